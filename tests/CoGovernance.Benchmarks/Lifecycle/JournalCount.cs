using CoGovernance.Contracts.Journal;

namespace CoGovernance.Benchmarks.Lifecycle;

/// <summary>Counts what is committed. Thread-safe.</summary>
internal sealed class JournalCount : IDisposable
{
    private readonly IJournal journal;
    private long events;
    private long commits;

    public JournalCount(IJournal journal)
    {
        this.journal = journal;
        journal.Committed += OnCommitted;
    }

    public (long Events, long Commits) Read() => (Interlocked.Read(ref events), Interlocked.Read(ref commits));

    public void Dispose() => journal.Committed -= OnCommitted;

    private void OnCommitted(CommittedBatch batch)
    {
        Interlocked.Add(ref events, batch.Events.Count);
        Interlocked.Increment(ref commits);
    }
}
