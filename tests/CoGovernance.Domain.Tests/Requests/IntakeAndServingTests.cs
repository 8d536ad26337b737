using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Requests;

public sealed class IntakeAndServingTests
{
    private static readonly Personal Words = new("resident-1", "修好了");

    [Fact]
    public void An_order_that_tells_of_an_emergency_is_refused_at_once_with_the_number_to_call() =>
        New().When(s => Intake.Decide(s, Order(Terms()) with { EmergencyCall = "120" }))
            .Then(new Submitted(Number, Details, Clocks, Now), new Rejected(RejectionReason.Emergency, "120", Now));

    [Fact]
    public void A_number_names_one_order_only() =>
        Submitted().When(s => Intake.Decide(s, Order() with { Details = Details with { Resident = "resident-2" } }))
            .ThenRejected(new Rejection("request.number-taken").With("number", Number));

    [Theory]
    [InlineData(0, 0, 0, 0, "resident")]
    [InlineData(41, 0, 0, 0, "resident")]
    [InlineData(1, 1001, 0, 0, "words")]
    [InlineData(1, 0, 101, 0, "contact")]
    [InlineData(1, 0, 0, 201, "address")]
    [InlineData(40, 1000, 100, 200, null)]
    public void Texts_keep_to_their_length(int resident, int words, int contact, int address, string? wrong)
    {
        var details = Details with
        {
            Resident = new string('r', resident),
            Words = new Personal("p", new string('字', words)),
            Contact = new Personal("p", new string('字', contact)),
            Address = new Personal("p", new string('字', address)),
        };

        Assert.Equal(wrong, Intake.Decide(ServiceRequest.Initial, Order() with { Details = details }).Rejection?.Facts["field"]);
    }

    [Fact]
    public void A_duplicate_is_merged_once_and_never_into_itself()
    {
        var life = Dispatching();

        life.When(s => Intake.Decide(s, new JoinDuplicate(Other, Now))).Then(new DuplicateJoined(Other, Now));
        life.When(s => Intake.Decide(s, new JoinDuplicate(Other, Now))).ThenNothing();
        life.When(s => Intake.Decide(s, new JoinDuplicate(Number, Now)))
            .ThenRejected(new Rejection("request.duplicate-of-itself").With("number", Number));
        Assert.Equal(Other, Assert.Single(life.State.Duplicates));
    }

    [Fact]
    public void Fifty_duplicates_are_the_most()
    {
        var day = new DateOnly(2026, 3, 2);
        var life = Submitted().Given(Enumerable.Range(10, 50).Select(i => new DuplicateJoined(RequestNumber.From(day, (uint)i), Now)));

        life.When(s => Intake.Decide(s, new JoinDuplicate(RequestNumber.From(day, 99), Now)))
            .ThenRejected(new Rejection("request.too-many-duplicates").With("most", 50));
    }

    [Fact]
    public void A_merged_order_names_the_request_it_was_merged_into()
    {
        var life = Dispatching().When(s => Intake.Decide(s, new Reject(RejectionReason.Duplicate, Other.Value, Now)))
            .Then(new OfferWithdrawn(M(1), Now), new Rejected(RejectionReason.Duplicate, Other.Value, Now));

        life.When(s => Intake.Decide(s, new Reject(RejectionReason.Duplicate, Other.Value, Now))).ThenNothing();
        life.When(s => Intake.Decide(s, new Reject(RejectionReason.NotOurs, "", Now)))
            .ThenRejected(new Rejection("request.step-not-allowed").With("step", "reject").With("phase", "Rejected"));
        Assert.True(life.State.IsOver);
    }

