using System.Globalization;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Areas.Forecasting;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Grains.Areas;

internal static class AreaRows
{
    public static ProjectionRow Of(AreaProfile profile, AreaLoad? load, Policy policy) => Tables.Areas.Row(
        profile.Code.Value, profile.Name, profile.Code.Parent?.Value, (long)profile.Code.Tier, (long)profile.Residents, (long)profile.Elders,
        profile.Latitude, profile.Longitude, (long?)load?.OpenMinutes, (long?)load?.AvailableMinutes, load?.Level(policy.Load).ToString(),
        (long)policy.Version);

    /// <param name="at">When it was told; reports of an older form say no more of when it stood so.</param>
    public static ProjectionRow Point(AreaLoad load, DateTimeOffset at)
    {
        var hour = load.AsOf ?? LoadHistory.FullHour(at);
        return Tables.LoadPoints.Row(
            load.Area.Value, Slot(hour), load.Area.Parent?.Value, hour, (long)load.OpenMinutes, (long)load.AvailableMinutes, load.Orders,
            load.OrderedMinutes);
    }

    public static ProjectionRow Crossing(ChildLoadCrossed crossed) => Tables.LoadCrossings.Row(
        crossed.Child.Value, Slot(crossed.At), crossed.Child.Parent?.Value, crossed.At, crossed.From?.ToString(), crossed.To.ToString(),
        (long)crossed.OpenMinutes, (long)crossed.AvailableMinutes);

    private static string Slot(DateTimeOffset at) => LoadHistory.Slot(at).ToString("D4", CultureInfo.InvariantCulture);
}
