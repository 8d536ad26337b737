using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;

namespace CoGovernance.Storage.Reading;

/// <summary>A statement and its values, <c>@p0</c>, <c>@p1</c>, ….</summary>
internal sealed record SqlText(string Text, IReadOnlyList<object?> Values);

/// <summary>
/// The words of a reading of the journal across streams. One condition leads, by an index that holds its events in the order of reading;
/// the others are checked on the way.
/// </summary>
internal sealed class EventQuerySql
{
    private const int MostEvents = 1_000;
    private const int MostAlternatives = 200;

    private readonly List<object?> values = [];

    /// <exception cref="ArgumentException">A limit out of range, or a key without a kind.</exception>
    public static void Require(EventQuery query)
    {
        if (query.Limit is < 1 or > MostEvents)
            throw new ArgumentException($"The limit {query.Limit} is not in 1 to {MostEvents}.", nameof(query));
        if (query is { Key: not null, Kind: null })
            throw new ArgumentException("A key needs the kind of its stream.", nameof(query));
    }

    /// <summary>
    /// With which condition the reading begins: one that few events meet, or else along the time within an actor or a type. A database
    /// that knows how its values are spread is left to itself.
    /// </summary>
    public static async ValueTask<EventLead> LeadAsync(EventQuery query, bool knowsSpread, Func<SqlText, ValueTask<bool>> isFew)
    {
        if (query.Key is not null)
            return EventLead.Stream;
        if (knowsSpread)
            return EventLead.Free;
        EventLead[] leads =
        [
            .. query.Type is null ? Array.Empty<EventLead>() : [EventLead.Type], .. query.Actor is null ? Array.Empty<EventLead>() : [EventLead.Actor],
            .. query.Kind is null ? Array.Empty<EventLead>() : [EventLead.Kind],
        ];
        if (leads is [EventLead.Type or EventLead.Actor])
            return leads[0];
        foreach (var lead in leads)
        {
            if (await isFew(Count(query, lead)))
                return lead;
        }

        return leads.FirstOrDefault(l => l is EventLead.Actor or EventLead.Type, EventLead.Time);
    }

    /// <summary>Finds the time and the version of the event at a position.</summary>
    public static SqlText Place(long position) => new("SELECT at, version FROM events WHERE position = @p0", [position]);

    /// <param name="after">The time and version of the event after which the reading goes on.</param>
    public static SqlText Events(EventQuery query, EventLead lead, bool knowsSpread, (long At, long Version)? after)
    {
        var sql = new EventQuerySql();
        var conditions = sql.Conditions(query, lead, knowsSpread);
        var order = lead == EventLead.Stream ? "version" : lead == EventLead.Kind ? "+at, +position" : "at, position";
        if (after is { } last)
        {
            var place = lead == EventLead.Stream ? sql.Parameter(last.Version) : $"{sql.Parameter(last.At)}, {sql.Parameter(query.After!.Value)}";
            conditions.Add($"({order}) {(query.Descending ? "<" : ">")} ({place})");
        }

        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        var direction = query.Descending ? " DESC" : "";
        return new SqlText(
            $"SELECT stream, {EventRows.Columns} FROM events{where} ORDER BY {order.Replace(",", $"{direction},", StringComparison.Ordinal)}{direction} "
            + $"LIMIT {sql.Parameter((long)query.Limit)}",
            sql.values);
    }

    /// <summary>Counts commands by the first of their events that is asked for, along each actor's time.</summary>
    /// <exception cref="ArgumentException">Too many actors or names.</exception>
    public static SqlText Commands(CommandCount count)
    {
        if (count.Actors.Length > MostAlternatives || count.Types.Length > MostAlternatives)
            throw new ArgumentException($"Commands are counted of at most {MostAlternatives} actors, by as many names of events.", nameof(count));
        var sql = new EventQuerySql();
        return new SqlText(
            "SELECT type, COUNT(*) FROM (SELECT type, ROW_NUMBER() OVER (PARTITION BY stream, command_id ORDER BY version) AS place FROM events "
            + $"WHERE {sql.IsAmong("actor", count.Actors)} AND at >= {sql.Parameter(Instants.ToMicroseconds(count.From))} "
            + $"AND at < {sql.Parameter(Instants.ToMicroseconds(count.Before))} AND {sql.IsAmong("type", count.Types)}) AS told WHERE place = 1 GROUP BY type",
            sql.values);
    }

    private static SqlText Count(EventQuery query, EventLead lead)
    {
        var sql = new EventQuerySql();
        var condition = lead switch
        {
            EventLead.Type => sql.Is("type", query.Type!),
            EventLead.Actor => sql.Is("actor", query.Actor!),
            _ => sql.IsOfKind("stream", query.Kind!),
        };
        return new SqlText($"SELECT COUNT(*) FROM (SELECT 1 FROM events WHERE {condition} LIMIT {RowPlan.Few + 1}) AS first_rows", sql.values);
    }

    private List<string> Conditions(EventQuery query, EventLead lead, bool knowsSpread)
    {
        var conditions = new List<string>();
        if (query is { Kind: { } kind, Key: { } key })
            conditions.Add(Is("stream", new StreamId(kind, key).ToString()));
        else if (query.Kind is not null)
            conditions.Add(IsOfKind(Name("stream", EventLead.Kind), query.Kind));
        if (query.Actor is { } actor)
            conditions.Add(Is(Name("actor", EventLead.Actor), actor));
        if (query.Type is { } type)
            conditions.Add(Is(Name("type", EventLead.Type), type));
        var at = lead is EventLead.Stream or EventLead.Kind ? Name("at", EventLead.Time) : "at";
        if (query.From is { } from)
            conditions.Add($"{at} >= {Parameter(Instants.ToMicroseconds(from))}");
        if (query.Before is { } before)
            conditions.Add($"{at} < {Parameter(Instants.ToMicroseconds(before))}");
        return conditions;

        // A sign before a column keeps SQLite from seeking by it; text has none on PostgreSQL, which chooses itself.
        string Name(string column, EventLead own) => knowsSpread || lead == own ? column : $"+{column}";
    }

    private string Is(string name, string value) => $"{name} = {Parameter(value)}";

    private string IsAmong(string name, ImmutableArray<string> values) =>
        values.IsEmpty ? "1 = 0" : $"{name} IN ({string.Join(", ", values.Select(Parameter))})";

    /// <summary>The character after the slash ends the stretch of streams of one kind.</summary>
    private string IsOfKind(string name, string kind) => $"{name} >= {Parameter($"{kind}/")} AND {name} < {Parameter($"{kind}0")}";

    private string Parameter(object value)
    {
        values.Add(value);
        return $"@p{values.Count - 1}";
    }
}

/// <summary>With which condition a reading of the journal begins.</summary>
internal enum EventLead
{
    Free,
    Time,
    Stream,
    Kind,
    Actor,
    Type,
}
