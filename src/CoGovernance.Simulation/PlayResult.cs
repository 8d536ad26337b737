using System.Collections.Immutable;

namespace CoGovernance.Simulation;

public sealed record RequestCounts(int Submitted, int ClosedResolved, int ClosedUnresolved, int Cancelled, int Rejected, int Open);

/// <summary>Requests by the furthest tier that one of their members came from; none: asked for and never fully staffed.</summary>
public sealed record StaffedCounts(int Own, int Town, int County, int None);

/// <summary>Of the clocks that have been decided, the share that was kept; 0 to 1, null when none was decided.</summary>
public sealed record DeadlineShares(double? RespondKept, double? StaffKept, double? ResolveKept);

/// <summary>
/// One community's month. Times are hours from order to full staff; rates are shares of 0 to 1, null when there is nothing to share.
/// Response rate, resolution rate and satisfaction rate as in the handling of hotline orders (GB/T 33358-2016).
/// </summary>
public sealed record CommunityResult(
    string Code,
    string Name,
    int Members,
    int Orders,
    StaffedCounts Staffed,
    double? MedianHoursToAccept,
    double? P95HoursToAccept,
    DeadlineShares Deadlines,
    double? ResolutionRate,
    double? SatisfactionRate);

/// <summary>What a play came to, read from the lists after its end.</summary>
/// <param name="AlertsPerAcceptance">Members alerted for each place taken.</param>
/// <param name="HoursGini">Inequality of hours served between all members: 0 all the same, towards 1 all with one.</param>
/// <param name="DoubleBookings">Pairs of bookings of one member that overlap; must be 0.</param>
/// <param name="ShareEverAsked">Of all members.</param>
/// <param name="Loans">Entries of the lending ledger, and those of them still open.</param>
/// <param name="Seconds">Wall-clock duration of the play; all else depends on the seed alone.</param>
public sealed record PlayResult(
    int Communities,
    int Units,
    int Members,
    int Days,
    int Seed,
    RequestCounts Requests,
    StaffedCounts Staffed,
    double? AlertsPerAcceptance,
    double HoursGini,
    int DoubleBookings,
    DeadlineShares Deadlines,
    double? MedianHoursToAccept,
    double? P95HoursToAccept,
    double? ResolutionRate,
    double? SatisfactionRate,
    double ShareEverAsked,
    double ShareThatServed,
    LoanCounts Loans,
    ImmutableArray<CommunityResult> ByCommunity,
    ImmutableSortedDictionary<string, int> Refusals,
    long Events,
    long Commits,
    double Seconds);

public sealed record LoanCounts(int All, int StillOpen);
