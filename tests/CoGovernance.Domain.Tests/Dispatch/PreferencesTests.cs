using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Requests;
using static CoGovernance.Domain.Tests.Areas.CommunityTests;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Dispatch;

/// <summary>What members say of being asked, as the ranking and the search hold to it.</summary>
public sealed class PreferencesTests
{
    private static readonly QuietHours Morning = new(new TimeOnly(8, 0), new TimeOnly(11, 0));
    private static readonly DateOnly Day = new(2026, 3, 3);
    private static readonly LendingRequest Wanted = new(
        Number, 1, Home, "resident-1", Urgency.Routine, Tomorrow, [new Need(Skill.General, 1)], [], []);

    [Fact]
    public void Who_is_away_or_quiet_or_wants_fewer_alerts_is_not_asked_and_extra_time_counts()
    {
        var area = Area(
            Free(1) with { Preferences = new MemberPreferences([new AwayDays(Day, Day)], [], null, null) },
            Free(2) with { Preferences = new MemberPreferences([], [], Morning, null) },
            Free(3).Asked(Now.AddDays(-1)) with { Preferences = new MemberPreferences([], [], null, 1) },
            Entry(4) with
            {
                Availability = Availability.None,
                Preferences = new MemberPreferences([], [new ExtraTime(Day, new TimeOnly(10, 0), new TimeOnly(11, 0))], null, null),
            },
            Entry(5) with
            {
                Availability = Availability.None,
                Preferences = new MemberPreferences([], [new ExtraTime(Day, new TimeOnly(10, 1), new TimeOnly(12, 0))], null, null),
            });

        Assert.Equal([M(4)], Ranking.Rank(area, Wanted, Skill.General, Now).Select(c => c.Member));
        Assert.Equal([M(2), M(4)], Ranking.Rank(area, Wanted with { Urgency = Urgency.Urgent }, Skill.General, Now).Select(c => c.Member).Order());
    }

    [Fact]
    public void The_end_of_the_first_quiet_hours_is_known_when_it_comes_before_the_service()
    {
        var quiet = new MemberPreferences([], [], Morning, null);
        var area = Area(Free(1) with { Preferences = quiet }, Free(2) with { Preferences = quiet with { QuietHours = new(new(8, 0), new(10, 0)) } });

        Assert.Equal(At("2026-03-02 10:00"), Ranking.QuietUntil(area, Wanted, Skill.General, Now));
        Assert.Null(Ranking.QuietUntil(area, Wanted with { Window = TimeWindow.Of(At("2026-03-02 09:30"), 60) }, Skill.General, Now));
        Assert.Null(Ranking.QuietUntil(area, Wanted with { AlreadyAsked = [M(1), M(2)] }, Skill.General, Now));
        Assert.Null(Ranking.QuietUntil(area, Wanted, Skill.Legal, Now));
        Assert.Null(Ranking.QuietUntil(area, Wanted with { Urgency = Urgency.Urgent }, Skill.General, Now));
    }

    [Fact]
    public void A_search_that_finds_only_members_in_their_quiet_hours_goes_on_when_these_end()
    {
        var until = At("2026-03-02 11:00");
        var life = Triaged().When(s => Staffing.Decide(s, Quiet(until)))
            .Then(
                new OffersMade(1, Tier.Community, Home, [], Now.AddHours(2), Ended: true, [], Now),
                new SearchHeld(until, Now));

        Assert.Equal(until, Deadlines.NextDue(life.State));
        life.When(s => Deadlines.Decide(s, new Wake(until.AddTicks(-1)))).ThenNothing();
        life.When(s => Deadlines.Decide(s, new Wake(until)))
            .Then(new CandidatesSought(2, Tier.Community, [new Need(Skill.Eldercare, 1)], until));
    }

    [Fact]
    public void A_person_who_hands_it_up_has_the_next_tier_asked_at_once() =>
        Triaged().When(s => Staffing.Decide(s, Quiet(At("2026-03-02 11:00"))))
            .When(s => Staffing.Decide(s, new Escalate(Now)))
            .Then(
                new Escalated(Tier.Town, EscalationReason.ByHand, Now),
                new CandidatesSought(2, Tier.Town, [new Need(Skill.Eldercare, 1)], Now));

    /// <summary>Free every day from nine to twelve.</summary>
    private static RosterEntry Free(int member) => Entry(member) with { Availability = Daily(180) };

    private static RecordOffers Quiet(DateTimeOffset until) =>
        RequestSteps.Answer(1, [], Skill.Eldercare) with { Quiet = [new QuietSkill(Skill.Eldercare, until)] };

    private static Community Area(params RosterEntry[] entries) => entries.Aggregate(
        Community.Evolve(Community.Initial, new CommunityRegistered(new AreaProfile(Home, "老城社区", 6000, 1100, null, null), Now)),
        (area, entry) => Community.Evolve(area, new RosterChanged(entry, Now)));
}
