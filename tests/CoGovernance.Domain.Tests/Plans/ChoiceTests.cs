using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using static CoGovernance.Domain.Tests.Plans.Counties;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Plans;

/// <summary>How a community counts, and whom it chooses.</summary>
public sealed class ChoiceTests
{
    private static readonly PlanNumber Plan = PlanNumber.From(new DateOnly(2026, 3, 2), 7);

    private static readonly Quota Quota = new(
        Plan, Home, [new QuotaLine(Sibling, Court, [Skill.Legal], Skill.Legal, 2)], Now, Now.AddDays(4), Now.AddDays(32), Now.AddDays(3),
        TimeSpan.FromDays(3), TimeSpan.FromDays(90));

    [Fact]
    public void The_willing_come_first_then_those_moved_least_lately_then_those_who_served_least()
    {
        var state = With(
            Lawyer(1) with { Services = [new PastService(Now.AddDays(-1), 90)] },
            Lawyer(2),
            Lawyer(3) with { MovedAt = Now.AddDays(-100) },
            Lawyer(4) with { MovedAt = Now.AddDays(-400) },
            Lawyer(5) with { HelpsElsewhere = Willingness.Willing, MovedAt = Now.AddDays(-100), Services = [new PastService(Now.AddDays(-1), 300)] });

        var ranked = HelperChoice.Rank(state, Quota, 0, Now);

        Assert.Equal([M(5), M(2), M(1), M(4), M(3)], ranked.Select(h => h.Member));
        Assert.Equal<RankFactor>(
            [new(HelperChoice.Willing, 200_000), new(HelperChoice.NotMovedLately, 15_000), new(HelperChoice.FewMinutesLately, 0)], ranked[0].Why);
        Assert.All(ranked, h => Assert.Equal((Now.AddDays(4), Now.AddDays(3)), (h.From, h.ObjectUntil)));
    }

    [Fact]
    public void Nobody_is_chosen_who_was_moved_lately_is_unwilling_away_promised_or_of_another_profile()
    {
        var state = With(
            Lawyer(1) with { MovedAt = Now.AddDays(-89) },
            Lawyer(2) with { HelpsElsewhere = Willingness.Unwilling },
            Lawyer(3) with { Away = new Stay(Plan, Sibling, Now, Now.AddDays(1)) },
            Lawyer(4) with { Helping = new Stay(Plan, Sibling, Now, Now.AddDays(1)) },
            Lawyer(5) with { OnDuty = false },
            Lawyer(6) with { Unit = School },
            Lawyer(7) with { Skills = [Skill.Legal, Skill.Medical] });
        Assert.Empty(HelperChoice.Rank(state, Quota, 0, Now));

        var promised = Community.Evolve(With(Lawyer(1), Lawyer(2)), new HelpersChosen(Quota, [Chosen(1)], Now));
        Assert.Equal([M(2)], HelperChoice.Rank(promised, Quota with { Plan = PlanNumber.From(new DateOnly(2026, 3, 2), 8) }, 0, Now).Select(h => h.Member));
        var objected = Community.Evolve(promised, new HelperReplaced(Plan, M(1), null, Now));
        Assert.Equal([M(2)], HelperChoice.Rank(objected, Quota, 0, Now).Select(h => h.Member));
    }

    [Fact]
    public void Who_is_told_later_may_object_as_long_and_goes_later()
    {
        var late = Assert.Single(HelperChoice.Rank(With(Lawyer(1)), Quota, 0, Now.AddDays(2)));
        Assert.Equal((Now.AddDays(5), Now.AddDays(5)), (late.From, late.ObjectUntil));
        Assert.Empty(HelperChoice.Rank(With(Lawyer(1)), Quota, 0, Now.AddDays(30)));
    }

    [Fact]
    public void People_are_counted_by_profile_and_those_promised_where_they_will_be()
    {
        var state = Community.Evolve(
            With(Lawyer(1), Lawyer(2), Lawyer(3) with { HelpsElsewhere = Willingness.Unwilling }, Lawyer(4) with { OnDuty = false }),
            new HelpersChosen(Quota, [Chosen(1)], Now));

        var counts = Counting.Of(state, Now);

        Assert.Equal<ProfileCount>([Lawyers(1, movable: false), Lawyers(1, movable: false, helpsIn: Sibling), Lawyers(1)], counts.Profiles);
    }

    [Fact]
    public void Demand_is_posts_and_open_and_expected_work_at_so_many_minutes_a_place()
    {
        var state = With() with { Posts = ImmutableSortedDictionary<string, Post>.Empty.Add("岗", new Post("岗", Skill.Medical, 3, "")) };
        var request = new QueuedRequest(Number, Tomorrow, 2) { Needs = [new Need(Skill.Legal, 2)] };
        state = Community.Evolve(state, new RequestQueued(request, Now));
        state = Community.Evolve(state, new RequestQueued(request with { Window = DayAfter }, Now.AddHours(1))); // a new time is not new work

        // Open 120; 120 in what counts as a week makes 480 in four: 600 minutes at 240 a place.
        Assert.Equal([(Skill.Medical, 3), (Skill.Legal, 3)], Counting.Demand(state, Now).Select(d => (d.Key, d.Value)));
        Assert.Equal(Now.AddHours(1), state.CountDue);
        state = Community.Evolve(state, new CommunityCounted(Counting.Of(state, Now.AddHours(1)), Now.AddHours(1)));
        state = Community.Evolve(state, new RosterChanged(Lawyer(9), Now.AddHours(2)));
        Assert.Equal(Now.AddHours(1) + BalancePolicy.Default.ReportEvery, state.CountDue);
        Assert.Equal(2, Counting.Of(state, Now.AddHours(2)).Version);
    }

    [Fact]
    public void A_member_helps_for_the_term_and_is_asked_by_neither_community_too_long()
    {
        var stay = new Stay(Plan, Sibling, Now, Now.AddDays(28));
        var home = Community.Evolve(With(Lawyer(1)), new HelperWentOut(M(1), stay, Now));
        Assert.False(home.Roster[M(1)].IsOnDuty(Now));
        var there = Community.Evolve(Community.Initial, new HelperJoined(home.Roster[M(1)].SentTo(stay, Home), Now));
        Assert.True(there.Roster[M(1)].IsOnDuty(Now));
        Assert.False(there.Roster[M(1)].IsOnDuty(Now.AddDays(28)));
        Assert.Equal(Home, there.Roster[M(1)].Helping!.Community);
        var back = Community.Evolve(home, new HelperCameBack(M(1), Plan, Now.AddDays(28)));
        Assert.True(back.Roster[M(1)].IsOnDuty(Now.AddDays(28)));
        Assert.False(Counting.IsMovable(back, back.Roster[M(1)], Now.AddDays(89)));
        Assert.True(Counting.IsMovable(back, back.Roster[M(1)], Now.AddDays(90)));
    }

    private static ChosenMember Chosen(int i) => new(M(i), 0, Now.AddDays(4), Now.AddDays(3), []);

    private static RosterEntry Lawyer(int i) => new(M(i), Court, [Skill.Legal], Availability.None, true, null);

    private static Community With(params RosterEntry[] entries) => Community.Initial with
    {
        Profile = new AreaProfile(Home, "老城社区", 6000, 1100, null, null),
        Roster = entries.ToImmutableSortedDictionary(e => e.Member, e => e),
    };
}
