using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Kernel;
using static CoGovernance.Domain.Tests.Plans.Counties;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Plans;

public sealed class PlanTests
{
    private static readonly PlanNumber Plan = PlanNumber.From(new DateOnly(2026, 3, 2), 7);

    private static readonly PlanDraft Draft = new(
        Plan, Home.County, PlanCause.ByHand, new PlanTerms(0, TimeSpan.FromDays(28), TimeSpan.FromDays(3), TimeSpan.FromDays(90)),
        new PlanOutline(
            9, 5, [new PlannedMove(Sibling, Home, Court, [Skill.Legal], Skill.Legal, 2, 20_000, 900_000)],
            [new PlannedCoverage(Home, Skill.Legal, 4, 0, 2, 900_000, Binding.PolicyLimit)], [], 0, 2_960_000),
        [new CountsUsed(Home, 1), new CountsUsed(Sibling, 1)], [], Now, Now.AddDays(7));

    private static readonly DivisionCode[] Tiers = [Home.County, Home.Town, Sibling, Home];

    [Fact]
    public void A_number_is_read_as_it_is_written()
    {
        Assert.Equal("B20260302-000007", Plan.Value);
        Assert.Equal(Plan, PlanNumber.Parse(Plan.Value));
        Assert.False(PlanNumber.TryParse("R20260302-000007", out _));
        Assert.False(PlanNumber.TryParse("B20260302-00000I", out _));
    }

    [Fact]
    public void A_plan_is_in_force_only_with_the_word_of_every_tier_it_touches()
    {
        Assert.Equal(Tiers.Order(), Draft.Tiers().ToArray());
        var life = Proposed();
        foreach (var tier in Tiers)
        {
            life.When(s => PlanDecisions.Decide(s, new ApplyPlan(Now.AddDays(4), Now)))
                .ThenRejected(new Rejection("plan.step-not-allowed").With("step", "apply").With("phase", PlanPhase.Proposed));
            life.When(s => PlanDecisions.Decide(s, new ApprovePlan(tier, Now))).Then(new PlanApproved(tier, Now));
            life.When(s => PlanDecisions.Decide(s, new ApprovePlan(tier, Now))).ThenNothing();
        }

        life.When(s => PlanDecisions.Decide(s, new ApprovePlan(OtherTown, Now))).ThenRejected(new Rejection("plan.not-asked").With("area", OtherTown));
        life.When(s => PlanDecisions.Decide(s, new ApplyPlan(Now.AddDays(2), Now)))
            .ThenRejected(new Rejection("plan.effective-too-soon").With("soonest", Now.AddDays(3)));
        life.When(s => PlanDecisions.Decide(s, new ApplyPlan(Now.AddDays(91), Now)))
            .ThenRejected(new Rejection("plan.effective-too-late").With("days", 90));
        life.When(s => PlanDecisions.Decide(s, new ApplyPlan(Now.AddDays(4), Now)))
            .Then(new PlanApplied(Now.AddDays(4), Now.AddDays(32), Now.AddDays(3), Now));
        Assert.Equal<QuotaLine>([new QuotaLine(Home, Court, [Skill.Legal], Skill.Legal, 2)], life.State.QuotaOf(Sibling).Lines);
    }

    [Fact]
    public void One_tier_that_refuses_ends_it()
    {
        var life = Proposed().When(s => PlanDecisions.Decide(s, new RefusePlan(Sibling, "人手不足", Now))).Then(new PlanRefused(Sibling, "人手不足", Now));
        life.When(s => PlanDecisions.Decide(s, new ApprovePlan(Home, Now)))
            .ThenRejected(new Rejection("plan.step-not-allowed").With("step", "approve").With("phase", PlanPhase.Refused));
        Assert.Null(PlanDecisions.NextDue(life.State));
    }

    [Fact]
    public void What_nobody_puts_in_force_in_time_expires()
    {
        var life = Proposed().When(s => PlanDecisions.Decide(s, new Wake(Now.AddDays(7).AddTicks(-1)))).ThenNothing();
        life.When(s => PlanDecisions.Decide(s, new ApprovePlan(Home, Now.AddDays(7))))
            .ThenRejected(new Rejection("plan.expired").With("at", Now.AddDays(7)));
        life.When(s => PlanDecisions.Decide(s, new Wake(Now.AddDays(7)))).Then(new PlanExpired(Now.AddDays(7)));
    }

