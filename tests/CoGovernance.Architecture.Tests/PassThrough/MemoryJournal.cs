using System.Text;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Architecture.Tests.PassThrough;

/// <summary>
/// A record in memory for a deterministic loop: appends wait until <see cref="CommitPending"/> commits them together, as the real
/// one does. It keeps versions, command ids, snapshots, the outbox, the due table and the rows of the lists.
/// </summary>
internal sealed class MemoryJournal : IJournal, IPersonVault
{
    private readonly List<StoredEvent> events = [];
    private readonly Dictionary<(StreamId Stream, string Command), long> commands = [];
    private readonly Dictionary<StreamId, Snapshot> snapshots = [];
    private readonly SortedDictionary<long, OutboxEntry> outbox = [];
    private readonly Dictionary<StreamId, DateTimeOffset> due = [];
    private readonly SortedDictionary<string, ProjectionRow> rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> erased = new(StringComparer.Ordinal);
    private readonly List<(Append Append, TaskCompletionSource<AppendResult> Answer)> waiting = [];
    private readonly List<Action> corrections = [];
    private long messages;

    public event Action<CommittedBatch>? Committed;

    public IReadOnlyList<StoredEvent> Events => events;

    /// <summary>The messages set aside, with the reason.</summary>
    public List<string> Parked { get; } = [];

    /// <summary>The rows of the lists: table, key and values.</summary>
    public IEnumerable<string> Rows => rows.Where(r => !r.Value.Removed).Select(r => $"{r.Key}: {string.Join('|', r.Value.Values)}");

    /// <summary>Commits what waits; false when nothing did.</summary>
    public bool CommitPending()
    {
        if (waiting.Count == 0 && corrections.Count == 0)
            return false;
        var batch = waiting.ToList();
        waiting.Clear();
        foreach (var correct in corrections)
            correct();
        corrections.Clear();
        var (written, sent, woken) = (new List<StoredEvent>(), new List<OutboxEntry>(), new List<DueEntry>());
        var results = batch.Select(w => Commit(w.Append, written, sent, woken)).ToList();
        Committed?.Invoke(new CommittedBatch(written, sent, woken));
        for (var i = 0; i < batch.Count; i++)
            batch[i].Answer.SetResult(results[i]);
        return true;
    }

    public Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        Assert.False(append.Events.IsEmpty, $"An append to {append.Stream} has no events.");
        Assert.InRange(append.CommandId.Length, 1, 200);
        var answer = new TaskCompletionSource<AppendResult>();
        waiting.Add((append, answer));
        return answer.Task;
    }

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(EventQuery query, CancellationToken cancellationToken)
    {
        var found = events.Where(e => query.Kind is null || e.Stream.Kind == query.Kind).Where(e => query.Key is null || e.Stream.Key == query.Key)
            .Where(e => query.Actor is null || e.Actor == query.Actor).Where(e => query.Type is null || e.Type == query.Type)
            .Where(e => query.From is null || e.At >= query.From).Where(e => query.Before is null || e.At < query.Before);
        var ordered = query.Descending ? found.OrderByDescending(e => (e.At, e.Position)) : found.OrderBy(e => (e.At, e.Position));
        var next = query.After is { } after ? ordered.SkipWhile(e => e.Position != after).Skip(1) : ordered;
        return new(next.Take(query.Limit).ToList());
    }

    public ValueTask<IReadOnlyList<StreamChange>> ChangesAsync(long after, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<StreamChange>>(
            [.. events.Where(e => e.Position > after).Take(limit).Select(e => new StreamChange(e.Position, e.Stream, e.Version, e.At))]);

    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken) => ValueTask.FromResult((long)events.Count);

    public ValueTask<StreamTail> ReadAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var snapshot = snapshots.GetValueOrDefault(stream);
        return ValueTask.FromResult(new StreamTail(
            snapshot, [.. events.Where(e => e.Stream == stream && e.Version > (snapshot?.Version ?? 0))]));
    }

    public ValueTask<long?> FindCommandAsync(StreamId stream, string commandId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<long?>(commands.TryGetValue((stream, commandId), out var version) ? version : null);

    public ValueTask<IReadOnlyList<OutboxEntry>> PendingMessagesAsync(long afterId, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<OutboxEntry>>([.. outbox.Values.Where(m => m.Id > afterId).Take(limit)]);

    public void MarkDelivered(IReadOnlyList<long> ids) => corrections.Add(() =>
    {
        foreach (var id in ids)
            outbox.Remove(id);
    });

    public Task ParkAsync(long id, string error, CancellationToken cancellationToken)
    {
        Parked.Add($"{outbox[id].Type} for {outbox[id].Target}: {error}");
        outbox.Remove(id);
        return Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<DueEntry>> DueAsync(DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<DueEntry>>(
        [
            .. due.Where(d => d.Value <= until)
                .OrderBy(d => d.Value)
                .ThenBy(d => d.Key.ToString(), StringComparer.Ordinal)
                .Select(d => new DueEntry(d.Key, d.Value))
                .Take(limit),
        ]);

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(due.Count == 0 ? (DateTimeOffset?)null : due.Values.Min());

    public void SetDue(StreamId stream, DateTimeOffset? at) => corrections.Add(() => Due(stream, at));

    public IAsyncEnumerable<object?[]> QueryAsync(RowQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Grains read no lists.");

    public ValueTask<IReadOnlyList<RowGroup>> CountAsync(RowCount count, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Grains read no lists.");

    public ValueTask<IReadOnlyDictionary<string, long>> CountCommandsAsync(CommandCount count, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Grains count no commands.");

    public string Seal(string person, string text) => $"{person}:{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}";

    public string? Open(string person, string sealedText) =>
        erased.Contains(person) ? null : Encoding.UTF8.GetString(Convert.FromBase64String(sealedText[(person.Length + 1)..]));

    public bool IsErased(string person) => erased.Contains(person);

    public Task EraseAsync(string person, CancellationToken cancellationToken)
    {
        erased.Add(person);
        return Task.CompletedTask;
    }

    private AppendResult Commit(Append append, List<StoredEvent> written, List<OutboxEntry> sent, List<DueEntry> woken)
    {
        if (commands.TryGetValue((append.Stream, append.CommandId), out var reached))
            return new AppendResult(AppendStatus.Duplicate, reached);
        var version = events.LastOrDefault(e => e.Stream == append.Stream)?.Version ?? 0;
        if (version != append.ExpectedVersion)
            return new AppendResult(AppendStatus.Conflict, version);
        foreach (var e in append.Events)
            events.Add(new StoredEvent(events.Count + 1, append.Stream, ++version, e.Type, e.Data, append.Actor, append.CommandId, append.At));
        written.AddRange(events[^append.Events.Length..]);
        foreach (var m in append.Messages)
            sent.Add(outbox[++messages] = new OutboxEntry(messages, m.Target, append.Stream, m.Type, m.Data, append.At));
        foreach (var row in append.Rows)
            rows[$"{row.Table.Name}/{string.Join('/', row.Values.Take(row.Table.Columns.Count(c => c.IsKey)))}"] = row;
        if (append.Snapshot is { } snapshot)
            snapshots[append.Stream] = new Snapshot(version, snapshot);
        if (Due(append.Stream, append.NextDue) is { } at)
            woken.Add(at);
        commands.Add((append.Stream, append.CommandId), version);
        return new AppendResult(AppendStatus.Appended, version);
    }

    private DueEntry? Due(StreamId stream, DateTimeOffset? at)
    {
        if (at is not { } instant)
        {
            due.Remove(stream);
            return null;
        }

        due[stream] = instant;
        return new DueEntry(stream, instant);
    }
}
