using CoGovernance.Contracts.Journal;

namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>A record whose commits the follower of live updates is not told of, as if another process had made them.</summary>
internal sealed class DeafJournal(IJournal inner) : IJournal
{
    private long changesRead;

    /// <summary>How often the journal was read on.</summary>
    public long ChangesRead => Interlocked.Read(ref changesRead);

    public event Action<CommittedBatch>? Committed
    {
        add
        {
            if (!IsFollower(value))
                inner.Committed += value;
        }

        remove
        {
            if (!IsFollower(value))
                inner.Committed -= value;
        }
    }

    public ValueTask<StreamTail> ReadAsync(StreamId stream, CancellationToken cancellationToken) => inner.ReadAsync(stream, cancellationToken);

    public Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken) => inner.AppendAsync(append, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(EventQuery query, CancellationToken cancellationToken) =>
        inner.EventsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<StreamChange>> ChangesAsync(long after, int limit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref changesRead);
        return inner.ChangesAsync(after, limit, cancellationToken);
    }

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

    private static bool IsFollower(Action<CommittedBatch>? handler) => handler?.Target?.GetType().Name == "LiveFollower";
}