    [Fact]
    public void In_force_it_is_settled_when_nobody_may_object_and_completed_after_the_term()
    {
        var life = Applied();
        life.When(s => PlanDecisions.Decide(s, new NoteStaffing(Sibling, [1], Now))).Then(new QuotaStaffed(Sibling, [1], Now));
        life.When(s => PlanDecisions.Decide(s, new NoteStaffing(Sibling, [1], Now))).ThenNothing();
        life.When(s => PlanDecisions.Decide(s, new Wake(Now.AddDays(3)))).Then(new PlanSettled(Now.AddDays(3)));
        var end = Now.AddDays(32).AddHours(1);
        life.When(s => PlanDecisions.Decide(s, new Wake(end))).Then(new PlanCompleted(end));
        life.When(s => PlanDecisions.Decide(s, new WithdrawPlan("晚了", end)))
            .ThenRejected(new Rejection("plan.step-not-allowed").With("step", "withdraw").With("phase", PlanPhase.Completed));
    }

    [Fact]
    public void It_can_be_withdrawn_before_and_after_it_is_in_force()
    {
        Proposed().When(s => PlanDecisions.Decide(s, new WithdrawPlan("改期", Now))).Then(new PlanWithdrawn("改期", Now))
            .When(s => PlanDecisions.Decide(s, new WithdrawPlan("改期", Now))).ThenNothing();
        Applied().When(s => PlanDecisions.Decide(s, new WithdrawPlan("改期", Now))).Then(new PlanWithdrawn("改期", Now));
    }

    [Fact]
    public void A_board_keeps_newer_counts_only_and_opens_no_two_plans_for_one_community()
    {
        var policy = new Scenario<BalanceBoard, BoardEvent>(BalanceBoard.Initial, BalanceBoard.Evolve);
        var (home, sibling) = (Counts(Home, 4), Counts(Sibling, 0, Skill.Legal, Lawyers(8)));
        policy.When(s => BoardDecisions.Decide(s, new ReceiveCounts(Home.County, home, Now))).Then(new CountsReceived(Home.County, home, Now));
        policy.When(s => BoardDecisions.Decide(s, new ReceiveCounts(Home.County, home, Now))).ThenNothing();
        policy.When(s => BoardDecisions.Decide(s, new ProposePlan(Plan, Home.County, Now)))
            .ThenRejected(new Rejection("balance.no-counts").With("scope", Home.County));
        policy.Given(new CountsReceived(Home.County, sibling, Now));

        var opened = Assert.IsType<PlanOpened>(Assert.Single(BoardDecisions.Decide(policy.State, new ProposePlan(Plan, Home.County, Now)).Events));
        policy.Given(opened);
        policy.When(s => BoardDecisions.Decide(s, new ProposePlan(Plan, Home.County, Now))).ThenNothing();
        var second = PlanNumber.From(new DateOnly(2026, 3, 2), 8);
        policy.When(s => BoardDecisions.Decide(s, new ProposePlan(second, Home.Town, Now)))
            .ThenRejected(new Rejection("balance.held-by-open-plans").With("leftOut", 2));
        policy.When(s => BoardDecisions.Decide(s, new ReleasePlan(Plan, Now))).Then(new PlanReleased(Plan, Now));
        Assert.IsType<PlanOpened>(Assert.Single(BoardDecisions.Decide(policy.State, new ProposePlan(second, Home.Town, Now)).Events));
    }

    private static Scenario<BalancePlan, PlanEvent> Proposed() =>
        new Scenario<BalancePlan, PlanEvent>(BalancePlan.Initial, BalancePlan.Evolve)
            .When(s => PlanDecisions.Decide(s, new OpenDraft(Draft, Now))).Then(new PlanProposed(Draft, Now))
            .When(s => PlanDecisions.Decide(s, new OpenDraft(Draft, Now))).ThenNothing();

    private static Scenario<BalancePlan, PlanEvent> Applied() =>
        Proposed().Given(Tiers.Select(t => new PlanApproved(t, Now))).When(s => PlanDecisions.Decide(s, new ApplyPlan(Now.AddDays(4), Now)));
}
