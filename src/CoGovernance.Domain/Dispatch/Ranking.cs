using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Dispatch;

/// <summary>A member who may be asked, with the reasons for the place in the ranking.</summary>
public sealed record Candidate(MemberNumber Member, Skill Skill, ImmutableArray<RankFactor> Why)
{
    public int Points => Why.Sum(f => f.Points);
}

/// <summary>
/// Who is asked first. Eligible is who has the skill, is on duty and available, is not known to be booked, has alerts and hours
/// left and has not been asked. The ranking is deterministic and explained factor by factor.
/// </summary>
public static class Ranking
{
    public const string HomeCommunity = "home-community";
    public const string UnitAgreement = "unit-agreement";
    public const string SameTown = "same-town";
    public const string KnowsResident = "knows-resident";
    public const string FewHoursLately = "few-hours-lately";
    public const string NotAskedLately = "not-asked-lately";

    private const int MostForHours = 100;
    private const int MostForRest = 120;
    private static readonly TimeSpan FullRest = TimeSpan.FromDays(28);

    /// <summary>
    /// The members of a community who may be asked for one skill of a request, best first. Of equal points who was asked the longest
    /// ago comes first, so that equal members are asked in turn; then by number.
    /// </summary>
    public static ImmutableArray<Candidate> Rank(Community lender, LendingRequest wanted, Skill skill, DateTimeOffset at)
    {
        var asked = wanted.AlreadyAsked.ToHashSet();
        var stretch = LocalStretch.Of(wanted.Window);
        var eligible = lender.Roster.Values
            .Where(r => !asked.Contains(r.Member) && ServesHere(r, lender, wanted) && IsEligible(r, lender, wanted, stretch, skill, at))
            .ToList();
        var most = eligible.Count == 0 ? 0 : eligible.Max(r => r.MinutesLately(at));
        return
        [
            .. eligible
                .Select(r => (Candidate: new Candidate(r.Member, skill, Factors(r, lender, wanted, most, at)), r.LastAskedAt))
                .OrderByDescending(c => c.Candidate.Points)
                .ThenBy(c => c.LastAskedAt ?? DateTimeOffset.MinValue)
                .ThenBy(c => c.Candidate.Member)
                .Select(c => c.Candidate),
        ];
    }

    /// <summary>
    /// When the first of those whom only their own quiet hours keep from being asked may be asked, before the service begins; null when
    /// there is nobody of the kind.
    /// </summary>
    public static DateTimeOffset? QuietUntil(Community lender, LendingRequest wanted, Skill skill, DateTimeOffset at)
    {
        if (wanted.Urgency == Urgency.Urgent)
            return null;
        var asked = wanted.AlreadyAsked.ToHashSet();
        var stretch = LocalStretch.Of(wanted.Window);
        return lender.Roster.Values
            .Where(r => r.Preferences?.IsQuiet(at) == true && !asked.Contains(r.Member) && ServesHere(r, lender, wanted)
                && MayServe(r, lender, wanted.Window, stretch, skill, at))
            .Select(r => (DateTimeOffset?)Quiet.EndIfQuiet(r.Preferences!.QuietHours!, at))
            .Where(end => end < wanted.Window.Start)
            .Min();
    }

    /// <summary>
    /// Whether the stretch lies within one of the weekly windows, in local time. One that reaches midnight never does: a window ends
    /// on its own day.
    /// </summary>
    public static bool IsAvailable(Availability availability, TimeWindow window) => LocalStretch.Of(window).IsWithin(availability, null);

    /// <summary>Whether a member could take a place at this time under the caps, asked or not.</summary>
    public static bool CanTake(RosterEntry entry, Community home, TimeWindow window, Skill skill, DateTimeOffset at) =>
        CanTake(entry, home, window, LocalStretch.Of(window), skill, at);

    /// <summary>Who helps here from another community is lent to no third one.</summary>
    private static bool ServesHere(RosterEntry entry, Community lender, LendingRequest wanted) =>
        entry.Helping is null || wanted.Borrower == lender.Profile!.Code;

    private static bool IsEligible(
        RosterEntry entry, Community lender, LendingRequest wanted, LocalStretch stretch, Skill skill, DateTimeOffset at) =>
        (wanted.Urgency == Urgency.Urgent || entry.Preferences?.IsQuiet(at) != true) && MayServe(entry, lender, wanted.Window, stretch, skill, at);

    private static bool MayServe(RosterEntry entry, Community lender, TimeWindow window, LocalStretch stretch, Skill skill, DateTimeOffset at) =>
        CanTake(entry, lender, window, stretch, skill, at)
        && HasAlertsLeft(entry, MemberPreferences.Budget(entry.Preferences, lender.Policy.Waves.AlertBudgetPerWeek), at);

