using CoGovernance.Contracts.Journal;

namespace CoGovernance.Testing;

/// <summary>A journal that passes everything on to another; a test's own overrides what it is about.</summary>
internal abstract class PassingJournal(IJournal inner) : IJournal
{
    public virtual event Action<CommittedBatch>? Committed
    {
        add => inner.Committed += value;
        remove => inner.Committed -= value;
    }

    public virtual Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken) => inner.AppendAsync(append, cancellationToken);

    public ValueTask<StreamTail> ReadAsync(StreamId stream, CancellationToken cancellationToken) => inner.ReadAsync(stream, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(EventQuery query, CancellationToken cancellationToken) =>
        inner.EventsAsync(query, cancellationToken);

    public virtual ValueTask<IReadOnlyList<StreamChange>> ChangesAsync(long after, int limit, CancellationToken cancellationToken) =>
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

    public ValueTask<IReadOnlyList<RowGroup>> CountAsync(RowCount count, CancellationToken cancellationToken) =>
        inner.CountAsync(count, cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, long>> CountCommandsAsync(CommandCount count, CancellationToken cancellationToken) =>
        inner.CountCommandsAsync(count, cancellationToken);

    public IAsyncEnumerable<object?[]> QueryAsync(RowQuery query, CancellationToken cancellationToken) => inner.QueryAsync(query, cancellationToken);
}
