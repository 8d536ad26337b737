using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Requests;

public sealed class StaffingTests
{
    private static readonly DateTimeOffset Later = Now.AddMinutes(30);

    [Fact]
    public void A_triaged_request_asks_its_own_community_for_a_few_members_a_place() =>
        New().When(s => Intake.Decide(s, Order(Terms(3, 9, new Need(Skill.Medical, 2), new Need(Skill.General, 1)))))
            .Then(
                new Submitted(Number, Details, Clocks, Now),
                new Triaged(Terms(3, 9, new Need(Skill.Medical, 2), new Need(Skill.General, 1)), Clocks, Now),
                new CandidatesSought(1, Tier.Community, [new Need(Skill.Medical, 6), new Need(Skill.General, 3)], Now));

    [Fact]
    public void Who_declines_is_replaced_at_once() =>
        Dispatching().When(s => Staffing.Decide(s, new Decline(M(1), "away", Later)))
            .Then(new OfferDeclined(M(1), "away", Later), new CandidatesSought(2, Tier.Community, [new Need(Skill.Eldercare, 1)], Later));

    [Fact]
    public void When_the_waves_are_used_up_the_next_tier_takes_over() =>
        Dispatching().When(s => Staffing.Decide(s, new Decline(M(1), null, Now))).Offered(2)
            .When(s => Staffing.Decide(s, new Decline(M(2), null, Later)))
            .Then(
                new OfferDeclined(M(2), null, Later),
                new Escalated(Tier.Town, EscalationReason.NobodyLeft, Later),
                new CandidatesSought(3, Tier.Town, [new Need(Skill.Eldercare, 1)], Later));

    [Fact]
    public void When_no_tier_has_anybody_people_must_decide() =>
        Exhausted().Then(
            new OffersMade(3, Tier.County, Home, [], Now.AddHours(2), Ended: true, [Skill.Eldercare], Now),
            new DispatchExhausted(Now));

    [Fact]
    public void A_round_that_finds_nobody_and_names_nothing_is_not_sought_again_for_ever() =>
        Triaged().Answered(1, []).Then(
            new OffersMade(1, Tier.Community, Home, [], Now.AddHours(2), Ended: true, [Skill.Eldercare], Now),
            new Escalated(Tier.Town, EscalationReason.NobodyLeft, Now),
            new CandidatesSought(2, Tier.Town, [new Need(Skill.Eldercare, 1)], Now));

    [Fact]
    public void A_round_of_several_lenders_goes_on_until_it_is_ended() =>
        Triaged(Terms(3, 9)).When(s => Staffing.Decide(s, RequestSteps.Answer(1, [Offer(1)]) with { Ended = false })).Offered(2)
            .Then(
                new OffersMade(1, Tier.Community, Home, [Offer(2)], Now.AddHours(2), Ended: true, [], Now),
                new CandidatesSought(2, Tier.Community, [new Need(Skill.Eldercare, 1)], Now));

    [Fact]
    public void A_member_who_was_asked_is_not_asked_again_even_if_a_lender_says_so() =>
        Dispatching().When(s => Staffing.Decide(s, new Decline(M(1), null, Now))).Offered(1, 2, 2)
            .Then(new OffersMade(2, Tier.Community, Home, [Offer(2)], Now.AddHours(2), Ended: true, [], Now));

    [Fact]
    public void An_answer_to_an_older_round_comes_too_late() =>
        Dispatching().Answered(7, []).ThenRejected(new Rejection("request.round-over").With("round", 7));

    [Fact]
    public void An_offer_lapses_at_the_latest_when_the_service_begins()
    {
        var late = RequestSteps.Answer(1, [Offer(1)]) with { LapsesAt = Tomorrow.Start.AddHours(1) };

        Triaged().When(s => Staffing.Decide(s, late))
            .Then(new OffersMade(1, Tier.Community, Home, [Offer(1)], Tomorrow.Start, Ended: true, [], Now))
            .When(s => Staffing.Decide(s, new Accept(M(1), Tomorrow.Start)))
            .ThenRejected(new Rejection("request.offer-over").With("status", "Lapsed"));
    }

