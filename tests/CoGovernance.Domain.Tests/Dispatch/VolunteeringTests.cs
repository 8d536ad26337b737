using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Requests;
using CoGovernance.Domain.Units;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Dispatch;

public sealed class VolunteeringTests
{
    private static readonly ServiceRequest Open = Triaged().State;

    [Fact]
    public void A_member_of_the_community_who_could_serve_may_take_an_open_place() =>
        Assert.Equal(Skill.Eldercare, Volunteering.SkillFor(HomeWith(Entry()), Open, M(1), Now));

    [Fact]
    public void The_budget_of_alerts_does_not_stand_in_the_way_of_who_was_not_alerted()
    {
        var tired = Entry();
        for (var i = 0; i < DefaultPolicy.Value.Waves.AlertBudgetPerWeek; i++)
            tired = tired.Asked(Now.AddHours(-i));
        Assert.Equal(Skill.Eldercare, Volunteering.SkillFor(HomeWith(tired), Open, M(1), Now));
    }

    [Fact]
    public void Who_cannot_serve_takes_nothing()
    {
        Assert.Null(Volunteering.SkillFor(HomeWith(Entry() with { Skills = [] }), Open, M(1), Now)); // not the skill
        Assert.Null(Volunteering.SkillFor(HomeWith(Entry() with { Availability = Availability.None }), Open, M(1), Now));
        Assert.Null(Volunteering.SkillFor(HomeWith(Entry() with { OnDuty = false }), Open, M(1), Now));
        Assert.Null(Volunteering.SkillFor(HomeWith(Entry().Booked(Other, Home, Tomorrow)), Open, M(1), Now));
        Assert.Null(Volunteering.SkillFor(HomeWith(), Open, M(1), Now)); // reports elsewhere
        Assert.Null(Volunteering.SkillFor(HomeWith(Entry()) with { Profile = Profile with { Code = Sibling } }, Open, M(1), Now));
    }

    [Fact]
    public void Nothing_is_left_to_take_once_the_place_is_filled_or_the_search_is_over()
    {
        Assert.Null(Volunteering.SkillFor(HomeWith(Entry()), Staffed().State, M(1), Now));
        Assert.Null(Volunteering.SkillFor(HomeWith(Entry()), Sample.Exhausted().State, M(1), Now));
        Assert.Null(Volunteering.SkillFor(HomeWith(Entry()), Submitted().State, M(1), Now));
    }

    [Fact]
    public void A_request_goes_no_higher_than_the_policy_lets_it()
    {
        var atHome = Terms() with { HighestTier = Tier.Community };
        var life = Triaged(atHome).Nobody();

        Assert.Equal((Tier.Community, true), (life.State.HandlingTier, life.State.Exhausted));
        Assert.True(Staffing.Decide(Triaged(atHome).State, new Escalate(Now)).IsRejected);
        var late = Deadlines.Decide(Triaged(atHome).State, new Wake(Clocks[1].DueAt));
        Assert.Contains(late.Events, e => e is DeadlineBreached);
        Assert.DoesNotContain(late.Events, e => e is Escalated);
        Assert.Equal(Tier.Town, Triaged(Terms() with { HighestTier = Tier.Town }).Nobody().Nobody().State.HandlingTier);
    }

    [Fact]
    public void The_terms_of_an_order_hold_what_the_policy_says_of_dispatch()
    {
        var category = DefaultPolicy.Value.Categories["elder-visit"];
        var usual = Triage.Terms(DefaultPolicy.Value, category, Tomorrow.Start);
        var everyone = Triage.Terms(
            DefaultPolicy.Value with { Dispatch = new DispatchPolicy(DispatchMode.AskEveryone, Tier.Town) }, category, Tomorrow.Start);

        Assert.Equal((3, 9, null), (usual.AlertsPerPlace, usual.AsksPerTier, usual.HighestTier));
        Assert.Equal((10_000, 10_000, Tier.Town), (everyone.AlertsPerPlace, everyone.AsksPerTier, everyone.HighestTier));
    }

    private static readonly AreaProfile Profile = new(Home, "老城社区", 7_860, 2_122, null, null);

    private static RosterEntry Entry() => new(
        M(1), UnitCode.Parse("ORG-0001"), [Skill.Eldercare],
        new Availability([new DayWindow(DayOfWeek.Tuesday, new TimeOnly(9, 0), new TimeOnly(12, 0))]), OnDuty: true, null);

    private static Community HomeWith(params RosterEntry[] entries) =>
        Community.Initial with { Profile = Profile, Roster = Community.Initial.Roster.AddRange(entries.Select(e => KeyValuePair.Create(e.Member, e))) };
}
