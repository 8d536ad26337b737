using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Plans;

public sealed class BalancePlanAggregate : Aggregate<BalancePlan, PlanEvent>
{
    public override string Kind => Streams.Plan;

    public override BalancePlan Initial => BalancePlan.Initial;

    public override BalancePlan Evolve(BalancePlan state, PlanEvent happened) => BalancePlan.Evolve(state, happened);

    public override DateTimeOffset? NextDue(BalancePlan state) => PlanDecisions.NextDue(state);

    /// <summary>A row for each tier that the plan touches, and for the county, which sees them all.</summary>
    public override IEnumerable<ProjectionRow> Rows(BalancePlan state) => state.Draft is not { } draft ? [] :
        from area in draft.Tiers().Add(draft.Scope.County)
        let moves = draft.Outline.Moves
        select Tables.PlanParts.Row(
            area.Value, draft.Number.Value, draft.Scope.Value, draft.Cause.ToString(), state.Phase.ToString(),
            (long)moves.Where(m => area.Contains(m.From)).Sum(m => m.Count), (long)moves.Where(m => area.Contains(m.To)).Sum(m => m.Count),
            Tables.Flag(draft.Tiers().Contains(area)), state.Approvals.TryGetValue(area, out var at) ? at : null, draft.ProposedAt, draft.ExpiresAt,
            state.Applied?.EffectiveFrom, state.Applied?.Until);

    public override IEnumerable<Notice> Notices(BalancePlan before, PlanEvent happened, BalancePlan after) => happened switch
    {
        PlanApplied => after.Givers().Select(g => new Notice(Streams.Of(g), new QuotaHandedDown(after.QuotaOf(g)))),
        PlanSettled or PlanRefused or PlanExpired => [Left(after)],
        PlanWithdrawn => Over(before).Append(Left(after)),
        PlanCompleted => Over(before),
        _ => [],
    };

    private static Notice Left(BalancePlan plan) => new(Streams.BoardOf(plan.Draft!.Scope.County), new PlanLeft(plan.Draft.Number));

    /// <summary>Those who give hear that it is over, when they were asked at all.</summary>
    private static IEnumerable<Notice> Over(BalancePlan plan) => plan.Phase != PlanPhase.Applied ? [] :
        plan.Givers().Select(g => new Notice(Streams.Of(g), new QuotaOver(plan.Draft!.Number)));
}

public sealed class BalancePlanGrain(Recorder<BalancePlan, PlanEvent> recorder) : RecordedGrain<BalancePlan, PlanEvent>(recorder), IBalancePlanGrain
{
    public Task<Reply> Open(Caller caller, PlanDraft draft) => Record(caller, s => PlanDecisions.Decide(s, new OpenDraft(draft, caller.At)));

    public Task<Reply> Approve(Caller caller, DivisionCode area) =>
        Record(caller, s => PlanDecisions.Decide(s, new ApprovePlan(area, caller.At)));

    public Task<Reply> Refuse(Caller caller, DivisionCode area, string reason) =>
        Record(caller, s => PlanDecisions.Decide(s, new RefusePlan(area, reason, caller.At)));

    public Task<Reply> Apply(Caller caller, DateTimeOffset effectiveFrom) =>
        Record(caller, s => PlanDecisions.Decide(s, new ApplyPlan(effectiveFrom, caller.At)));

    public Task<Reply> Withdraw(Caller caller, string reason) =>
        Record(caller, s => PlanDecisions.Decide(s, new WithdrawPlan(reason, caller.At)));

    public Task<BalancePlan> View() => Task.FromResult(State);

    protected override Decision<PlanEvent> Due(BalancePlan state, DateTimeOffset at) => PlanDecisions.Decide(state, new Wake(at));

    protected override Task<Rejection?> Hear(Caller caller, NewsItem news, Story<BalancePlan, PlanEvent> story)
    {
        switch (news)
        {
            case PlanDrafted n:
                story.Take(PlanDecisions.Decide(story.State, new OpenDraft(n.Draft, caller.At)));
                return NewsTaken;
            case QuotaAnswered n:
                story.Take(PlanDecisions.Decide(story.State, new NoteStaffing(n.From, n.Chosen, caller.At)));
                return NewsTaken;
            default:
                return base.Hear(caller, news, story);
        }
    }
}
