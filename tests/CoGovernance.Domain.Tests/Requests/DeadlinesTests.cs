using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Requests;

public sealed class DeadlinesTests
{
    // Ordered Monday 09:00: respond in 2, staff in 12, resolve in 40 working hours of 8-12 and 14-18 o'clock.
    private static readonly DateTimeOffset RespondWarned = At("2026-03-02 10:36");
    private static readonly DateTimeOffset RespondDue = At("2026-03-02 11:00");
    private static readonly DateTimeOffset StaffDue = At("2026-03-03 15:00");
    private static readonly DateTimeOffset ResolveDue = At("2026-03-09 09:00");

    [Fact]
    public void An_order_that_nobody_looks_at_is_warned_of_and_then_moves_up_a_tier()
    {
        var life = Submitted();
        Assert.Equal(RespondWarned, Deadlines.NextDue(life.State));

        life.When(s => Deadlines.Decide(s, new Wake(RespondWarned.AddTicks(-1)))).ThenNothing();
        life.When(s => Deadlines.Decide(s, new Wake(RespondWarned))).Then(new DeadlineWarned(ClockKind.Respond, RespondWarned));
        Assert.Equal(RespondDue, Deadlines.NextDue(life.State));
        life.When(s => Deadlines.Decide(s, new Wake(RespondDue))).Then(
            new DeadlineBreached(ClockKind.Respond, RespondDue),
            new Escalated(Tier.Town, EscalationReason.DeadlineBreached, RespondDue));
        life.When(s => Deadlines.Decide(s, new Wake(RespondDue))).ThenNothing();
    }

    [Fact]
    public void Each_breach_moves_up_one_tier_and_the_county_is_the_last()
    {
        var life = Submitted();

        life.When(s => Deadlines.Decide(s, new Wake(ResolveDue))).Then(
            new DeadlineBreached(ClockKind.Respond, ResolveDue),
            new Escalated(Tier.Town, EscalationReason.DeadlineBreached, ResolveDue),
            new DeadlineBreached(ClockKind.Staff, ResolveDue),
            new Escalated(Tier.County, EscalationReason.DeadlineBreached, ResolveDue),
            new DeadlineBreached(ClockKind.Resolve, ResolveDue));
        Assert.Null(Deadlines.NextDue(life.State)); // it waits for people
    }

    [Fact]
    public void Once_triaged_the_search_begins_at_home_and_what_was_told_is_not_told_again()
    {
        var life = Submitted().When(s => Deadlines.Decide(s, new Wake(StaffDue)));
        Assert.Equal(Tier.County, life.State.HandlingTier);

        life.When(s => Intake.Decide(s, new TriageAs(Terms() with { Window = DayAfter }, Clocks, StaffDue))).Then(
            new Triaged(Terms() with { Window = DayAfter }, Clocks, StaffDue),
            new CandidatesSought(1, Tier.Community, [new Need(Skill.Eldercare, 1)], StaffDue));
        Assert.Equal((true, false), (life.State.ClockOf(ClockKind.Staff)!.Breached, life.State.ClockOf(ClockKind.Resolve)!.Breached));
        Assert.Equal(StaffDue, life.State.ClockOf(ClockKind.Respond)!.MetAt);
        life.When(s => Deadlines.Decide(s, new Wake(StaffDue))).ThenNothing();
    }

    [Fact]
    public void New_terms_with_more_time_take_a_breach_back()
    {
        var longer = ClocksFrom(StaffDue);

        var life = Submitted().When(s => Deadlines.Decide(s, new Wake(StaffDue)))
            .When(s => Intake.Decide(s, new TriageAs(Terms() with { Window = DayAfter }, longer, StaffDue)));

        Assert.Equal((false, false), (life.State.ClockOf(ClockKind.Staff)!.Breached, life.State.ClockOf(ClockKind.Staff)!.Warned));
    }

    [Fact]
    public void A_breach_while_members_are_sought_has_the_next_tier_seek_them()
    {
        var late = Terms(1, 9) with { Window = DayAfter };
        var life = Triaged(late).When(s => Deadlines.Decide(s, new Wake(StaffDue.AddHours(-3))))
            .Then(new DeadlineWarned(ClockKind.Staff, StaffDue.AddHours(-3)));

        life.When(s => Deadlines.Decide(s, new Wake(StaffDue))).Then(
            new DeadlineBreached(ClockKind.Staff, StaffDue),
            new Escalated(Tier.Town, EscalationReason.DeadlineBreached, StaffDue),
            new CandidatesSought(2, Tier.Town, [new Need(Skill.Eldercare, 1)], StaffDue));
    }

    [Fact]
    public void An_alert_without_an_answer_lapses_and_somebody_else_is_sought()
    {
        var life = Dispatching();
        var lapsed = Now.AddHours(2);
        Assert.Equal(lapsed, Deadlines.NextDue(life.State));

        life.When(s => Deadlines.Decide(s, new Wake(lapsed))).Then(
            new OfferLapsed(M(1), lapsed),
            new CandidatesSought(2, Tier.Community, [new Need(Skill.Eldercare, 1)], lapsed));
    }

    [Fact]
    public void When_the_time_begins_unstaffed_the_search_ends()
    {
        var life = Triaged().When(s => Deadlines.Decide(s, new Wake(Tomorrow.Start.AddMinutes(-1))));

        life.When(s => Deadlines.Decide(s, new Wake(Tomorrow.Start))).Then(new DispatchExhausted(Tomorrow.Start));
        Assert.Equal((true, false), (life.State.Exhausted, life.State.Seeking));
        Assert.Equal(At("2026-03-03 10:36"), Deadlines.NextDue(life.State)); // the staffing clock warns; the search is over
    }

    [Fact]
    public void Silence_after_the_service_closes_it_without_claiming_a_word_of_the_resident()
    {
        var life = Completed();
        var end = Tomorrow.End.AddDays(5);
        Assert.Equal(end, Deadlines.NextDue(life.State));

        life.When(s => Deadlines.Decide(s, new Wake(end))).Then(new Closed(Resolution.Resolved, Confirmed: false, "not-denied", end));
        Assert.Null(Deadlines.NextDue(life.State));
    }

    [Fact]
    public void Silence_after_a_denial_closes_it_as_unresolved()
    {
        var end = Tomorrow.End.AddDays(5);

        Denied().When(s => Deadlines.Decide(s, new Wake(end))).Then(new Closed(Resolution.Unresolved, Confirmed: true, "denied", end));
    }

    [Fact]
    public void A_clock_that_was_met_does_not_strike_again()
    {
        var life = Completed();

        life.When(s => Deadlines.Decide(s, new Wake(Tomorrow.End.AddHours(1)))).ThenNothing();
        Assert.All(life.State.Clocks, c => Assert.True(c.IsKept));
    }

    [Fact]
    public void Who_refuses_or_closes_an_order_has_answered_it()
    {
        var refused = Submitted().When(s => Intake.Decide(s, new Reject(RejectionReason.NotOurs, "water works", Now.AddHours(1))));
        var closed = Submitted().When(s => Serving.Decide(s, new CloseUnresolved("nobody", Now.AddHours(3))));
        var cancelled = Submitted().When(s => Intake.Decide(s, new Cancel("not needed", Now)));

        Assert.True(refused.State.ClockOf(ClockKind.Respond)!.IsKept);
        Assert.Equal(Now.AddHours(3), closed.State.ClockOf(ClockKind.Respond)!.MetAt);
        Assert.False(closed.State.ClockOf(ClockKind.Respond)!.IsKept);
        Assert.Null(cancelled.State.ClockOf(ClockKind.Respond)!.MetAt);
    }
}
