using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Areas.Forecasting;

namespace CoGovernance.Gateway.Areas;

/// <summary>
/// Reads histories of load from the list. The county's is kept for a minute, as every forecast needs it and its points change once an
/// hour. Thread-safe.
/// </summary>
internal sealed class LoadHistories(IJournal journal)
{
    private const int Most = 100_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private volatile KeptHistory? county;

    /// <summary>Of an area, hour by hour up to the instant. The county's is the sum of its towns'.</summary>
    public async ValueTask<ImmutableArray<LoadHour>> OfAsync(DivisionCode area, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (area.Tier != Tier.County)
            return LoadHistory.HoursUntil((await PointsAsync("area", area, cancellationToken)).SelectMany(a => a), now);
        if (county is { } kept && kept.County == area && now - kept.ReadAt < Kept && now >= kept.ReadAt)
            return kept.Hours;
        var towns = await OfChildrenAsync(area, now, cancellationToken);
        var hours = Sum(towns.Values);
        county = new KeptHistory(area, now, hours);
        return hours;
    }

    /// <summary>Of each child of an area that has one, by code.</summary>
    public async ValueTask<Dictionary<string, ImmutableArray<LoadHour>>> OfChildrenAsync(
        DivisionCode area, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await PointsAsync("parent", area, cancellationToken)).ToDictionary(
            p => p.Key, p => LoadHistory.HoursUntil(p, now), StringComparer.Ordinal);

    private async ValueTask<ILookup<string, LoadPoint>> PointsAsync(string column, DivisionCode area, CancellationToken cancellationToken)
    {
        var points = new List<(string Area, LoadPoint Point)>();
        var query = new RowQuery(Tables.LoadPoints) { Filters = [new RowFilter(column, Comparison.Equal, area.Value)], Limit = Most };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
        {
            points.Add(((string)row[0]!, new LoadPoint(
                (DateTimeOffset)row[3]!, (int)(long)row[4]!, (int)(long)row[5]!, (long)row[6]!, (long)row[7]!)));
        }

        return points.ToLookup(p => p.Area, p => p.Point, StringComparer.Ordinal);
    }

    private static ImmutableArray<LoadHour> Sum(IEnumerable<ImmutableArray<LoadHour>> towns) =>
    [
        .. towns.SelectMany(t => t).GroupBy(h => h.From).OrderBy(g => g.Key).Select(g => new LoadHour(
            g.Key, g.Sum(h => h.OpenMinutes), g.Sum(h => h.AvailableMinutes), g.Sum(h => h.Orders), g.Sum(h => h.OrderedMinutes))),
    ];

    private sealed record KeptHistory(DivisionCode County, DateTimeOffset ReadAt, ImmutableArray<LoadHour> Hours);
}
