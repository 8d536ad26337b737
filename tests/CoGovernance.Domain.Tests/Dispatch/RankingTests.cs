using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Tests.Kernel;
using CoGovernance.Domain.Units;
using static CoGovernance.Domain.Tests.Areas.CommunityTests;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Dispatch;

public sealed class RankingTests
{
    private static readonly LendingRequest Wanted = new(
        Number, 1, Home, "resident-1", Urgency.Routine, Tomorrow, [new Need(Skill.General, 1)], [], [UnitCode.Parse("SQ-0002")]);

    [Fact]
    public void Every_factor_is_named_with_its_points()
    {
        var agreed = Entry(1) with { Unit = UnitCode.Parse("SQ-0002"), LastAskedAt = Now.AddDays(-7) };
        var known = Entry(2).Served(Other, "resident-1", 30, Now.AddDays(-10)).Booked(Number, Home, DayAfter) with { LastAskedAt = Now.AddDays(-28) };
        var busiest = Entry(3).Served(Other, "resident-2", 120, Now.AddDays(-10)) with { LastAskedAt = Now };

        var ranked = Ranking.Rank(Area(Home, agreed, known, busiest), Wanted, Skill.General, Now);

        Assert.Equal(
            [
                (M(1), 780, "home-community 400, unit-agreement 150, same-town 100, few-hours-lately 100, not-asked-lately 30"),
                (M(2), 725, "home-community 400, same-town 100, knows-resident 80, few-hours-lately 25, not-asked-lately 120"),
                (M(3), 500, "home-community 400, same-town 100, few-hours-lately 0, not-asked-lately 0"),
            ],
            ranked.Select(Explained));
    }

    [Theory]
    [InlineData("610922100001", "same-town 100, few-hours-lately 100, not-asked-lately 120")]
    [InlineData("610922104001", "few-hours-lately 100, not-asked-lately 120")]
    public void Who_comes_from_further_away_stands_lower(string lender, string why) =>
        Assert.Equal(why, Explained(Ranking.Rank(Area(DivisionCode.Parse(lender), Entry(1)), Wanted, Skill.General, Now).Single()).Why);

    [Fact]
    public void Only_who_may_be_asked_is_ranked()
    {
        var alerted = Enumerable.Range(0, 6).Aggregate(Entry(2), (e, i) => e.Asked(Now.AddDays(-7).AddTicks(1 + i)));
        var area = Area(
            Home,
            Entry(1),
            alerted, // budget of six used
            Enumerable.Range(0, 6).Aggregate(Entry(3), (e, i) => e.Asked(Now.AddDays(-7).AddTicks(i - 5))), // as many, a week ago
            Entry(4) with { OnDuty = false },
            Entry(5) with { OnDuty = false, OffDutyUntil = Now }, // back
            Entry(6) with { Availability = Availability.None },
            Entry(7).Booked(Other, Sibling, Tomorrow),
            Entry(8).Booked(Other, Sibling, TimeWindow.Of(Tomorrow.End, 300)), // 300 + 60: the cap itself
            Entry(9).Booked(Other, Sibling, TimeWindow.Of(Tomorrow.End.AddDays(6), 301)),
            Entry(10).Booked(Other, Sibling, TimeWindow.Of(Tomorrow.Start.AddDays(7), 301)),
            Entry(11));

        Assert.Equal(
            [M(1), M(3), M(5), M(8), M(10)],
            Ranking.Rank(area, Wanted with { AlreadyAsked = [M(11)] }, Skill.General, Now).Select(c => c.Member).Order());
        Assert.Empty(Ranking.Rank(area, Wanted, Skill.Legal, Now));
    }

    [Theory]
    [InlineData("2026-03-02 09:00", 60, true)]
    [InlineData("2026-03-02 08:59", 60, false)]
    [InlineData("2026-03-02 17:00", 60, true)]
    [InlineData("2026-03-02 17:00", 61, false)]
    [InlineData("2026-03-02 19:30", 60, false)] // across two windows
    [InlineData("2026-03-02 22:00", 119, true)]
    [InlineData("2026-03-02 22:00", 120, false)] // reaches midnight
    [InlineData("2026-03-02 23:30", 60, false)] // crosses it
    [InlineData("2026-03-03 09:00", 60, false)] // Tuesday
    public void A_stretch_is_available_within_one_window_of_its_day(string start, int minutes, bool available)
    {
        var monday = new Availability(
        [
            new(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(18, 0)), new(DayOfWeek.Monday, new TimeOnly(18, 0), new TimeOnly(20, 0)),
            new(DayOfWeek.Monday, new TimeOnly(20, 0), new TimeOnly(23, 59)),
        ]);

        Assert.Equal(available, Ranking.IsAvailable(monday, TimeWindow.Of(At(start), minutes)));
        Assert.Equal(available, Ranking.IsAvailable(monday, TimeWindow.Of(At(start).ToUniversalTime(), minutes)));
    }

