using System.Security.Cryptography;
using CoGovernance.Storage.Schema;

namespace CoGovernance.Storage;

/// <summary>Who carries out the commits.</summary>
public enum CommitMode
{
    /// <summary>A thread of the store's own commits whatever waits.</summary>
    Background,

    /// <summary>Nothing happens until <see cref="RecordStore.CommitPending"/> is called; reads complete synchronously.</summary>
    OnDemand,
}

/// <summary>Where the record of a county is kept and how it is written.</summary>
public sealed record RecordStoreOptions
{
    /// <summary>The folder of <c>county.db</c> (SQLite) and <c>county.lock</c>; it is made when missing. Unused with PostgreSQL.</summary>
    public string DataFolder { get; init; } = "cogovernance-data";

    /// <summary>When given, the record is kept in this PostgreSQL database instead of a SQLite file.</summary>
    public string? PostgresConnectionString { get; init; }

    public CommitMode CommitMode { get; init; }

    /// <summary>How long a locked or vanished database is waited for before appends and reads fail.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Appends in one transaction, at most; 1 to 4,096.</summary>
    public int MaxBatch { get; init; } = 256;

    /// <summary>Appends that may wait for a commit; one more is refused with <c>journal.busy</c>.</summary>
    public int MaxWaiting { get; init; } = 10_000;

    /// <summary>
    /// When another process has the store open: false refuses at once with <c>store.in-use</c>, true waits until it is gone.
    /// </summary>
    public bool Standby { get; init; }

    /// <summary>
    /// Several silos write to one PostgreSQL database: no process lock, nothing is remembered between commits that another
    /// silo could change.
    /// </summary>
    public bool SharedWriters { get; init; }

    /// <summary>For verification beside a stopped store: takes no lock and writes nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Throws all lists away and rebuilds them from the journal, whatever their versions say.</summary>
    public bool RebuildLists { get; init; }

    /// <summary>Hears how far a rebuild of the lists has come; called on the opening thread.</summary>
    public IProgress<RebuildProgress>? RebuildProgress { get; init; }

    /// <summary>Fills keys and nonces. Cryptographic by default; only a simulation that must repeat itself gives another.</summary>
    public Action<byte[]> FillRandom { get; init; } = static bytes => RandomNumberGenerator.Fill(bytes);
}
