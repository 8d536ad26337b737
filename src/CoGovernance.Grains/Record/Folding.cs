using CoGovernance.Contracts.Journal;

namespace CoGovernance.Grains.Record;

/// <summary>A state with what the record needs to know of it.</summary>
/// <param name="NewsSeen">The id of the last news that the stream took in.</param>
public sealed record Recorded<TState>(TState State, long Version, long NewsSeen);

/// <summary>Turns stored events back into states, and whole streams into the rows of lists.</summary>
public sealed class Folding<TState, TEvent>(Aggregate<TState, TEvent> aggregate, IPersonVault vault)
    where TState : class
    where TEvent : class
{
    private const string NewsPrefix = "news-";

    public EventCatalog<TEvent> Events { get; } = new(vault);

    /// <summary>The command id under which a batch of news is recorded; its number tells what has been heard.</summary>
    public static string NewsCommand(long lastId) => $"{NewsPrefix}{lastId}";

    public Recorded<TState> Fold(StreamTail tail)
    {
        var (state, version, heard) = tail.Snapshot is { } snapshot
            ? Events.ReadState<Recorded<TState>>(snapshot.Data)
            : new Recorded<TState>(aggregate.Initial, 0, 0);
        foreach (var e in tail.Events)
        {
            state = aggregate.Evolve(state, Events.Read(e));
            version = e.Version;
            if (e.CommandId.StartsWith(NewsPrefix, StringComparison.Ordinal)
                && long.TryParse(e.CommandId.AsSpan(NewsPrefix.Length), out var id))
            {
                heard = Math.Max(heard, id);
            }
        }

        return new Recorded<TState>(state, version, heard);
    }

    /// <summary>The rows and the due instant of a whole stream, from its first event on.</summary>
    public StreamProjection Project(IReadOnlyList<StoredEvent> stored)
    {
        var state = aggregate.Initial;
        var rows = new Dictionary<(string Table, string Key), ProjectionRow>();
        foreach (var e in stored)
        {
            var happened = Events.Read(e);
            var next = aggregate.Evolve(state, happened);
            foreach (var row in aggregate.Rows(state, happened, next))
                rows[KeyOf(row)] = row.StampedAt(e.At);
            state = next;
        }

        foreach (var row in aggregate.Rows(state))
            rows[KeyOf(row)] = row.StampedAt(stored[^1].At);
        return new StreamProjection([.. rows.Values.Where(r => !r.Removed)], aggregate.NextDue(state));
    }

    private static (string Table, string Key) KeyOf(ProjectionRow row) =>
        (row.Table.Name, string.Join('\n', row.Values.Take(row.Table.Columns.Count(c => c.IsKey))));
}
