using System.Collections.Immutable;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Grains.Record;

/// <summary>Loads and appends the streams of one kind of aggregate. Stateless; one per kind.</summary>
public class Recorder<TState, TEvent>(Aggregate<TState, TEvent> aggregate, IJournal journal, IPersonVault vault)
    where TState : class
    where TEvent : class
{
    private readonly Folding<TState, TEvent> folding = new(aggregate, vault);

    public Aggregate<TState, TEvent> Aggregate => aggregate;

    public StreamId StreamOf(string key) => new(aggregate.Kind, key);

    public async ValueTask<Recorded<TState>> LoadAsync(StreamId stream, CancellationToken cancellationToken) =>
        folding.Fold(await journal.ReadAsync(stream, cancellationToken));

    /// <summary>Appends the events of a command that was decided on the given state.</summary>
    public async Task<(AppendResult Result, Recorded<TState> After)> AppendAsync(
        StreamId stream, Recorded<TState> before, Caller caller, ImmutableArray<TEvent> happened, long newsSeen)
    {
        var state = before.State;
        var written = ImmutableArray.CreateBuilder<NewEvent>(happened.Length);
        var messages = ImmutableArray.CreateBuilder<NewMessage>();
        var rows = ImmutableArray.CreateBuilder<ProjectionRow>();
        foreach (var e in happened)
        {
            var next = aggregate.Evolve(state, e);
            written.Add(folding.Events.Write(e));
            foreach (var notice in aggregate.Notices(state, e, next))
                messages.Add(Message(notice));
            rows.AddRange(aggregate.Rows(state, e, next).Select(r => r.StampedAt(caller.At)));
            state = next;
        }

        rows.AddRange(aggregate.Rows(state).Select(r => r.StampedAt(caller.At)));
        var after = new Recorded<TState>(state, before.Version + happened.Length, newsSeen);
        var snapshotDue = after.Version / aggregate.SnapshotEvery > before.Version / aggregate.SnapshotEvery;
        var result = await journal.AppendAsync(
            new Append
            {
                Stream = stream,
                ExpectedVersion = before.Version,
                CommandId = caller.CommandId,
                Actor = caller.Actor,
                At = caller.At,
                Events = written.MoveToImmutable(),
                Messages = messages.ToImmutable(),
                Rows = rows.ToImmutable(),
                NextDue = aggregate.NextDue(state),
                Snapshot = snapshotDue ? folding.Events.WriteState(after) : null,
            },
            CancellationToken.None);
        return (result, after);
    }

    /// <summary>The version that the command reached when it was carried out before; null when it never was.</summary>
    public ValueTask<long?> FindCommandAsync(StreamId stream, string commandId) =>
        journal.FindCommandAsync(stream, commandId, CancellationToken.None);

    public void SetDue(StreamId stream, TState state) => journal.SetDue(stream, aggregate.NextDue(state));

    private static NewMessage Message(Notice notice) =>
        new(notice.Target, notice.News.GetType().Name, JsonSerializer.SerializeToUtf8Bytes(notice.News, WireJson.Options));
}
