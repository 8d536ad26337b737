using System.Collections.Immutable;

namespace CoGovernance.Contracts.Journal;

/// <summary>A fact as it stands in the journal. <paramref name="Position"/> counts from 1 without gaps over the whole journal.</summary>
public sealed record StoredEvent(
    long Position,
    StreamId Stream,
    long Version,
    string Type,
    byte[] Data,
    string Actor,
    string CommandId,
    DateTimeOffset At);

/// <summary>That a stream went on, without what happened: for those who follow the journal.</summary>
public readonly record struct StreamChange(long Position, StreamId Stream, long Version, DateTimeOffset At);

public sealed record Snapshot(long Version, byte[] Data);

/// <summary>The newest snapshot, if any, and the events after it, in order. A stream that does not exist is empty.</summary>
public sealed record StreamTail(Snapshot? Snapshot, IReadOnlyList<StoredEvent> Events)
{
    public long Version => Events.Count > 0 ? Events[^1].Version : Snapshot?.Version ?? 0;
}

/// <summary>A bounded reading of the journal across streams: conditions are joined by and.</summary>
public sealed record EventQuery
{
    /// <summary>The kind of streams.</summary>
    public string? Kind { get; init; }

    /// <summary>The one stream of that kind.</summary>
    public string? Key { get; init; }

    public string? Actor { get; init; }

    /// <summary>The name of the event.</summary>
    public string? Type { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Goes on after the event at this position, in the direction of reading.</summary>
    public long? After { get; init; }

    public bool Descending { get; init; }

    /// <summary>1 to 1,000.</summary>
    public int Limit { get; init; } = 200;
}

/// <summary>Which commands to count.</summary>
/// <param name="Actors">Who gave them; at most 200.</param>
/// <param name="Types">Names of the events that tell what a command did; at most 200.</param>
/// <param name="Before">Exclusive.</param>
public sealed record CommandCount(ImmutableArray<string> Actors, ImmutableArray<string> Types, DateTimeOffset From, DateTimeOffset Before);

/// <summary>A message on its way. Ids grow in the order of the journal, so a target sees them ascending.</summary>
public sealed record OutboxEntry(long Id, StreamId Target, StreamId Source, string Type, byte[] Data, DateTimeOffset At);

/// <summary>A stream whose grain wants to be woken.</summary>
public readonly record struct DueEntry(StreamId Stream, DateTimeOffset At);

/// <summary>What one commit brought, in journal order.</summary>
public sealed record CommittedBatch(
    IReadOnlyList<StoredEvent> Events,
    IReadOnlyList<OutboxEntry> Messages,
    IReadOnlyList<DueEntry> Due);

/// <summary>
/// The append-only record of the county. An append that was answered is on disk. Appends are grouped: whatever waits while
/// one commit is under way goes into the next. Thread-safe.
/// </summary>
/// <exception cref="JournalUnavailableException">
/// From every member: the disk is full, the database is locked or gone for longer than the configured patience. Nothing was
/// written, except that with <c>journal.gone</c> the last commit may have arrived; the same command again tells (as a duplicate).
/// </exception>
public interface IJournal
{
    ValueTask<StreamTail> ReadAsync(StreamId stream, CancellationToken cancellationToken);

    Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken);

    /// <summary>
    /// Events of the whole journal, in the order of their times and, where those are equal, of the journal; of one stream in the order of
    /// its versions. Snapshots play no part: what a state no longer holds is found here.
    /// </summary>
    ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(EventQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// What stands in the journal after a position, in its order. Positions have no gaps and commits are serial, so whoever goes on
    /// from the last one seen misses nothing, whichever process wrote it.
    /// </summary>
    /// <param name="limit">1 to 1,000.</param>
    ValueTask<IReadOnlyList<StreamChange>> ChangesAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The position of the newest event; 0 while the journal is empty.</summary>
    ValueTask<long> LastPositionAsync(CancellationToken cancellationToken);

    /// <summary>The version of the stream after the command was carried out; null when it never was.</summary>
    ValueTask<long?> FindCommandAsync(StreamId stream, string commandId, CancellationToken cancellationToken);

    /// <summary>The undelivered messages with an id above the given one, ascending. Parked ones are left out.</summary>
    ValueTask<IReadOnlyList<OutboxEntry>> PendingMessagesAsync(long afterId, int limit, CancellationToken cancellationToken);

    /// <summary>Strikes messages off the outbox with the next commit. Until then a crash delivers them again.</summary>
    void MarkDelivered(IReadOnlyList<long> ids);

    /// <summary>Sets a message aside after its last attempt, with the error; it is kept for a person to look at.</summary>
    Task ParkAsync(long id, string error, CancellationToken cancellationToken);

    /// <summary>The streams due at or before the instant, earliest first.</summary>
    ValueTask<IReadOnlyList<DueEntry>> DueAsync(DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>The earliest instant at which a stream is due; null when none is.</summary>
    ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Corrects a due row whose grain found nothing to do; written with the next commit.</summary>
    void SetDue(StreamId stream, DateTimeOffset? at);

    IAsyncEnumerable<object?[]> QueryAsync(RowQuery query, CancellationToken cancellationToken);

    /// <summary>The combinations that occur, in no order.</summary>
    /// <exception cref="InvalidOperationException">There are more than 10,000.</exception>
    ValueTask<IReadOnlyList<RowGroup>> CountAsync(RowCount count, CancellationToken cancellationToken);

    /// <summary>
    /// How many commands were carried out, each counted under the first event of the given names that it recorded on a stream, on each
    /// stream where it did.
    /// </summary>
    ValueTask<IReadOnlyDictionary<string, long>> CountCommandsAsync(CommandCount count, CancellationToken cancellationToken);

    /// <summary>
    /// Raised after each commit, one at a time and in order, before the appends of that commit are answered. Handlers are quick and
    /// never throw.
    /// </summary>
    event Action<CommittedBatch>? Committed;
}

/// <summary>
/// Seals personal data with a key per person. Erasing the person destroys the key; what was sealed with it can never be read
/// again, while the journal and its hash chain stay as they were (PIPL art. 47: erasure on request). Thread-safe.
/// </summary>
public interface IPersonVault
{
    /// <summary>Encrypts under the person's key, made on first use and stored no later than the append that uses it.</summary>
    string Seal(string person, string text);

    /// <summary>The text, or null when the person was erased.</summary>
    string? Open(string person, string sealedText);

    /// <summary>Whether the person was erased: nothing can be sealed for them any more.</summary>
    bool IsErased(string person);

    Task EraseAsync(string person, CancellationToken cancellationToken);
}

/// <summary>
/// The journal cannot be written or read now. The code is stable: <c>journal.disk-full</c>, <c>journal.locked</c>,
/// <c>journal.gone</c>, <c>journal.busy</c>.
/// </summary>
public sealed class JournalUnavailableException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
