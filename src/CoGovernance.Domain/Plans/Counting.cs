using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Plans;

/// <summary>What a community counted for balancing. Figures that differ from the last ones are news for the town.</summary>
public sealed record CommunityCounted(CommunityCounts Counts, DateTimeOffset At) : CommunityEvent;

/// <summary>How a community turns its roster, posts and work into counts for the tiers above.</summary>
public static class Counting
{
    /// <summary>Days of work that the forecast looks back on.</summary>
    public const int DaysRemembered = 28;

    /// <summary>A forecast from fewer days would make much of little.</summary>
    private const int LeastDays = 7;

    /// <summary>Counts when it is due. Counts of the same figures are noted, but are no news.</summary>
    public static Decision<CommunityEvent> Report(Community state, DateTimeOffset at) =>
        state.Profile is null || state.CountDue is not { } due || due > at
            ? Decision<CommunityEvent>.Nothing
            : new CommunityCounted(Of(state, at), at);

    public static CommunityCounts Of(Community state, DateTimeOffset at)
    {
        var profiles = Profiles(state, at);
        var kept = profiles.Count <= CommunityCounts.MostProfiles
            ? profiles
            : [.. profiles.OrderByDescending(p => p.Count).Take(CommunityCounts.MostProfiles)];
        return new CommunityCounts(
            state.Profile!.Code,
            (state.Counted?.Version ?? 0) + 1,
            at,
            [.. kept.OrderBy(p => p.Unit).ThenBy(p => CodeOf(p.Skills), StringComparer.Ordinal).ThenBy(p => p.Movable).ThenBy(p => p.HelpsIn)],
            profiles.Sum(p => p.Count) - kept.Sum(p => p.Count),
            Demand(state, at),
            [.. state.Agreements.Values.Where(a => a.Holds(ChinaTime.DateAt(at))).Select(a => new AgreedQuota(a.Unit, a.Quota))]);
    }

    /// <summary>
    /// Whether the member may be moved now: at home, on duty, not promised or moved lately, and not unwilling to help elsewhere.
    /// </summary>
    public static bool IsMovable(Community state, RosterEntry entry, DateTimeOffset at) =>
        entry.Helping is null && entry.Away is null && entry.IsOnDuty(at) && entry.HelpsElsewhere != Willingness.Unwilling
        && (entry.MovedAt is not { } moved || moved + state.Policy.Balancing.Rest <= at)
        && !state.Quotas.Values.Any(q => q.Promises(entry.Member));

    /// <summary>A text for a set of skills by which sets are ordered and compared; the general skill is left out.</summary>
    public static string CodeOf(ImmutableSortedSet<Skill> skills) => string.Join('+', skills.Remove(Skill.General).Select(s => s.CodeOf()));

    /// <summary>Places by skill over the planning period: all posts, and minutes of open and expected work at so many a place.</summary>
    public static ImmutableSortedDictionary<Skill, int> Demand(Community state, DateTimeOffset at)
    {
        var minutes = new SortedDictionary<Skill, long>();
        foreach (var request in state.Queue.Values.Where(q => q.Window is { } w && w.End > at))
        {
            foreach (var need in request.NeedsOrGeneral)
                minutes[need.Skill] = minutes.GetValueOrDefault(need.Skill) + ((long)need.Count * request.Window!.Minutes);
        }

        foreach (var (skill, expected) in Expected(state.Work, state.Policy.Balancing.Period, at))
            minutes[skill] = minutes.GetValueOrDefault(skill) + expected;
        var places = ImmutableSortedDictionary.CreateBuilder<Skill, int>();
        foreach (var (skill, sum) in minutes.Where(m => m.Value > 0))
            places[skill] = (int)((sum + state.Policy.Balancing.MinutesPerPlace - 1) / state.Policy.Balancing.MinutesPerPlace);
        foreach (var post in state.Posts.Values)
            places[post.Skill] = places.GetValueOrDefault(post.Skill) + post.Headcount;
        return places.ToImmutable();
    }

    /// <summary>
    /// The minutes to be expected in a period by skill: the mean of the last four weeks' days, or of the days since work was first seen.
    /// </summary>
    public static IEnumerable<(Skill Skill, long Minutes)> Expected(ImmutableList<WorkDay> work, TimeSpan period, DateTimeOffset at)
    {
        var today = ChinaTime.DateAt(at);
        var seen = work.Where(w => w.Day > today.AddDays(-DaysRemembered)).ToList();
        if (seen.Count == 0)
            return [];
        var days = Math.Max(LeastDays, today.DayNumber - seen[0].Day.DayNumber + 1);
        return seen.SelectMany(w => w.Minutes)
            .GroupBy(m => m.Key, m => (long)m.Value)
            .OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Sum() * (long)period.TotalDays / days));
    }

    /// <summary>The work of a request added to its day; days that no forecast looks at are dropped.</summary>
    internal static ImmutableList<WorkDay> Seen(ImmutableList<WorkDay> work, QueuedRequest request, DateTimeOffset at)
    {
        if (request.Window is not { } window)
            return work;
        var today = ChinaTime.DateAt(at);
        var kept = work.RemoveAll(w => w.Day <= today.AddDays(-DaysRemembered));
        var last = kept.IsEmpty ? -1 : kept.FindLastIndex(w => w.Day == today);
        var minutes = last < 0 ? ImmutableSortedDictionary<Skill, int>.Empty : kept[last].Minutes;
        foreach (var need in request.NeedsOrGeneral)
            minutes = minutes.SetItem(need.Skill, minutes.GetValueOrDefault(need.Skill) + (need.Count * window.Minutes));
        return last < 0 ? kept.Add(new WorkDay(today, minutes)) : kept.SetItem(last, new WorkDay(today, minutes));
    }

    private static List<ProfileCount> Profiles(Community state, DateTimeOffset at)
    {
        var promised = state.Quotas.Values
            .SelectMany(q => q.Chosen.Select(c => (c.Member, q.Lines[c.Line].To)))
            .ToDictionary(c => c.Member, c => c.To);
        return
        [
            .. from entry in state.Roster.Values
               where entry.Helping is null && (entry.Away is not null || entry.IsOnDuty(at))
               let skills = entry.Skills.Remove(Skill.General)
               let helpsIn = entry.Away?.Community ?? (promised.TryGetValue(entry.Member, out var to) ? to : (DivisionCode?)null)
               group entry by (entry.Unit, Skills: CodeOf(skills), Movable: IsMovable(state, entry, at), HelpsIn: helpsIn) into alike
               let first = alike.First()
               select new ProfileCount(alike.Key.Unit, first.Skills.Remove(Skill.General), alike.Key.Movable, alike.Key.HelpsIn, alike.Count()),
        ];
    }
}
