using System.Collections.Immutable;

namespace CoGovernance.Domain.Areas.Forecasting;

/// <summary>
/// An area's load as it stood at a full hour. Orders and their minutes are counted from the beginning of the record, so that what came
/// between two points is their difference, also when some between them are missing.
/// </summary>
public sealed record LoadPoint(DateTimeOffset At, int OpenMinutes, int AvailableMinutes, long Orders, long OrderedMinutes);

/// <summary>What was ordered in the hour that begins at <paramref name="From"/>, and how the load stood when it began.</summary>
public sealed record LoadHour(DateTimeOffset From, int OpenMinutes, int AvailableMinutes, int Orders, int OrderedMinutes);

/// <summary>The history of an area's load: hourly points of ninety days at most.</summary>
public static class LoadHistory
{
    public const int Days = 90;

    /// <summary>Points kept for an area.</summary>
    public const int Hours = Days * 24;

    /// <summary>The place of a point in the ring that holds the history: after ninety days it is written over.</summary>
    public static int Slot(DateTimeOffset at) => (int)(at.UtcTicks / TimeSpan.TicksPerHour % Hours);

    public static DateTimeOffset FullHour(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerHour));

    /// <summary>
    /// Every whole hour from the first point to the instant, oldest first. Load is reported only when it has changed, so an hour without a
    /// point is as the one before; what came in within hours that nobody reported is counted when it was told.
    /// </summary>
    /// <param name="points">In any order; those older than ninety days or later than the instant are left out.</param>
    public static ImmutableArray<LoadHour> HoursUntil(IEnumerable<LoadPoint> points, DateTimeOffset until)
    {
        var end = FullHour(until);
        var known = points.Where(p => p.At > end.AddDays(-Days) && p.At <= end).OrderBy(p => p.At).ToList();
        if (known.Count == 0)
            return [];
        var hours = ImmutableArray.CreateBuilder<LoadHour>();
        var (at, next) = (known[0], 1);
        for (var hour = FullHour(known[0].At); hour < end; hour = hour.AddHours(1))
        {
            var before = at;
            while (next < known.Count && known[next].At <= hour.AddHours(1))
                at = known[next++];
            hours.Add(new LoadHour(
                hour, before.OpenMinutes, before.AvailableMinutes, Grown(before.Orders, at.Orders), Grown(before.OrderedMinutes, at.OrderedMinutes)));
        }

        return hours.ToImmutable();
    }

    private static int Grown(long from, long to) => (int)Math.Clamp(to - from, 0, int.MaxValue);
}
