using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Plans;

// Events

/// <summary>What can happen to the balance board of a town or the county. Names and fields are storage contracts.</summary>
public abstract record BoardEvent;

/// <param name="By">The town or county whose board this is.</param>
public sealed record CountsReceived(DivisionCode By, CommunityCounts Counts, DateTimeOffset At) : BoardEvent;

/// <summary>The county's rules of balancing in force here from now on.</summary>
public sealed record BoardPolicyReceived(DivisionCode By, int Version, BalancePolicy Policy, DateTimeOffset At) : BoardEvent;

/// <summary>A plan was proposed; the communities that it touches are in no other until it leaves the board.</summary>
public sealed record PlanOpened(PlanDraft Draft, DateTimeOffset At) : BoardEvent;

/// <summary>The plan was refused, withdrawn or left to expire, or its people are chosen and nobody may object any more.</summary>
public sealed record PlanReleased(PlanNumber Plan, DateTimeOffset At) : BoardEvent;

/// <summary>The board looked by itself whether a plan is called for.</summary>
public sealed record BalanceLookedAt(PlanCause Cause, DateTimeOffset At) : BoardEvent;

// State

/// <summary>A plan that holds communities, and how many of each unit's members it is to move.</summary>
public sealed record OpenPlan(
    PlanNumber Number, DivisionCode Scope, ImmutableSortedSet<DivisionCode> Communities, ImmutableSortedDictionary<UnitCode, int> Moves)
{
    public bool Equals(OpenPlan? other) =>
        other is not null && Number == other.Number && Scope == other.Scope && Communities.SetEquals(other.Communities) && Moves.SequenceEqual(other.Moves);

    public override int GetHashCode() => HashCode.Combine(Number, Scope);
}

/// <summary>
/// The balance board of an area: the counts of its communities and, for the county, the plans that are open. The county's board is the
/// one place where plans are opened, so that no community is ever in two. Names never reach a board.
/// </summary>
public sealed record BalanceBoard
{
    public static BalanceBoard Initial { get; } = new();

    /// <summary>The town or county; null before anything was heard.</summary>
    public DivisionCode? Area { get; init; }

    public int PolicyVersion { get; init; }

    public BalancePolicy Policy { get; init; } = BalancePolicy.Default;

    public ImmutableSortedDictionary<DivisionCode, CommunityCounts> Counts { get; init; } =
        ImmutableSortedDictionary<DivisionCode, CommunityCounts>.Empty;

    public ImmutableSortedDictionary<PlanNumber, OpenPlan> Open { get; init; } = ImmutableSortedDictionary<PlanNumber, OpenPlan>.Empty;

    /// <summary>Plans opened in all.</summary>
    public long OpenedInAll { get; init; }

    /// <summary>From when the schedule counts: the last plan by schedule, or the policy that asked for them.</summary>
    public DateTimeOffset? ScheduledSince { get; init; }

    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>Counts have come that the board has not looked at.</summary>
    public bool Unlooked { get; init; }

    /// <summary>Folds one event in. Never throws.</summary>
    public static BalanceBoard Evolve(BalanceBoard state, BoardEvent happened) => happened switch
    {
        CountsReceived e => state with { Area = e.By, Counts = state.Counts.SetItem(e.Counts.Community, e.Counts), Unlooked = true },
        BoardPolicyReceived e => state with
        {
            Area = e.By,
            PolicyVersion = e.Version,
            Policy = e.Policy,
            ScheduledSince = e.Policy.Automatic.Every is null ? null : state.ScheduledSince ?? e.At,
        },
        PlanOpened e => state with { Open = state.Open.SetItem(e.Draft.Number, Opened(e.Draft)), OpenedInAll = state.OpenedInAll + 1 },
        PlanReleased e => state with { Open = state.Open.Remove(e.Plan) },
        BalanceLookedAt e => state with
        {
            LookedAt = e.At,
            Unlooked = false,
            ScheduledSince = e.Cause == PlanCause.Schedule ? e.At : state.ScheduledSince,
        },
        _ => state,
    };

    private static OpenPlan Opened(PlanDraft draft) => new(
        draft.Number, draft.Scope, draft.Outline.Touched(),
        draft.Outline.Moves.GroupBy(m => m.Unit).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(m => m.Count)));
}
