using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Tests.Kernel;
using CoGovernance.Domain.Units;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Members;

public sealed class MemberDecisionsTests
{
    private static readonly Availability Mornings = new([new DayWindow(DayOfWeek.Saturday, new TimeOnly(9, 0), new TimeOnly(12, 0))]);
    private static readonly AwayDays Trip = new(new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 12));
    private static readonly QuietHours Noon = new(new TimeOnly(12, 0), new TimeOnly(14, 0));
    private static readonly ServiceCaps Caps = new(MinutesPerWeek: 360, MinutesInARow: 240);
    private static readonly MemberProfile Profile = new(
        M(1), new Personal("m1", "王芳"), new Personal("m1", "12000000001"), UnitCode.Parse("SQ-0001"), Home, [Skill.Medical], Mornings, "巡逻");

    [Fact]
    public void Somebody_is_enrolled_once_and_a_taken_number_is_refused() =>
        New().When(s => MemberDecisions.Decide(s, new Enrol(Profile, Now))).Then(new MemberRegistered(Profile, Now))
            .When(s => MemberDecisions.Decide(s, new Enrol(Profile, Now))).ThenNothing()
            .When(s => MemberDecisions.Decide(s, new Enrol(Profile with { Unit = UnitCode.Parse("SQ-0002") }, Now)))
            .ThenRejected(new Rejection("member.number-taken").With("number", M(1)));

    [Fact]
    public void Facts_are_edited_from_the_revision_that_was_read_and_a_move_leaves_the_post_behind()
    {
        var moved = Profile with { Community = Sibling, Post = null };
        var edit = new EditProfile(Profile.Unit, Sibling, Profile.Skills, 1, Now);

        Known().When(s => MemberDecisions.Decide(s, edit with { Revision = 0 }))
            .ThenRejected(new Rejection("member.stale").With("yours", 0).With("current", 1));
        Known().When(s => MemberDecisions.Decide(s, edit)).Then(new ProfileChanged(moved, Now))
            .When(s => MemberDecisions.Decide(s, edit)).ThenNothing()
            .When(s => MemberDecisions.Decide(s, new TakePost("护苗", Now))).Then(new ProfileChanged(moved with { Post = "护苗" }, Now));
    }

    [Fact]
    public void What_is_past_and_quiet_hours_of_no_length_are_left_out()
    {
        var extra = new ExtraTime(new DateOnly(2026, 3, 9), new TimeOnly(18, 0), new TimeOnly(20, 0));
        var set = new SetAvailability(
            Mornings, [Trip, new AwayDays(new DateOnly(2026, 2, 1), new DateOnly(2026, 3, 1))], [extra], new QuietHours(new TimeOnly(8, 0), new TimeOnly(8, 0)),
            1, Now);

        Known().When(s => MemberDecisions.Decide(s, set)).Then(new AvailabilityChanged(Mornings, [Trip], [extra], null, Now))
            .When(s => MemberDecisions.Decide(s, set)).ThenNothing()
            .When(s => MemberDecisions.Decide(s, set with { QuietHours = Noon })).ThenRejected(new Rejection("member.stale").With("yours", 1).With("current", 2))
            .When(s => MemberDecisions.Decide(s, set with { QuietHours = Noon, Revision = 2 }))
            .Then(new AvailabilityChanged(Mornings, [Trip], [extra], Noon, Now));
    }

    [Fact]
    public void Nobody_is_alerted_or_booked_while_away()
    {
        var life = Set();
        var away = new Rejection("member.away").With("from", "2026-03-10").With("to", "2026-03-12");

        life.When(s => Member.Decide(s, Ask(TimeWindow.Of(At("2026-03-12 23:00"), 60)))).ThenRejected(away);
        life.When(s => Member.Decide(s, new Member.Reserve(Number, TimeWindow.Of(At("2026-03-10 00:00"), 60), Now))).ThenRejected(away);
        Assert.False(Member.Decide(life.State, Ask(TimeWindow.Of(At("2026-03-09 23:00"), 60))).IsRejected);
        Assert.False(Member.Decide(life.State, Ask(TimeWindow.Of(At("2026-03-13 00:00"), 60))).IsRejected);
    }

    [Fact]
    public void Quiet_hours_hold_back_all_alerts_but_those_for_urgent_work()
    {
        var life = Set();
        var ask = Ask(Tomorrow);

        life.When(s => Member.Decide(s, ask with { At = At("2026-03-02 12:00") })).ThenRejected("member.quiet-hours");
        Assert.False(Member.Decide(life.State, ask with { At = At("2026-03-02 14:00") }).IsRejected);
        Assert.False(Member.Decide(life.State, ask with { At = At("2026-03-02 12:00"), Urgency = Urgency.Urgent }).IsRejected);
    }

    [Fact]
    public void A_member_lowers_the_budget_and_the_lower_of_both_holds()
    {
        var life = Known().When(s => MemberDecisions.Decide(s, new SetAlertLimit(7, 6, Now))).ThenRejected(new Rejection("member.alert-limit").With("most", 6))
            .When(s => MemberDecisions.Decide(s, new SetAlertLimit(0, 6, Now))).ThenRejected(new Rejection("member.alert-limit").With("most", 6))
            .When(s => MemberDecisions.Decide(s, new SetAlertLimit(1, 6, Now))).Then(new AlertLimitSet(1, Now))
            .Given(new Alerted(Other, Skill.General, DayAfter, Now, Now));

        life.When(s => Member.Decide(s, Ask(Tomorrow))).ThenRejected(new Rejection("member.alert-budget-used").With("budget", 1));
        life.When(s => MemberDecisions.Decide(s, new SetAlertLimit(null, 6, Now))).Then(new AlertLimitSet(null, Now))
            .When(s => Member.Decide(s, Ask(Tomorrow))).Then(new Alerted(Number, Skill.General, Tomorrow, Now.AddHours(2), Now));
    }

    [Fact]
    public void Exceptions_change_the_minutes_that_a_week_offers()
    {
        var preferences = new MemberPreferences(
            [new AwayDays(new DateOnly(2026, 3, 7), new DateOnly(2026, 3, 7))],
            [new ExtraTime(new DateOnly(2026, 3, 4), new TimeOnly(18, 0), new TimeOnly(20, 0))], null, null);

        Assert.Equal(180, MemberPreferences.MinutesOffered(Mornings, null, new DateOnly(2026, 3, 2)));
        Assert.Equal(120, MemberPreferences.MinutesOffered(Mornings, preferences, new DateOnly(2026, 3, 2)));
        Assert.Equal(180, MemberPreferences.MinutesOffered(Mornings, preferences, new DateOnly(2026, 3, 8)));
    }

    [Fact]
    public void A_new_calendar_address_replaces_the_old_one_and_a_revoked_one_is_gone() =>
        Known().When(s => MemberDecisions.Decide(s, new SetCalendarAddress("aa", Now))).Then(new CalendarAddressMade("aa", Now))
            .When(s => MemberDecisions.Decide(s, new SetCalendarAddress("bb", Now))).Then(new CalendarAddressMade("bb", Now))
            .When(s => MemberDecisions.Decide(s, new SetCalendarAddress(null, Now))).Then(new CalendarAddressRevoked(Now))
            .When(s => MemberDecisions.Decide(s, new SetCalendarAddress(null, Now))).ThenNothing();

    [Fact]
    public void An_entry_of_the_calendar_counts_its_changes()
    {
        var life = Known().Given(new Reserved(Number, Tomorrow, Now), new Released(Number, Now));
        Assert.Equal([(Number, 1)], life.State.Cancelled.Select(c => (c.Request, c.Sequence)));
        life.Given(new Reserved(Number, DayAfter, Now));
        Assert.Equal((0, 2), (life.State.Cancelled.Count, life.State.Reservations.Single().Sequence));
        life.Given(new ServiceRecorded(Number, Home, "errand", DayAfter, 60, DayAfter.End));
        Assert.Equal(3, life.State.Services.Single().Sequence);
    }

    private static Member.AlertTo Ask(TimeWindow window) => new(Number, Skill.General, window, Now.AddHours(2), Caps, 6, Now);

    private static Scenario<Member, MemberEvent> New() => new(Member.Initial, Member.Evolve);

    private static Scenario<Member, MemberEvent> Known() => New().Given(new MemberRegistered(Profile, Now));

    private static Scenario<Member, MemberEvent> Set() => Known().Given(new AvailabilityChanged(Mornings, [Trip], [], Noon, Now));
}