    /// <summary>The cheap questions first: this is asked of every member for every round.</summary>
    private static bool CanTake(RosterEntry entry, Community lender, TimeWindow window, LocalStretch stretch, Skill skill, DateTimeOffset at)
    {
        if (!entry.Has(skill) || !entry.IsOnDuty(at) || !stretch.IsWithin(entry.Availability, entry.Preferences)
            || entry.Helping?.Until < window.End)
            return false;
        foreach (var booking in entry.Bookings)
        {
            if (booking.Window.Overlaps(window))
                return false;
        }

        return StaysUnderCap(entry, window, lender.Policy.Caps.MinutesPerWeek);
    }

    private static bool HasAlertsLeft(RosterEntry entry, int budget, DateTimeOffset at) =>
        entry.Alerts.Count < budget || entry.Alerts.Count(a => a > at - SevenDays.Length) < budget;

    /// <summary>All minutes together are an upper bound of those in any week; only above the cap must the weeks be looked at.</summary>
    private static bool StaysUnderCap(RosterEntry entry, TimeWindow window, int cap)
    {
        var all = window.Minutes;
        foreach (var booking in entry.Bookings)
            all += booking.Window.Minutes;
        foreach (var service in entry.Services)
            all += service.Minutes;
        return all <= cap || MostMinutesInAWeek(entry, window) <= cap;
    }

    /// <summary>How many more members the community may lend now: a share of those on duty, less those on loan.</summary>
    public static int MayStillLend(Community lender, DateTimeOffset at)
    {
        var onDuty = lender.Roster.Values.Count(r => r.IsOnDuty(at));
        var onLoan = lender.Roster.Values.Sum(r => r.Bookings.Count(b => b.For != lender.Profile!.Code && b.Window.End > at));
        return Math.Max(0, (int)(onDuty * (decimal)lender.Policy.Lending.Share) - onLoan);
    }

    /// <summary>The units whose agreement with the community holds on the day.</summary>
    public static ImmutableArray<UnitCode> AgreedUnits(Community community, DateTimeOffset at) =>
        [.. community.Agreements.Values.Where(a => a.Holds(ChinaTime.DateAt(at))).Select(a => a.Unit)];

    private static int MostMinutesInAWeek(RosterEntry entry, TimeWindow window) => SevenDays.MostMinutes(
        entry.Bookings.Select(b => (b.Window.Start, b.Window.Minutes)).Concat(entry.Services.Select(s => (s.At, s.Minutes))), window);

    private static ImmutableArray<RankFactor> Factors(
        RosterEntry entry, Community lender, LendingRequest wanted, int mostMinutes, DateTimeOffset at)
    {
        var factors = ImmutableArray.CreateBuilder<RankFactor>(6);
        var home = lender.Profile!.Code;
        if (home == wanted.Borrower)
            factors.Add(new RankFactor(HomeCommunity, 400));
        if (wanted.AgreedUnits.Contains(entry.Unit))
            factors.Add(new RankFactor(UnitAgreement, 150));
        if (home.Town == wanted.Borrower.Town)
            factors.Add(new RankFactor(SameTown, 100));
        if (entry.Residents.Contains(wanted.Resident))
            factors.Add(new RankFactor(KnowsResident, 80));
        factors.Add(new RankFactor(FewHoursLately, Spare(entry.MinutesLately(at), mostMinutes)));
        factors.Add(new RankFactor(NotAskedLately, Rest(entry.LastAskedAt, at)));
        return factors.ToImmutable();
    }

    private static int Spare(int minutes, int most) => most == 0 ? MostForHours : MostForHours - (MostForHours * minutes / most);

    private static int Rest(DateTimeOffset? lastAsked, DateTimeOffset at) =>
        lastAsked is not { } last ? MostForRest
        : at - last >= FullRest ? MostForRest
        : (int)(MostForRest * ((at - last) / FullRest));

    /// <summary>A stretch in local time, reckoned once for a whole roster.</summary>
    private readonly record struct LocalStretch(DateOnly Date, TimeOnly From, TimeOnly To, bool IsOfOneDay)
    {
        public static LocalStretch Of(TimeWindow window)
        {
            var start = ChinaTime.ToLocal(window.Start).DateTime;
            var end = start + window.Length;
            return new LocalStretch(DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start), TimeOnly.FromDateTime(end), start.Date == end.Date);
        }

        public bool IsWithin(Availability availability, MemberPreferences? preferences)
        {
            if (!IsOfOneDay || preferences?.IsAway(Date) == true)
                return false;
            if (preferences?.HasExtra(Date, From, To) == true)
                return true;
            var day = Date.DayOfWeek;
            foreach (var w in availability.Windows)
            {
                if (w.Day == day && w.From <= From && To <= w.To)
                    return true;
            }

            return false;
        }
    }
}