    [Fact]
    public void Equal_members_are_asked_in_turn()
    {
        var waves = DefaultPolicy.Value.Waves with { AlertBudgetPerWeek = 50 };
        var area = Area(Home, [.. Enumerable.Range(1, 7).Select(i => Entry(i))]) with { Policy = DefaultPolicy.Value with { Waves = waves } };
        var turns = new List<MemberNumber>();
        for (var (i, at) = (0, Now); i < 21; i++, at = at.AddMinutes(7))
        {
            var next = Ranking.Rank(area, Wanted, Skill.General, at)[0].Member;
            turns.Add(next);
            area = Community.Evolve(area, new MembersAsked(Number, [next], at));
        }

        Assert.Equal(Enumerable.Repeat(Enumerable.Range(1, 7).Select(M), 3).SelectMany(t => t), turns);
    }

    [Fact]
    public void Who_served_less_lately_goes_first_and_hours_of_long_ago_are_forgotten()
    {
        var rested = Entry(1).Served(Other, "x", 600, Now.AddDays(-28));
        var working = Entry(2).Served(Other, "x", 30, Now.AddDays(-3));

        Assert.Equal([M(1), M(2)], Ranking.Rank(Area(Home, rested, working), Wanted, Skill.General, Now).Select(c => c.Member));
    }

    [Fact]
    public void The_ranking_does_not_depend_on_the_order_in_which_members_came() => Seeds.ForEach(100, seed =>
    {
        var random = new Random(seed);
        var entries = Enumerable.Range(1, 25).Select(i =>
        {
            var entry = Entry(i) with { Unit = UnitCode.Parse($"SQ-000{random.Next(1, 4)}") };
            if (random.Next(2) == 0)
                entry = entry.Served(Other, $"resident-{random.Next(3)}", random.Next(10, 90), Now.AddDays(-random.Next(40)));
            return random.Next(2) == 0 ? entry.Asked(Now.AddHours(-random.Next(900))) : entry;
        }).ToArray();
        var shuffled = entries.ToArray();
        random.Shuffle(shuffled);

        var ranked = Ranking.Rank(Area(Home, entries), Wanted, Skill.General, Now);

        Assert.Equal(ranked.Select(Plain.Text), Ranking.Rank(Area(Home, shuffled), Wanted, Skill.General, Now).Select(Plain.Text));
        Assert.All(ranked.Zip(ranked.Skip(1)), pair => Assert.True(pair.First.Points >= pair.Second.Points));
        Assert.All(ranked, c => Assert.Equal(c.Points, c.Why.Sum(f => f.Points)));
        Assert.All(ranked.SelectMany(c => c.Why), f => Assert.InRange(f.Points, 0, 400));
    });

    [Theory]
    [InlineData(0.3, 10, 3)]
    [InlineData(0.3, 9, 2)]
    [InlineData(0.29, 100, 29)]
    [InlineData(0, 10, 0)]
    [InlineData(1, 10, 10)]
    public void At_most_the_share_of_those_on_duty_is_on_loan_at_once(double share, int members, int may)
    {
        var area = Area(Home, [.. Enumerable.Range(1, members).Select(i => Entry(i))]);
        area = area with { Policy = area.Policy with { Lending = area.Policy.Lending with { Share = share } } };
        Assert.Equal(may, Ranking.MayStillLend(area, Now));

        area = Community.Evolve(area, new MemberBooked(M(1), Number, Sibling, Tomorrow, Now));
        area = Community.Evolve(area, new MemberBooked(M(2), Number, Home, Tomorrow, Now)); // at home: no loan
        Assert.Equal(Math.Max(0, may - 1), Ranking.MayStillLend(area, Now));
        Assert.Equal(may, Ranking.MayStillLend(area, Tomorrow.End));
    }

    [Fact]
    public void Only_agreements_that_hold_on_the_local_day_count()
    {
        var agreement = new Agreement(UnitCode.Parse("SQ-0001"), Home, new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 3), 5);
        var area = Community.Evolve(Area(Home), new AgreementNoted(agreement, Now));

        Assert.Empty(Ranking.AgreedUnits(area, At("2026-03-02 23:59")));
        Assert.Equal(agreement.Unit, Assert.Single(Ranking.AgreedUnits(area, At("2026-03-03 00:00").ToUniversalTime())));
        Assert.Empty(Ranking.AgreedUnits(area, At("2026-03-04 00:00")));
    }

    private static (MemberNumber Member, int Points, string Why) Explained(Candidate candidate) =>
        (candidate.Member, candidate.Points, string.Join(", ", candidate.Why.Select(f => $"{f.Name} {f.Points}")));

    private static Community Area(DivisionCode code, params RosterEntry[] entries) => entries.Aggregate(
        Community.Initial with { Profile = new AreaProfile(code, "社区", 0, 0, null, null) },
        (area, e) => area with { Roster = area.Roster.SetItem(e.Member, Opened(e)) });

    private static RosterEntry Opened(RosterEntry entry) =>
        entry.Availability == Availability.None ? entry : entry with { Availability = AllDay };

    private static Availability AllDay { get; } = new(
        [.. Enum.GetValues<DayOfWeek>().Select(d => new DayWindow(d, TimeOnly.MinValue, TimeOnly.MaxValue))]);
}
