using CoGovernance.Storage.Commit;

namespace CoGovernance.Storage.Dialect;

/// <summary>
/// The one connection that writes, with its prepared statements. Used by one thread at a time. Any exception leaves the
/// transaction open until <see cref="Rollback"/>.
/// </summary>
internal interface IRecordWriter : IDisposable
{
    /// <summary>Begins a transaction, locks the head row and answers the lookups.</summary>
    JournalHead Begin(IReadOnlyList<AppendWork> lookups);

    /// <summary>
    /// Fills in, for each append, the version of its stream (where <see cref="AppendWork.NeedsHead"/>) and the version that its
    /// command reached before, if it was carried out.
    /// </summary>
    void LookUp(IReadOnlyList<AppendWork> lookups);

    /// <summary>Writes everything in the plan and commits it. Returns how many undelivered messages were struck off or parked.</summary>
    int Commit(CommitPlan plan);

    /// <summary>Ends the transaction without effect; harmless when none is open. Never throws.</summary>
    void Rollback();

    /// <summary>The hash of the event at the position, or null; outside a transaction.</summary>
    byte[]? HashAt(long position);

    /// <summary>Writes rows of lists in one transaction of their own.</summary>
    void WriteRows(ListChanges changes);

    /// <summary>Makes good what a commit of erased keys left behind in files. Never throws.</summary>
    void Scrub();
}
