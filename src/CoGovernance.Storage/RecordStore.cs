using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Reading;
using CoGovernance.Storage.Vault;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Storage;

/// <summary>
/// The record of a county on SQLite or PostgreSQL: journal, snapshots, outbox, due table, lists and the keys of persons, written
/// together in grouped commits. Opened by <see cref="RecordStores"/>. Thread-safe.
/// </summary>
public sealed class RecordStore : IJournal, IPersonVault, IAsyncDisposable
{
    private const int MostChanges = 1_000;

    private readonly RecordStoreOptions options;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource closing = new();
    private readonly CommitQueue queue;
    private readonly Committer committer;
    private readonly WriterThread? writerThread;
    private readonly JournalReader reader;
    private readonly KeyTable keyTable;
    private readonly DueClock dueClock;
    private readonly AppendCheck check;
    private readonly PersonVault vault;
    private readonly StorageMetrics metrics;
    private readonly Lock committing = new();
    private readonly Lock deliveredGate = new();
    private readonly HashSet<long> delivered = [];
    private readonly TaskCreationOptions answering;
    private int disposed;

    internal RecordStore(
        RecordDatabase database, RecordStoreOptions options, IProjector projector, ImmutableArray<ProjectionTable> tables,
        TimeProvider time, ILogger logger)
    {
        this.options = options;
        this.time = time;
        Database = database;
        Projector = projector;
        Tables = tables;
        answering = options.CommitMode == CommitMode.Background
            ? TaskCreationOptions.RunContinuationsAsynchronously
            : TaskCreationOptions.None;
        queue = new CommitQueue(options.MaxWaiting, options.MaxBatch);
        dueClock = new DueClock(remembers: !options.SharedWriters);
        check = new AppendCheck(projector.Tables);
        reader = new JournalReader(database, options.Patience, time, closing.Token);
        keyTable = new KeyTable(database, options.Patience, time, closing.Token);
        vault = new PersonVault(new KeyStore(this), options.FillRandom, remembers: !options.SharedWriters);
        committer = new Committer(database, options, queue, dueClock, time, logger, closing.Token);
        metrics = new StorageMetrics(() => committer.OutboxPending, () => queue.Length);
        committer.Metrics = metrics;
        if (options is { CommitMode: CommitMode.Background, ReadOnly: false })
            writerThread = new WriterThread(queue, committer);
    }

    /// <inheritdoc/>
    public event Action<CommittedBatch>? Committed
    {
        add => committer.Committed += value;
        remove => committer.Committed -= value;
    }

    internal RecordDatabase Database { get; }

    internal IProjector Projector { get; }

    internal bool IsOnDemand => options.CommitMode == CommitMode.OnDemand;

    /// <summary>The due table and the lists of the projector.</summary>
    internal ImmutableArray<ProjectionTable> Tables { get; }