    [Fact]
    public void Only_who_accepted_begins_and_completes_the_service()
    {
        var stranger = new Rejection("request.not-staff").With("member", M(9));

        Staffed().When(s => Serving.Decide(s, new BeginService(M(9), Now))).ThenRejected(stranger);
        InService().When(s => Serving.Decide(s, new CompleteService(M(9), 50, Now))).ThenRejected(stranger);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(720, true)]
    [InlineData(721, false)]
    public void A_service_takes_one_to_720_minutes(int minutes, bool allowed)
    {
        var decision = Serving.Decide(InService().State, new CompleteService(M(1), minutes, Now));

        Assert.Equal(allowed ? null : new Rejection("request.minutes-out-of-bounds").With("minutes", minutes), decision.Rejection);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_score_is_one_to_five(int score, bool allowed)
    {
        var decision = Serving.Decide(Completed().State, new Evaluate(score, true, Words, Now));

        Assert.Equal(allowed ? null : new Rejection("request.score-out-of-bounds").With("score", score), decision.Rejection);
    }

    [Fact]
    public void A_resident_who_says_it_helped_closes_the_request_as_resolved() =>
        Completed().When(s => Serving.Decide(s, new Evaluate(5, true, Words, Now)))
            .Then(new Evaluated(5, true, Words, Now), new Closed(Resolution.Resolved, Confirmed: true, "evaluated", Now))
            .When(s => Serving.Decide(s, new Evaluate(5, true, Words, Now.AddDays(1)))).ThenNothing();

    [Fact]
    public void A_resident_who_denies_it_leaves_it_with_the_secretary_who_cannot_claim_success()
    {
        var life = Completed().When(s => Serving.Decide(s, new Evaluate(2, false, Words, Now))).Then(new Evaluated(2, false, Words, Now));

        life.When(s => Serving.Decide(s, new CloseUnresolved("no spare part", Now)))
            .Then(new Closed(Resolution.Unresolved, Confirmed: true, "no spare part", Now));
    }

    [Fact]
    public void A_resident_may_think_again_while_the_request_is_open() =>
        Denied().When(s => Serving.Decide(s, new Evaluate(4, true, Words, Now)))
            .Then(new Evaluated(4, true, Words, Now), new Closed(Resolution.Resolved, Confirmed: true, "evaluated", Now));

    [Fact]
    public void A_service_that_came_to_nothing_can_be_closed() =>
        InService().When(s => Serving.Decide(s, new CloseUnresolved("nobody came back", Now)))
            .Then(new Closed(Resolution.Unresolved, Confirmed: false, "nobody came back", Now));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_closed_request_is_reopened_until_ten_days_later_to_the_tick(int ticks, bool allowed)
    {
        var closedAt = Tomorrow.End.AddDays(5);
        var at = closedAt.AddDays(10).AddTicks(ticks);
        var life = Completed().When(s => Deadlines.Decide(s, new Wake(closedAt)));

        var decision = Serving.Decide(life.State, new Reopen("leaks again", TimeWindow.Of(at.AddDays(1), 60), ClocksFrom(at), at));

        Assert.Equal(allowed ? null : "request.step-not-allowed", decision.Rejection?.Code);
    }

    [Fact]
    public void A_reopened_request_begins_anew_at_home_and_may_ask_everybody()
    {
        var at = Now.AddDays(3);
        var window = TimeWindow.Of(at.AddDays(1), 60);
        var life = Denied();

        life.When(s => Serving.Decide(s, new Reopen("leaks again", window, ClocksFrom(at), at))).Then(
            new Reopened("leaks again", window, ClocksFrom(at), at),
            new CandidatesSought(2, Domain.Areas.Tier.Community, [new(Skill.Eldercare, 1)], at));
        Assert.Equal((RequestPhase.Triaged, 1, 0), (life.State.Phase, life.State.Reopenings, life.State.Offers.Count));
        Assert.Equal((null, null), (life.State.Evaluation, life.State.CompletedAt));
        Assert.Equal(at, life.State.ClockOf(ClockKind.Respond)!.MetAt);
        life.Offered(1).When(s => Staffing.Decide(s, new Accept(M(1), Now)));
        Assert.Equal(2, life.State.Staff.Single().Place); // places are numbered over the whole life
    }

    [Fact]
    public void What_was_never_triaged_cannot_be_reopened() =>
        Submitted().When(s => Serving.Decide(s, new CloseUnresolved("nobody", Now)))
            .When(s => Serving.Decide(s, new Reopen("again", DayAfter, Clocks, Now)))
            .ThenRejected(new Rejection("request.step-not-allowed").With("step", "reopen").With("phase", "Closed"));

    [Fact]
    public void A_request_is_not_reopened_for_a_time_that_has_passed() =>
        Completed().When(s => Serving.Decide(s, new Reopen("again", Tomorrow, Clocks, Tomorrow.End))).ThenRejected("request.window-past");

    [Fact]
    public void An_event_that_the_state_does_not_expect_never_throws()
    {
        foreach (var happened in new RequestEvent[]
                 {
                     new OfferDeclined(M(9), null, Now), new Accepted(M(9), Skill.Legal, Domain.Areas.Tier.Town, Sibling, Now),
                     new DeadlineBreached(ClockKind.Staff, Now), new Closed(Resolution.Resolved, true, "", Now), new Unheard(),
                 })
        {
            _ = ServiceRequest.Evolve(ServiceRequest.Initial, happened);
        }
    }

    private sealed record Unheard : RequestEvent;
}
