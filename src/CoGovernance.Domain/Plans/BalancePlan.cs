using System.Collections.Immutable;
using CoGovernance.Domain.Areas;

namespace CoGovernance.Domain.Plans;

// Events

/// <summary>What can happen to a balance plan. Names and fields are storage contracts; no names of people.</summary>
public abstract record PlanEvent(DateTimeOffset At);

/// <summary>The plan was proposed and is explained by its outline.</summary>
public sealed record PlanProposed(PlanDraft Draft, DateTimeOffset At) : PlanEvent(At);

/// <summary>A tier that the plan touches agrees. With the last of them the plan is approved.</summary>
public sealed record PlanApproved(DivisionCode Area, DateTimeOffset At) : PlanEvent(At);

public sealed record PlanRefused(DivisionCode Area, string Reason, DateTimeOffset At) : PlanEvent(At);

/// <summary>The quotas are handed down; members are chosen and told, and go from the effective instant on.</summary>
public sealed record PlanApplied(DateTimeOffset EffectiveFrom, DateTimeOffset Until, DateTimeOffset ObjectUntil, DateTimeOffset At) : PlanEvent(At);

/// <summary>How many a giving community chose for each of its quota's lines; fewer than asked when people have gone or objected.</summary>
public sealed record QuotaStaffed(DivisionCode From, ImmutableArray<int> Chosen, DateTimeOffset At) : PlanEvent(At);

/// <summary>Those chosen first may no longer object; the communities may be in other plans again.</summary>
public sealed record PlanSettled(DateTimeOffset At) : PlanEvent(At);

/// <summary>Taken back, before or after it was applied: whoever was moved comes back.</summary>
public sealed record PlanWithdrawn(string Reason, DateTimeOffset At) : PlanEvent(At);

/// <summary>Not in force in time.</summary>
public sealed record PlanExpired(DateTimeOffset At) : PlanEvent(At);

/// <summary>The term is over.</summary>
public sealed record PlanCompleted(DateTimeOffset At) : PlanEvent(At);

// State

public enum PlanPhase
{
    None,
    Proposed,
    Approved,
    Applied,
    Completed,
    Refused,
    Withdrawn,
    Expired,
}

/// <summary>
/// A balance plan from its proposal to the end of its term. Invariants: it is applied only with the approval of every tier that it
/// touches; it holds its communities on the board until it is settled or over; it knows counts, never names.
/// </summary>
public sealed record BalancePlan
{
    public static BalancePlan Initial { get; } = new();

    public PlanPhase Phase { get; init; }

    public PlanDraft? Draft { get; init; }

    /// <summary>Who has approved, and when.</summary>
    public ImmutableSortedDictionary<DivisionCode, DateTimeOffset> Approvals { get; init; } =
        ImmutableSortedDictionary<DivisionCode, DateTimeOffset>.Empty;

    public PlanApplied? Applied { get; init; }

    public bool Settled { get; init; }

    /// <summary>By giving community, how many it chose for each line of its quota.</summary>
    public ImmutableSortedDictionary<DivisionCode, ImmutableArray<int>> Chosen { get; init; } =
        ImmutableSortedDictionary<DivisionCode, ImmutableArray<int>>.Empty;

    /// <summary>Why it was refused or withdrawn.</summary>
    public string? Reason { get; init; }

    public bool IsOver => Phase is PlanPhase.Completed or PlanPhase.Refused or PlanPhase.Withdrawn or PlanPhase.Expired;

    /// <summary>Folds one event in. Never throws.</summary>
    public static BalancePlan Evolve(BalancePlan state, PlanEvent happened) => happened switch
    {
        PlanProposed e => state with { Phase = PlanPhase.Proposed, Draft = e.Draft },
        PlanApproved e => Agreed(state with { Approvals = state.Approvals.SetItem(e.Area, e.At) }),
        PlanRefused e => state with { Phase = PlanPhase.Refused, Reason = e.Reason },
        PlanApplied e => state with { Phase = PlanPhase.Applied, Applied = e },
        QuotaStaffed e => state with { Chosen = state.Chosen.SetItem(e.From, e.Chosen) },
        PlanSettled => state with { Settled = true },
        PlanWithdrawn e => state with { Phase = PlanPhase.Withdrawn, Reason = e.Reason },
        PlanExpired => state with { Phase = PlanPhase.Expired },
        PlanCompleted => state with { Phase = PlanPhase.Completed },
        _ => state,
    };

    /// <summary>The communities that give, in order.</summary>
    public ImmutableSortedSet<DivisionCode> Givers() => [.. Draft?.Outline.Moves.Select(m => m.From) ?? []];

    /// <summary>What the plan in force asks of a giving community.</summary>
    public Quota QuotaOf(DivisionCode giver) => new(
        Draft!.Number,
        giver,
        [.. Draft.Outline.Moves.Where(m => m.From == giver).Select(m => new QuotaLine(m.To, m.Unit, m.Skills, m.Skill, m.Count))],
        Applied!.At,
        Applied.EffectiveFrom,
        Applied.Until,
        Applied.ObjectUntil,
        Draft.Terms.ObjectWithin,
        Draft.Terms.Rest);

    private static BalancePlan Agreed(BalancePlan state) =>
        state.Draft is { } draft && draft.Tiers().All(state.Approvals.ContainsKey) ? state with { Phase = PlanPhase.Approved } : state;
}
