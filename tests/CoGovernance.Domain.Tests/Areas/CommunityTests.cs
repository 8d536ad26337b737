using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Kernel;
using CoGovernance.Domain.Units;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Areas;

public sealed class CommunityTests
{
    private static readonly AreaProfile Profile = new(Home, "老城社区", 6000, 1100, 33.04, 108.25);
    private static readonly Post Patrol = new("巡逻", Skill.General, 1, "每周六上午");
    private static readonly CourtyardHead Head = new(M(9), Personal.None, Personal.None, "一号院");

    [Fact]
    public void A_community_is_registered_once_and_changed_when_something_differs() =>
        New().When(s => CommunityDecisions.Decide(s, new RegisterCommunity(Profile, Now))).Then(new CommunityRegistered(Profile, Now))
            .When(s => CommunityDecisions.Decide(s, new RegisterCommunity(Profile, Now))).ThenNothing()
            .When(s => CommunityDecisions.Decide(s, new RegisterCommunity(Profile with { Residents = 6001 }, Now)))
            .Then(new CommunityRegistered(Profile with { Residents = 6001 }, Now));

    [Fact]
    public void Only_a_newer_policy_is_taken_over()
    {
        var second = DefaultPolicy.Value with { Version = 2 };

        Known().When(s => CommunityDecisions.Decide(s, new ReceivePolicy(second, Now))).Then(new PolicyReceived(second, Now))
            .When(s => CommunityDecisions.Decide(s, new ReceivePolicy(second, Now))).ThenNothing()
            .When(s => CommunityDecisions.Decide(s, new ReceivePolicy(second with { Version = 1 }, Now))).ThenNothing();
    }

    [Fact]
    public void A_post_is_claimed_while_there_is_room()
    {
        var life = Known().When(s => CommunityDecisions.Decide(s, new PublishPost(Patrol, Now))).Then(new PostPublished(Patrol, Now));

        life.When(s => CommunityDecisions.Decide(s, new PublishPost(Patrol, Now))).ThenNothing();
        life.When(s => CommunityDecisions.Decide(s, new ClaimPost(M(1), "巡逻", Now))).Then(new PostClaimed(M(1), "巡逻", Now));
        life.When(s => CommunityDecisions.Decide(s, new ClaimPost(M(1), "巡逻", Now))).ThenNothing();
        life.When(s => CommunityDecisions.Decide(s, new ClaimPost(M(2), "巡逻", Now)))
            .ThenRejected(new Rejection("community.post-full").With("post", "巡逻").With("headcount", 1));
        life.When(s => CommunityDecisions.Decide(s, new ClaimPost(M(2), "门卫", Now)))
            .ThenRejected(new Rejection("community.post-unknown").With("post", "门卫"));
        life.Given(new RosterLeft(M(1), Now))
            .When(s => CommunityDecisions.Decide(s, new ClaimPost(M(2), "巡逻", Now))).Then(new PostClaimed(M(2), "巡逻", Now));
    }

    [Fact]
    public void A_post_is_edited_from_what_it_was_and_not_below_those_who_hold_it()
    {
        var two = Patrol with { Headcount = 2 };
        var life = Known().Given(new PostPublished(two, Now), new PostClaimed(M(1), "巡逻", Now), new PostClaimed(M(2), "巡逻", Now));

        life.When(s => CommunityEdits.Decide(s, new PublishNewPost(two, Now))).ThenRejected(new Rejection("community.post-exists").With("post", "巡逻"));
        life.When(s => CommunityEdits.Decide(s, new ChangePost(Patrol, two, Now))).ThenRejected("version.stale");
        life.When(s => CommunityEdits.Decide(s, new ChangePost(two, Patrol, Now)))
            .ThenRejected(new Rejection("community.headcount-below-holders").With("post", "巡逻").With("holders", 2));
        life.When(s => CommunityEdits.Decide(s, new ClosePost(two, "不再需要", Now))).Then(new PostClosed("巡逻", "不再需要", Now));
        Assert.Empty(life.State.Claims);
        life.When(s => CommunityEdits.Decide(s, new ClosePost(two, "不再需要", Now)))
            .ThenRejected(new Rejection("community.post-unknown").With("post", "巡逻"));
    }

