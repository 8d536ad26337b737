using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Dialect;

/// <summary>What an exception of a database means for the record.</summary>
internal enum StorageFault
{
    /// <summary>Not a condition of the surroundings: a broken file, a refused value or a bug.</summary>
    Other,

    /// <summary>No room. Nothing was written; it is not waited for.</summary>
    DiskFull,

    /// <summary>Another process holds a lock. Nothing was written; worth waiting for.</summary>
    Locked,

    /// <summary>The connection is lost. What was under way may or may not be written; worth waiting for.</summary>
    Gone,
}

internal static class StorageFaults
{
    /// <summary>Whether the condition may pass by itself within seconds.</summary>
    public static bool MayPass(this StorageFault fault) => fault is StorageFault.Locked or StorageFault.Gone;

    /// <summary>The error that callers see.</summary>
    public static Exception ToException(this StorageFault fault, string place, Exception cause) => fault switch
    {
        StorageFault.DiskFull => new JournalUnavailableException("journal.disk-full", $"No room for the record at {place}.", cause),
        StorageFault.Locked =>
            new JournalUnavailableException("journal.locked", $"Another process keeps the record at {place} locked.", cause),
        StorageFault.Gone => new JournalUnavailableException("journal.gone", $"The record at {place} does not answer.", cause),
        _ => cause,
    };
}
