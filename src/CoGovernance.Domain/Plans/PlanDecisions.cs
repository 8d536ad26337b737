using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Plans;

public sealed record OpenDraft(PlanDraft Draft, DateTimeOffset At);

/// <param name="Area">The tier that speaks.</param>
public sealed record ApprovePlan(DivisionCode Area, DateTimeOffset At);

public sealed record RefusePlan(DivisionCode Area, string Reason, DateTimeOffset At);

public sealed record ApplyPlan(DateTimeOffset EffectiveFrom, DateTimeOffset At);

public sealed record WithdrawPlan(string Reason, DateTimeOffset At);

public sealed record NoteStaffing(DivisionCode From, ImmutableArray<int> Chosen, DateTimeOffset At);

/// <summary>The steps of a plan.</summary>
public static class PlanDecisions
{
    /// <summary>An effective day further off than this would be planned anew by then.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(90);

    /// <summary>Members come back by themselves; the plan looks after them a little later.</summary>
    private static readonly TimeSpan AfterTerm = TimeSpan.FromHours(1);

    public static Decision<PlanEvent> Decide(BalancePlan state, OpenDraft command) =>
        state.Draft is null ? new PlanProposed(command.Draft, command.At)
        : state.Draft == command.Draft ? Decision<PlanEvent>.Nothing
        : new Rejection("plan.number-taken").With("plan", command.Draft.Number);

    public static Decision<PlanEvent> Decide(BalancePlan state, ApprovePlan command) =>
        state.Draft is not { } draft ? Unknown
        : !draft.Tiers().Contains(command.Area) ? new Rejection("plan.not-asked").With("area", command.Area)
        : state.Approvals.ContainsKey(command.Area) && !state.IsOver ? Decision<PlanEvent>.Nothing
        : state.Phase != PlanPhase.Proposed ? NotAllowed(state, "approve")
        : command.At >= draft.ExpiresAt ? Late(draft)
        : new PlanApproved(command.Area, command.At);

    public static Decision<PlanEvent> Decide(BalancePlan state, RefusePlan command) =>
        state.Draft is not { } draft ? Unknown
        : !draft.Tiers().Contains(command.Area) ? new Rejection("plan.not-asked").With("area", command.Area)
        : state.Phase == PlanPhase.Refused ? Decision<PlanEvent>.Nothing
        : state.Phase is not (PlanPhase.Proposed or PlanPhase.Approved) ? NotAllowed(state, "refuse")
        : new PlanRefused(command.Area, command.Reason, command.At);

    /// <summary>Members must be able to object before they go, so the term begins no sooner than the last objection may come.</summary>
    public static Decision<PlanEvent> Decide(BalancePlan state, ApplyPlan command)
    {
        if (state.Draft is not { } draft)
            return Unknown;
        if (state.Phase == PlanPhase.Applied && state.Applied!.EffectiveFrom == command.EffectiveFrom)
            return Decision<PlanEvent>.Nothing;
        if (state.Phase != PlanPhase.Approved)
            return NotAllowed(state, "apply");
        if (command.At >= draft.ExpiresAt)
            return Late(draft);
        var objectUntil = command.At + draft.Terms.ObjectWithin;
        return command.EffectiveFrom < objectUntil ? new Rejection("plan.effective-too-soon").With("soonest", objectUntil)
            : command.EffectiveFrom > command.At + MostAhead ? new Rejection("plan.effective-too-late").With("days", (int)MostAhead.TotalDays)
            : new PlanApplied(command.EffectiveFrom, command.EffectiveFrom + draft.Terms.Term, objectUntil, command.At);
    }

    public static Decision<PlanEvent> Decide(BalancePlan state, WithdrawPlan command) =>
        state.Draft is null ? Unknown
        : state.Phase == PlanPhase.Withdrawn ? Decision<PlanEvent>.Nothing
        : state.IsOver ? NotAllowed(state, "withdraw")
        : new PlanWithdrawn(command.Reason, command.At);

    /// <summary>An answer that comes when all is over changes nothing.</summary>
    public static Decision<PlanEvent> Decide(BalancePlan state, NoteStaffing command) =>
        state.Phase != PlanPhase.Applied || (state.Chosen.TryGetValue(command.From, out var known) && known.SequenceEqual(command.Chosen))
            ? Decision<PlanEvent>.Nothing
            : new QuotaStaffed(command.From, command.Chosen, command.At);

    public static Decision<PlanEvent> Decide(BalancePlan state, Wake command)
    {
        if (NextDue(state) is not { } due || due > command.At)
            return Decision<PlanEvent>.Nothing;
        if (state.Phase != PlanPhase.Applied)
            return new PlanExpired(command.At);
        var story = new Story<BalancePlan, PlanEvent>(state, BalancePlan.Evolve);
        if (!state.Settled)
            story.Then(new PlanSettled(command.At));
        if (NextDue(story.State) <= command.At)
            story.Then(new PlanCompleted(command.At));
        return story.End();
    }

    public static DateTimeOffset? NextDue(BalancePlan state) => state.Phase switch
    {
        PlanPhase.Proposed or PlanPhase.Approved => state.Draft!.ExpiresAt,
        PlanPhase.Applied when !state.Settled => state.Applied!.ObjectUntil,
        PlanPhase.Applied => state.Applied!.Until + AfterTerm,
        _ => null,
    };

    private static Rejection Unknown { get; } = new("plan.unknown");

    private static Rejection NotAllowed(BalancePlan state, string step) =>
        new Rejection("plan.step-not-allowed").With("step", step).With("phase", state.Phase);

    private static Rejection Late(PlanDraft draft) => new Rejection("plan.expired").With("at", draft.ExpiresAt);
}