    public Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        check.Require(append);
        var work = new AppendWork(append, answering);
        work.Encode();
        Enqueue(work);
        return work.Answer;
    }

    public ValueTask<StreamTail> ReadAsync(StreamId stream, CancellationToken cancellationToken) =>
        reader.TailAsync(stream, cancellationToken);

    public ValueTask<long?> FindCommandAsync(StreamId stream, string commandId, CancellationToken cancellationToken) =>
        reader.CommandAsync(stream, commandId, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(EventQuery query, CancellationToken cancellationToken) =>
        reader.EventsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<StreamChange>> ChangesAsync(long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostChanges);
        return reader.ChangesAsync(after, limit, cancellationToken);
    }

    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken) => reader.LastPositionAsync(cancellationToken);

    /// <summary>The time of the newest event; null while the journal is empty.</summary>
    public ValueTask<DateTimeOffset?> LastEventAtAsync(CancellationToken cancellationToken) => reader.LastEventAtAsync(cancellationToken);

    public async ValueTask<IReadOnlyList<OutboxEntry>> PendingMessagesAsync(long afterId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        while (true)
        {
            var entries = await reader.PendingAsync(afterId, limit, cancellationToken);
            lock (deliveredGate)
            {
                if (delivered.Count == 0 || entries.Count == 0)
                    return entries;
                OutboxEntry[] pending = [.. entries.Where(e => !delivered.Contains(e.Id))];
                if (pending.Length > 0 || entries.Count < limit)
                    return pending;
            }

            afterId = entries[^1].Id;
        }
    }

    public void MarkDelivered(IReadOnlyList<long> ids)
    {
        if (ids.Count == 0)
            return;
        lock (deliveredGate)
            delivered.UnionWith(ids);
        Enqueue(new DeliveredWork(ids, () =>
        {
            lock (deliveredGate)
                delivered.ExceptWith(ids);
        }));
    }

    public Task ParkAsync(long id, string error, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var work = new ParkWork(id, RecordText.Require(error, "error"), Instants.ToMicroseconds(time.GetUtcNow()), answering);
        Enqueue(work);
        return work.Done;
    }

    public async ValueTask<IReadOnlyList<DueEntry>> DueAsync(DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return await DueUntilAsync(until, limit, cancellationToken);
    }

    public async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        if (dueClock.TryGet(out var at, out var asOf))
            return at;
        var first = await DueUntilAsync(until: null, 1, cancellationToken);
        DueEntry? earliest = first.Count > 0 ? first[0] : null;
        dueClock.Learn(earliest, asOf);
        return earliest?.At;
    }

    public void SetDue(StreamId stream, DateTimeOffset? at)
    {
        AppendCheck.RequireStream(stream);
        dueClock.Correct(stream, at is { } instant ? Instants.Truncate(instant) : null);
        Enqueue(new DueWork(stream, at, () => dueClock.Settle(stream)));
    }

    public IAsyncEnumerable<object?[]> QueryAsync(RowQuery query, CancellationToken cancellationToken) =>
        Tables.Contains(query.Table)
            ? reader.RowsAsync(query, cancellationToken)
            : throw new ArgumentException($"'{query.Table}' is not a list of this record.", nameof(query));

    public ValueTask<IReadOnlyList<RowGroup>> CountAsync(RowCount count, CancellationToken cancellationToken) =>
        Tables.Contains(count.Table)
            ? reader.CountAsync(count, cancellationToken)
            : throw new ArgumentException($"'{count.Table}' is not a list of this record.", nameof(count));

    public ValueTask<IReadOnlyDictionary<string, long>> CountCommandsAsync(CommandCount count, CancellationToken cancellationToken) =>
        reader.CountCommandsAsync(count, cancellationToken);

    /// <exception cref="PersonErasedException">The person was erased.</exception>
    public string Seal(string person, string text)
    {
        RequireWritable();
        return vault.Seal(RecordText.Require(person, "person"), text);
    }

    public string? Open(string person, string sealedText) => vault.Open(person, sealedText);

    public bool IsErased(string person) => vault.IsErased(RecordText.Require(person, "person"));

    public Task EraseAsync(string person, CancellationToken cancellationToken)
    {
        RequireWritable();
        return vault.EraseAsync(RecordText.Require(person, "person"), cancellationToken);
    }

    /// <summary>
    /// Commits on the caller's thread what waits, and answers it; false when nothing waited that somebody waits for: messages struck
    /// off and corrected due rows go with the next append, or at the end. Only with <see cref="CommitMode.OnDemand"/>. Called from a
    /// <see cref="Committed"/> handler it does nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">The store commits in the background.</exception>
    public bool CommitPending()
    {
        if (options.CommitMode != CommitMode.OnDemand)
            throw new InvalidOperationException("This store commits in the background.");
        if (committing.IsHeldByCurrentThread)
            return false;
        var batch = new List<Work>();
        var any = false;
        lock (committing)
        {
            while (queue.TryTake(batch))
            {
                any = true;
                committer.Commit(batch);
                batch.Clear();
                if (queue.Length == 0)
                    break;
            }
        }

        return any;
    }

    /// <summary>Refuses new writes, commits those that wait, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        queue.Close();
        await closing.CancelAsync();
        if (writerThread is not null)
            await Task.Run(writerThread.Join);
        else if (!options.ReadOnly)
            CommitPending();
        Database.CloseIdleReaders();
        committer.Dispose();
        metrics.Dispose();
        Database.Dispose();
        closing.Dispose();
    }

    /// <summary>Reads what the running store must know before the first commit.</summary>
    internal async Task PrepareAsync(CancellationToken cancellationToken) =>
        committer.OutboxPending = await reader.PendingCountAsync(cancellationToken);

    private async ValueTask<List<DueEntry>> DueUntilAsync(DateTimeOffset? until, int limit, CancellationToken cancellationToken)
    {
        var corrections = dueClock.Corrections();
        var entries = await reader.DueAsync(until, limit + corrections.Length, cancellationToken);
        if (corrections.Length == 0)
            return entries;
        entries.RemoveAll(e => corrections.Any(c => c.Key == e.Stream));
        foreach (var (stream, at) in corrections)
        {
            if (at is { } instant && (until is null || instant <= until))
                entries.Add(new DueEntry(stream, instant));
        }

        return [.. entries.OrderBy(e => e.At).ThenBy(e => e.Stream.ToString(), StringComparer.Ordinal).Take(limit)];
    }

    private void Enqueue(Work work)
    {
        RequireWritable();
        work.Arrived = time.GetTimestamp();
        queue.Enqueue(work);
    }

    private void RequireWritable()
    {
        if (options.ReadOnly)
            throw new InvalidOperationException("This store is open for reading only.");
    }

    private sealed class KeyStore(RecordStore store) : IKeyStore
    {
        public StoredKey? Find(string person) => store.keyTable.Find(person);

        public void Queue(string person, byte[] key, Action settled) =>
            store.Enqueue(new KeyWork(person, key, Instants.ToMicroseconds(store.time.GetUtcNow()), settled));

        public StoredKey Store(string person, byte[] key) => store.keyTable.Insert(person, key);

        public Task EraseAsync(string person)
        {
            var work = new EraseWork(person, Instants.ToMicroseconds(store.time.GetUtcNow()), store.answering);
            store.Enqueue(work);
            return work.Done;
        }
    }
}
