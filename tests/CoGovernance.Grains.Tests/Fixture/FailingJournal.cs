using CoGovernance.Contracts.Journal;

namespace CoGovernance.Grains.Tests.Fixture;

/// <summary>A journal that refuses the next append that a test points out, as a full disk would.</summary>
internal sealed class FailingJournal(IJournal inner) : IJournal
{
    /// <summary>Refuses one append for which this holds, and then no more.</summary>
    public Func<Append, bool>? FailNext { get; set; }

    public event Action<CommittedBatch>? Committed
    {
        add => inner.Committed += value;
        remove => inner.Committed -= value;
    }

    public Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        if (FailNext?.Invoke(append) != true)
            return inner.AppendAsync(append, cancellationToken);
        FailNext = null;
        throw new JournalUnavailableException("journal.disk-full", "The disk is full.");
    }

    public ValueTask<StreamTail> ReadAsync(StreamId stream, CancellationToken cancellationToken) => inner.ReadAsync(stream, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(EventQuery query, CancellationToken cancellationToken) =>
        inner.EventsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<StreamChange>> ChangesAsync(long after, int limit, CancellationToken cancellationToken) =>
        inner.ChangesAsync(after, limit, cancellationToken);

    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken) => inner.LastPositionAsync(cancellationToken);

    public ValueTask<long?> FindCommandAsync(StreamId stream, string commandId, CancellationToken cancellationToken) =>
        inner.FindCommandAsync(stream, commandId, cancellationToken);

    public ValueTask<IReadOnlyList<OutboxEntry>> PendingMessagesAsync(long afterId, int limit, CancellationToken cancellationToken) =>
        inner.PendingMessagesAsync(afterId, limit, cancellationToken);

    public void MarkDelivered(IReadOnlyList<long> ids) => inner.MarkDelivered(ids);

    public Task ParkAsync(long id, string error, CancellationToken cancellationToken) => inner.ParkAsync(id, error, cancellationToken);

    public ValueTask<IReadOnlyList<DueEntry>> DueAsync(DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        inner.DueAsync(until, limit, cancellationToken);

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => inner.NextDueAsync(cancellationToken);

    public void SetDue(StreamId stream, DateTimeOffset? at) => inner.SetDue(stream, at);

    public IAsyncEnumerable<object?[]> QueryAsync(RowQuery query, CancellationToken cancellationToken) => inner.QueryAsync(query, cancellationToken);
}