    [Fact]
    public void A_courtyard_head_is_dismissed_as_known()
    {
        var life = Known().When(s => CommunityEdits.Decide(s, new AppointNewCourtyardHead(Head, Now))).Then(new CourtyardHeadAppointed(Head, Now));

        life.When(s => CommunityEdits.Decide(s, new AppointNewCourtyardHead(Head, Now)))
            .ThenRejected(new Rejection("community.courtyard-head-exists").With("head", Head.Number));
        life.When(s => CommunityEdits.Decide(s, new DismissCourtyardHead(Head with { Courtyard = "二号院" }, "搬离", Now))).ThenRejected("version.stale");
        life.When(s => CommunityEdits.Decide(s, new DismissCourtyardHead(Head, "搬离", Now))).Then(new CourtyardHeadDismissed(Head.Number, "搬离", Now));
        Assert.Empty(life.State.CourtyardHeads);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void A_post_is_for_one_to_a_thousand_people(int headcount, bool allowed) => Assert.Equal(
        allowed ? null : new Rejection("community.headcount-out-of-bounds").With("headcount", headcount),
        CommunityDecisions.Decide(Known().State, new PublishPost(Patrol with { Headcount = headcount }, Now)).Rejection);

    [Fact]
    public void A_courtyard_head_is_appointed_once()
    {
        Known().When(s => CommunityDecisions.Decide(s, new AppointCourtyardHead(Head, Now))).Then(new CourtyardHeadAppointed(Head, Now))
            .When(s => CommunityDecisions.Decide(s, new AppointCourtyardHead(Head, Now))).ThenNothing();
        New().When(s => CommunityDecisions.Decide(s, new AppointCourtyardHead(Head, Now))).ThenRejected("community.unknown");
        New().When(s => CommunityDecisions.Decide(s, new PublishPost(Patrol, Now))).ThenRejected("community.unknown");
    }

    [Fact]
    public void A_change_of_load_is_reported_once_at_the_next_full_hour()
    {
        var life = Known().Given(
            new RosterChanged(Entry(1), Now.AddMinutes(10)),
            new RequestQueued(new QueuedRequest(Number, Tomorrow, 2), Now.AddMinutes(59)));
        Assert.Equal(Now.AddHours(1), life.State.ReportDue);

        life.When(s => CommunityDecisions.ReportLoad(s, Now.AddHours(1).AddTicks(-1))).ThenNothing();
        var load = new AreaLoad(Home, 1, 120, 360, People((Skill.General, 1), (Skill.Medical, 1)))
        {
            Orders = 1,
            OrderedMinutes = 120,
            AsOf = Now.AddHours(1),
        };
        life.When(s => CommunityDecisions.ReportLoad(s, Now.AddHours(1))).Then(new CommunityLoadReported(load, Now.AddHours(1)));
        life.When(s => CommunityDecisions.ReportLoad(s, Now.AddHours(2))).ThenNothing();
        life.Given(new MemberBooked(M(1), Number, Home, Tomorrow, Now.AddHours(2)));
        Assert.Equal(Now.AddHours(3), life.State.ReportDue);
    }

    [Fact]
    public void Orders_are_counted_once_from_the_beginning_of_the_record()
    {
        var unplaced = RequestNumber.Parse("R20260302-000003");
        var life = Known().Given(
            new RequestQueued(new QueuedRequest(Number, Tomorrow, 2), Now),
            new RequestQueued(new QueuedRequest(Number, DayAfter, 2), Now), // another time is no new order
            new RequestQueued(new QueuedRequest(unplaced, null, 0), Now)); // nobody knows yet how long it takes
        Assert.Equal((2, 120), Ordered(life.State));

        life.Given(new CommunityLoadReported(CommunityDecisions.Load(life.State, Now), Now));
        Assert.Equal((2, 120), Ordered(life.State));
        life.Given(
            new RequestQueued(new QueuedRequest(unplaced, Tomorrow, 1), Now), // triaged
            new RequestLeft(Number, Now),
            new RequestQueued(new QueuedRequest(Number, DayAfter, 2), Now)); // taken up again
        Assert.Equal((3, 300), Ordered(life.State));

        static (long, long) Ordered(Community state) => CommunityDecisions.Load(state, Now) is var l ? (l.Orders, l.OrderedMinutes) : default;
    }

    [Fact]
    public void The_load_counts_open_places_against_what_members_on_duty_still_can_give()
    {
        var life = Known().Given(
            new RosterChanged(Entry(1), Now),
            new RosterChanged(Entry(2) with { Availability = Daily(20) }, Now), // gives 140 minutes a week
            new RosterChanged(Entry(3) with { OnDuty = false }, Now),
            new RequestQueued(new QueuedRequest(Number, Tomorrow, 3), Now),
            new RequestQueued(new QueuedRequest(Other, TimeWindow.Of(Now.AddDays(7), 60), 9), Now), // next week
            new RequestQueued(new QueuedRequest(RequestNumber.Parse("R20260302-000003"), null, 0), Now)); // not triaged
        Assert.Equal((180, 500), Figures(life.State));

        life.Given(new MemberBooked(M(1), Number, Home, Tomorrow, Now)); // a place taken is neither open nor available
        Assert.Equal((120, 440), Figures(life.State));
        life.Given(new MemberBooked(M(2), RequestNumber.Parse("R20260302-00000A"), Sibling, Tomorrow, Now)); // lent
        Assert.Equal((120, 380), Figures(life.State));
        life.Given(new MemberServed(M(1), Number, "resident-1", 60, Now), new RequestLeft(Number, Now));
        Assert.Equal((0, 440), Figures(life.State));
    }

    [Fact]
    public void What_a_community_remembers_of_a_member_survives_a_change_of_the_member()
    {
        var life = Known().Given(
            new RosterChanged(Entry(1), Now),
            new MembersAsked(Number, [M(1), M(7)], Now),
            new MemberBooked(M(1), Number, Home, Tomorrow, Now),
            new RosterChanged(Entry(1) with { Skills = [Skill.Legal] }, Now));
        var entry = life.State.Roster[M(1)];

        Assert.Equal((Now, 1, 1), (entry.LastAskedAt, entry.Alerts.Count, entry.Bookings.Count));
        Assert.True(entry.Has(Skill.Legal));
        Assert.False(entry.Has(Skill.Medical));
        Assert.Single(life.State.Roster); // whoever is not on the roster is not remembered
        life.Given(new MemberFreed(M(1), Number, Now));
        Assert.Empty(life.State.Roster[M(1)].Bookings);
    }

    [Fact]
    public void Only_the_last_four_weeks_of_service_count_as_lately()
    {
        var entry = Entry(1).Served(Number, "resident-1", 60, Now).Served(Other, "resident-2", 30, Now.AddDays(27));

        Assert.Equal(90, entry.MinutesLately(Now.AddDays(27)));
        Assert.Equal(30, entry.MinutesLately(Now.AddDays(28)));
        Assert.Equal(0, entry.MinutesLately(Now.AddDays(60)));
        Assert.Equal(["resident-1", "resident-2"], entry.Residents);
        Assert.Equal(60, entry.Booked(Number, Home, Tomorrow).Booked(Number, Home, DayAfter).MinutesLately(Now.AddDays(60)));
    }

    [Fact]
    public void The_twenty_residents_served_last_are_remembered()
    {
        var entry = Enumerable.Range(0, 25).Aggregate(Entry(1), (e, i) => e.Served(Number, $"r{i}", 10, Now)).Served(Number, "r7", 10, Now);

        Assert.Equal(20, entry.Residents.Count);
        Assert.Equal(("r5", "r7"), (entry.Residents[0], entry.Residents[^1]));
    }

    [Fact]
    public void An_event_that_the_state_does_not_expect_never_throws()
    {
        CommunityEvent[] unexpected =
            [new MemberFreed(M(1), Number, Now), new RequestLeft(Number, Now), new RosterLeft(M(1), Now), new Unheard()];

        Assert.Empty(unexpected.Aggregate(Community.Initial, Community.Evolve).Roster);
    }

    internal static RosterEntry Entry(int member) =>
        new(M(member), UnitCode.Parse("SQ-0001"), [Skill.Medical], Daily(100), OnDuty: true, OffDutyUntil: null);

    /// <summary>Every day of the week from nine o'clock for so many minutes.</summary>
    internal static Availability Daily(int minutes) => new(
        [.. Enum.GetValues<DayOfWeek>().Select(d => new DayWindow(d, new TimeOnly(9, 0), new TimeOnly(9, 0).AddMinutes(minutes)))]);

    private static System.Collections.Immutable.ImmutableSortedDictionary<Skill, int> People(params (Skill Skill, int Count)[] people) =>
        System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(people.Select(p => KeyValuePair.Create(p.Skill, p.Count)));

    private static (int Open, int Available) Figures(Community state)
    {
        var load = CommunityDecisions.Load(state, Now);
        return (load.OpenMinutes, load.AvailableMinutes);
    }

    private static Scenario<Community, CommunityEvent> New() => new(Community.Initial, Community.Evolve);

    private static Scenario<Community, CommunityEvent> Known() => New().Given(new CommunityRegistered(Profile, Now));

    private sealed record Unheard : CommunityEvent;
}