    [Fact]
    public void The_last_place_taken_withdraws_the_offers_that_are_left() =>
        Triaged(Terms(3, 9)).Offered(1, 2, 3)
            .When(s => Staffing.Decide(s, new Accept(M(2), Later)))
            .Then(
                new Accepted(M(2), Skill.Eldercare, Tier.Community, Home, Later),
                new OfferWithdrawn(M(1), Later),
                new OfferWithdrawn(M(3), Later))
            .When(s => Staffing.Decide(s, new Accept(M(1), Later)))
            .ThenRejected(new Rejection("request.offer-over").With("status", "Withdrawn"));

    [Fact]
    public void An_alert_for_a_place_that_was_filled_meanwhile_is_withdrawn() =>
        Triaged(Terms(2, 9, new Need(Skill.Medical, 1), new Need(Skill.General, 1)))
            .When(s => Staffing.Decide(s, RequestSteps.Answer(1, [Offer(1, Skill.Medical)]) with { Ended = false }))
            .When(s => Staffing.Decide(s, new Accept(M(1), Now)))
            .Answered(1, [Offer(2, Skill.Medical), Offer(3, Skill.General), Offer(4, Skill.General)])
            .Then(
                new OffersMade(
                    1, Tier.Community, Home, [Offer(2, Skill.Medical), Offer(3, Skill.General), Offer(4, Skill.General)], Now.AddHours(2),
                    Ended: true, [], Now),
                new OfferWithdrawn(M(2), Now));

    [Fact]
    public void An_acceptance_that_leaves_a_place_open_with_nobody_asked_hands_it_up()
    {
        var two = Triaged(Terms(1, 1, new Need(Skill.General, 2))).Offered(Skill.General, 1, 2);

        two.When(s => Staffing.Decide(s, new Decline(M(2), null, Now))).Then(new OfferDeclined(M(2), null, Now));
        two.When(s => Staffing.Decide(s, new Accept(M(1), Later))).Then(
            new Accepted(M(1), Skill.General, Tier.Community, Home, Later),
            new Escalated(Tier.Town, EscalationReason.NobodyLeft, Later),
            new CandidatesSought(2, Tier.Town, [new Need(Skill.General, 1)], Later));
    }

    [Fact]
    public void Offers_of_the_lower_tier_stay_open_after_an_escalation_and_are_not_doubled()
    {
        var life = Triaged(Terms(2, 9)).Offered(1, 2);

        life.When(s => Staffing.Decide(s, new Escalate(Later))).Then(new Escalated(Tier.Town, EscalationReason.ByHand, Later));
        life.When(s => Staffing.Decide(s, new Decline(M(1), null, Later))).Then(
            new OfferDeclined(M(1), null, Later),
            new CandidatesSought(2, Tier.Town, [new Need(Skill.Eldercare, 1)], Later));
        life.When(s => Staffing.Decide(s, new Accept(M(2), Later))).Then(new Accepted(M(2), Skill.Eldercare, Tier.Community, Home, Later));
        Assert.Equal(RequestPhase.Accepted, life.State.Phase);
    }

