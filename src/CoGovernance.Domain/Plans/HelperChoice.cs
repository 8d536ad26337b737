using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Plans;

/// <summary>
/// Which members a community sends for a quota: the willing first, then those moved least lately, then those who served least in the
/// last four weeks; of equals the lower number. Deterministic, and explained factor by factor.
/// </summary>
public static class HelperChoice
{
    public const string Willing = "willing";
    public const string NotMovedLately = "not-moved-lately";
    public const string FewMinutesLately = "few-minutes-lately";

    /// <summary>More than all other points together, as are those of the move over those of the minutes.</summary>
    private const int ForWilling = 200_000;
    private const int ForEachDay = 150;
    private const int MostDays = 1_000;
    private const int ForMinutes = 100;

    /// <summary>The members who may be sent for the line, best first.</summary>
    /// <param name="line">The place of the line in the quota.</param>
    public static ImmutableArray<ChosenMember> Rank(Community state, Quota quota, int line, DateTimeOffset told)
    {
        var wanted = quota.Lines[line];
        var skills = Counting.CodeOf(wanted.Skills);
        var at = quota.AppliedAt;
        var dropped = state.Quotas.GetValueOrDefault(quota.Plan)?.Dropped ?? [];
        var eligible = state.Roster.Values
            .Where(r => r.Unit == wanted.Unit && !dropped.Contains(r.Member) && Counting.CodeOf(r.Skills) == skills && Counting.IsMovable(state, r, at))
            .Select(r => (Entry: r, Minutes: r.MinutesLately(at)))
            .ToList();
        var most = eligible.Count == 0 ? 0 : eligible.Max(e => e.Minutes);
        var objectUntil = Later(quota.ObjectUntil, told + quota.ObjectWithin);
        var from = Later(quota.EffectiveFrom, objectUntil);
        if (from >= quota.Until)
            return [];
        return
        [
            .. eligible
                .Select(e => (e.Minutes, Chosen: new ChosenMember(e.Entry.Member, line, from, objectUntil, Why(e.Entry, e.Minutes, most, at))))
                .OrderByDescending(e => e.Chosen.Why.Sum(f => f.Points))
                .ThenBy(e => e.Minutes)
                .ThenBy(e => e.Chosen.Member)
                .Select(e => e.Chosen),
        ];
    }

    private static ImmutableArray<RankFactor> Why(RosterEntry entry, int minutes, int most, DateTimeOffset at) =>
    [
        new RankFactor(Willing, entry.HelpsElsewhere == Willingness.Willing ? ForWilling : 0),
        new RankFactor(NotMovedLately, ForEachDay * (entry.MovedAt is { } moved ? Math.Clamp((int)(at - moved).TotalDays, 0, MostDays) : MostDays)),
        new RankFactor(FewMinutesLately, most == 0 ? ForMinutes : ForMinutes - (int)((long)ForMinutes * minutes / most)),
    ];

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
