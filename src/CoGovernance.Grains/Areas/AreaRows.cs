using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Grains.Areas;

internal static class AreaRows
{
    public static ProjectionRow Of(AreaProfile profile, AreaLoad? load, Policy policy) => Tables.Areas.Row(
        profile.Code.Value, profile.Name, profile.Code.Parent?.Value, (long)profile.Code.Tier, (long)profile.Residents, (long)profile.Elders,
        profile.Latitude, profile.Longitude, (long?)load?.OpenMinutes, (long?)load?.AvailableMinutes, load?.Level(policy.Load).ToString(),
        (long)policy.Version);
}