    [Fact]
    public void One_skill_without_anybody_does_not_end_the_search_for_the_other()
    {
        var need = new[] { new Need(Skill.Medical, 1), new Need(Skill.General, 1) };
        var life = Triaged(Terms(1, 9, need)).Answered(1, [], Skill.Medical)
            .Then(
                new OffersMade(1, Tier.Community, Home, [], Now.AddHours(2), Ended: true, [Skill.Medical], Now),
                new CandidatesSought(2, Tier.Community, [new Need(Skill.General, 1)], Now));
        life.Offered(Skill.General, 1).Then(
            new OffersMade(2, Tier.Community, Home, [Offer(1, Skill.General)], Now.AddHours(2), Ended: true, [], Now),
            new Escalated(Tier.Town, EscalationReason.NobodyLeft, Now),
            new CandidatesSought(3, Tier.Town, [new Need(Skill.Medical, 1)], Now));
        life.Answered(3, [], Skill.Medical).Answered(4, [], Skill.Medical).Then(
            new OffersMade(4, Tier.County, Home, [], Now.AddHours(2), Ended: true, [Skill.Medical], Now),
            new DispatchExhausted(Now));

        life.When(s => Staffing.Decide(s, new Decline(M(1), null, Later))).Then(
            new OfferDeclined(M(1), null, Later),
            new CandidatesSought(5, Tier.County, [new Need(Skill.General, 1)], Later));
        Assert.Equal(Tomorrow.Start, Deadlines.NextDue(life.State)!.Value);
        Assert.True(life.State.Exhausted);
    }

    [Fact]
    public void A_member_who_withdraws_in_time_is_replaced_and_the_staffing_clock_runs_again()
    {
        var life = Staffed();
        Assert.Equal(Now, life.State.ClockOf(ClockKind.Staff)!.MetAt);

        life.When(s => Staffing.Decide(s, new Withdraw(M(1), "ill", Later))).Then(
            new MemberWithdrew(M(1), "ill", Later),
            new CandidatesSought(2, Tier.Community, [new Need(Skill.Eldercare, 1)], Later));
        Assert.Null(life.State.ClockOf(ClockKind.Staff)!.MetAt);
        life.When(s => Staffing.Decide(s, new Withdraw(M(1), "ill", Later))).ThenNothing();
    }

    [Fact]
    public void A_member_who_withdraws_after_the_time_has_begun_leaves_it_to_people() =>
        Staffed().When(s => Staffing.Decide(s, new Withdraw(M(1), "ill", Tomorrow.Start)))
            .Then(new MemberWithdrew(M(1), "ill", Tomorrow.Start), new DispatchExhausted(Tomorrow.Start));

    [Fact]
    public void An_acceptance_does_not_come_back_after_the_request_is_over() =>
        Staffed().When(s => Intake.Decide(s, new Cancel("moved away", Later)))
            .When(s => Staffing.Decide(s, new Accept(M(1), Later)))
            .ThenRejected(new Rejection("request.offer-over").With("status", "Cancelled"));

    [Fact]
    public void Another_time_frees_who_had_accepted_and_lets_everybody_be_asked_again_from_home()
    {
        var life = Triaged(Terms(2, 9, new Need(Skill.General, 2))).Offered(Skill.General, 1, 2, 3, 4)
            .When(s => Staffing.Decide(s, new Accept(M(1), Now)))
            .When(s => Staffing.Decide(s, new Escalate(Now)));

        life.When(s => Staffing.Decide(s, new Reschedule(DayAfter, Later))).Then(
            new OfferWithdrawn(M(2), Later),
            new OfferWithdrawn(M(3), Later),
            new OfferWithdrawn(M(4), Later),
            new Rescheduled(DayAfter, Later),
            new CandidatesSought(2, Tier.Community, [new Need(Skill.General, 4)], Later));
        Assert.Empty(life.State.Staff);
        life.Offered(Skill.General, 1).When(s => Staffing.Decide(s, new Accept(M(1), Later)))
            .Then(new Accepted(M(1), Skill.General, Tier.Community, Home, Later));
    }

    [Fact]
    public void A_time_is_agreed_only_in_the_future_and_for_at_most_twelve_hours()
    {
        var life = Dispatching();

        life.When(s => Staffing.Decide(s, new Reschedule(Tomorrow, Later))).ThenNothing();
        life.When(s => Staffing.Decide(s, new Reschedule(Tomorrow, Tomorrow.Start))).ThenRejected("request.window-past");
        life.When(s => Staffing.Decide(s, new Reschedule(TimeWindow.Of(DayAfter.Start, -5), Later)))
            .ThenRejected(new Rejection("request.window-length").With("minutes", -5));
        life.When(s => Staffing.Decide(s, new Reschedule(TimeWindow.Of(DayAfter.Start, 721), Later)))
            .ThenRejected(new Rejection("request.window-length").With("minutes", 721));
    }

