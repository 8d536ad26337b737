using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CoGovernance.Simulation.Comparing;

/// <summary>One community under one policy. Shares are 0 to 1, null when nothing was due.</summary>
/// <param name="Due">Orders wished early enough before the end to be judged.</param>
/// <param name="HoursServedHere">By members of any community, for orders of this one.</param>
public sealed record CommunityMeasures(
    string Code, string Name, int Members, int Due, double? UnfilledShare, double? UnmetShareOfMinutes, double? MedianHoursToAccept, double HoursServedHere);

/// <summary>
/// What a play came to under one policy. Judged are the orders wished early enough before the end (the same orders under every policy),
/// without emergencies, merged ones, those that are not the community's matter and those that the resident called off.
/// </summary>
/// <param name="Unfilled">Of the judged, those whose places were not all filled by the end.</param>
/// <param name="Postponed">Of the judged, those that were unfilled or served only at another time than first agreed.</param>
/// <param name="FilledWithinDay">Of the judged, those fully staffed within 24 hours of the order.</param>
/// <param name="HoursToAccept">From order to full staff, ascending, of those that were staffed.</param>
/// <param name="HoursGini">Inequality of hours served between members.</param>
/// <param name="UnmetGini">Inequality of the unmet share of minutes between communities.</param>
public sealed record PlayMeasures(
    int Seed,
    int Orders,
    int Judged,
    int Unfilled,
    int Postponed,
    int FilledWithinDay,
    [property: JsonIgnore] ImmutableArray<double> HoursToAccept,
    long Alerts,
    long Acceptances,
    double MostAlertsOfOneMember,
    double HoursServed,
    double HoursGini,
    double ShareThatServed,
    double UnmetGini,
    int Escalations,
    int Loans,
    int Moves,
    int DoubleBookings,
    ImmutableArray<CommunityMeasures> ByCommunity)
{
    /// <summary>Wall-clock seconds; all else depends on the seed and the options alone.</summary>
    [JsonIgnore]
    public double Seconds { get; init; }

    public double? Percentile(double share) =>
        HoursToAccept.IsEmpty ? null : HoursToAccept[(int)Math.Ceiling(share * HoursToAccept.Length) - 1];

    public double Of(int count) => Judged == 0 ? 0 : (double)count / Judged;
}