    [Fact]
    public void Asking_all_tiers_again_keeps_who_accepted_and_spares_who_declined()
    {
        var life = Triaged(Terms(1, 1, new Need(Skill.General, 3))).Offered(Skill.General, 1, 2, 3)
            .When(s => Staffing.Decide(s, new Accept(M(1), Now)))
            .When(s => Staffing.Decide(s, new Decline(M(2), null, Now)))
            .When(s => Deadlines.Decide(s, new Wake(Now.AddHours(2)))) // the third gave no answer
            .Nobody().Nobody();
        Assert.True(life.State.Exhausted);

        life.When(s => Staffing.Decide(s, new Redispatch(Later))).Then(
            new Redispatched(Later),
            new CandidatesSought(4, Tier.Community, [new Need(Skill.General, 2)], Later));
        Assert.Equal([(M(1), OfferStatus.Accepted), (M(2), OfferStatus.Declined)], life.State.Offers.Select(o => (o.Member, o.Status)));
        life.Offered(Skill.General, 2, 3).Then(
            new OffersMade(4, Tier.Community, Home, [Offer(3, Skill.General)], Now.AddHours(2), Ended: true, [], Now),
            new CandidatesSought(5, Tier.Community, [new Need(Skill.General, 1)], Now));
    }

    [Fact]
    public void A_time_that_has_passed_cannot_be_asked_for_again() =>
        Exhausted().When(s => Staffing.Decide(s, new Redispatch(Tomorrow.Start))).ThenRejected("request.window-past");

    [Fact]
    public void The_county_is_the_last_tier() =>
        Triaged().When(s => Staffing.Decide(s, new Escalate(Now))).When(s => Staffing.Decide(s, new Escalate(Now)))
            .Then(new Escalated(Tier.County, EscalationReason.ByHand, Now), new CandidatesSought(3, Tier.County, [new Need(Skill.Eldercare, 1)], Now))
            .When(s => Staffing.Decide(s, new Escalate(Now)))
            .ThenRejected(new Rejection("request.step-not-allowed").With("step", "escalate").With("phase", "Triaged"));

    [Fact]
    public void Nobody_is_sought_in_quiet_hours_and_the_search_goes_on_when_they_end()
    {
        var night = At("2026-03-02 23:00");
        var morning = At("2026-03-03 07:30");
        var life = Triaged(Terms(1, 9)).Offered(1);

        life.When(s => Staffing.Decide(s, new Decline(M(1), null, night))).Then(new OfferDeclined(M(1), null, night), new SearchHeld(morning, night));
        life.When(s => Deadlines.Decide(s, new Wake(night))).ThenNothing();
        Assert.Equal(morning, Deadlines.NextDue(life.State));
        life.When(s => Deadlines.Decide(s, new Wake(morning))).Then(new CandidatesSought(2, Tier.Community, [new Need(Skill.Eldercare, 1)], morning));
    }

    [Fact]
    public void Urgent_work_and_what_begins_before_the_morning_is_sought_at_night()
    {
        var night = At("2026-03-02 23:00");
        var early = TimeWindow.Of(At("2026-03-03 07:00"), 60);
        var sought = new CandidatesSought(2, Tier.Community, [new Need(Skill.Eldercare, 1)], night);

        Triaged(Terms(1, 9) with { Quiet = null }).Offered(1).When(s => Staffing.Decide(s, new Decline(M(1), null, night)))
            .Then(new OfferDeclined(M(1), null, night), sought);
        Triaged(Terms(1, 9) with { Window = early }).Offered(1).When(s => Staffing.Decide(s, new Decline(M(1), null, night)))
            .Then(new OfferDeclined(M(1), null, night), sought);
    }

    private static OfferTo Offer(int member, Skill skill = Skill.Eldercare) => new(M(member), skill, [new("home-community", 400)]);
}
