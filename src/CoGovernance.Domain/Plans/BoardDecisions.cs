using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Plans;

/// <param name="By">The area whose board hears it.</param>
public sealed record ReceiveCounts(DivisionCode By, CommunityCounts Counts, DateTimeOffset At);

public sealed record ReceiveBalancePolicy(DivisionCode By, int Version, BalancePolicy Policy, DateTimeOffset At);

/// <param name="Scope">The county, or one of its towns for its own communities alone.</param>
public sealed record ProposePlan(PlanNumber Number, DivisionCode Scope, DateTimeOffset At);

public sealed record ReleasePlan(PlanNumber Plan, DateTimeOffset At);

/// <summary>What a board decides: which counts are newer, when a plan is called for, and which communities it may touch.</summary>
public static class BoardDecisions
{
    /// <summary>An imbalance is looked for once in this time at most.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromDays(1);

    /// <summary>So that the counts of one morning are looked at together.</summary>
    private static readonly TimeSpan BeforeFirstLook = TimeSpan.FromHours(3);

    /// <summary>Counts that are not newer than those held change nothing.</summary>
    public static Decision<BoardEvent> Decide(BalanceBoard state, ReceiveCounts command) =>
        state.Counts.TryGetValue(command.Counts.Community, out var held) && held.Version >= command.Counts.Version
            ? Decision<BoardEvent>.Nothing
            : new CountsReceived(command.By, command.Counts, command.At);

    public static Decision<BoardEvent> Decide(BalanceBoard state, ReceiveBalancePolicy command) =>
        command.Version <= state.PolicyVersion
            ? Decision<BoardEvent>.Nothing
            : new BoardPolicyReceived(command.By, command.Version, command.Policy, command.At);

    public static Decision<BoardEvent> Decide(BalanceBoard state, ReleasePlan command) =>
        state.Open.ContainsKey(command.Plan) ? new PlanReleased(command.Plan, command.At) : Decision<BoardEvent>.Nothing;

    public static Decision<BoardEvent> Decide(BalanceBoard state, ProposePlan command)
    {
        if (state.Open.ContainsKey(command.Number))
            return Decision<BoardEvent>.Nothing;
        if (CannotBalance(state, command.Scope) is { } wrong)
            return wrong;
        var draft = Draft(state, command.Number, command.Scope, PlanCause.ByHand, command.At);
        return draft.Outline.Moves.IsEmpty
            ? new Rejection(draft.LeftOut.IsEmpty ? "balance.nothing-to-move" : "balance.held-by-open-plans").With("leftOut", draft.LeftOut.Length)
            : new PlanOpened(draft, command.At);
    }

    /// <summary>Looks whether the schedule or an imbalance calls for plans, and opens them.</summary>
    public static Decision<BoardEvent> Decide(BalanceBoard state, Wake command)
    {
        if (CauseAt(state, command.At) is not { } cause)
            return Decision<BoardEvent>.Nothing;
        var story = new Story<BalanceBoard, BoardEvent>(state, BalanceBoard.Evolve);
        story.Then(new BalanceLookedAt(cause, command.At));
        foreach (var scope in Scopes(state).Where(s => CannotBalance(state, s) is null))
        {
            var number = PlanNumber.From(ChinaTime.DateAt(command.At), (uint)((story.State.OpenedInAll + 1) & 0x3FFF_FFFF));
            var draft = Draft(story.State, number, scope, cause, command.At);
            var called = cause == PlanCause.Schedule || draft.Outline.FillableShare >= state.Policy.Automatic.AtShare;
            if (called && !draft.Outline.Moves.IsEmpty)
                story.Then(new PlanOpened(draft, command.At));
        }

        return story.End();
    }

    /// <summary>When the board is to look by itself; only the county's does.</summary>
    public static DateTimeOffset? NextDue(BalanceBoard state)
    {
        if (state.Area is not { Tier: Tier.County } || state.Counts.IsEmpty)
            return null;
        DateTimeOffset? scheduled = state.Policy.Automatic.Every is { } every && state.ScheduledSince is { } since ? since + every : null;
        DateTimeOffset? looked = state.Policy.Automatic.AtShare is null || !state.Unlooked ? null
            : state.LookedAt is { } last ? last + BetweenLooks
            : state.Counts.Values.Min(c => c.At) + BeforeFirstLook;
        return scheduled is null || looked < scheduled ? looked ?? scheduled : scheduled;
    }

    /// <summary>
    /// What balancing the whole scope would do now, with changes that nobody records. Open plans do not count: nothing of them has been
    /// carried out yet.
    /// </summary>
    public static PlanOutline Outline(BalanceBoard state, DivisionCode scope, WhatIf changes) => PlanSolving.Outline(
        [.. Within(state, scope).Select(changes.Applied)], state.Policy, ImmutableSortedDictionary<UnitCode, int>.Empty);

    /// <summary>Why the area cannot be balanced by this board; null when it can.</summary>
    public static Rejection? CannotBalance(BalanceBoard state, DivisionCode scope) =>
        scope.Tier == Tier.Community || state.Area is not { } area || !area.Contains(scope) || Within(state, scope).Skip(1).FirstOrDefault() is null
            ? new Rejection("balance.no-counts").With("scope", scope)
            : null;

    /// <summary>Why the changes cannot be looked at; null when they can.</summary>
    public static Rejection? CannotImagine(BalanceBoard state, DivisionCode scope, WhatIf changes) =>
        changes.Communities().FirstOrDefault(c => !scope.Contains(c) || !state.Counts.ContainsKey(c)) is { Value.Length: > 0 } unknown
            ? new Rejection("balance.community-not-counted").With("community", unknown)
            : null;

    /// <summary>The communities of the scope whose counts are known.</summary>
    public static IEnumerable<CommunityCounts> Within(BalanceBoard state, DivisionCode scope) =>
        state.Counts.Values.Where(c => scope.Contains(c.Community));

    private static PlanDraft Draft(BalanceBoard state, PlanNumber number, DivisionCode scope, PlanCause cause, DateTimeOffset at)
    {
        var free = Free(state, scope).ToImmutableArray();
        var policy = state.Policy;
        return new PlanDraft(
            number, scope, cause, new PlanTerms(state.PolicyVersion, policy.Term, policy.ObjectWithin, policy.Rest),
            PlanSolving.Outline(free, policy, Promised(state)),
            [.. free.Select(c => new CountsUsed(c.Community, c.Version))],
            [.. Within(state, scope).Select(c => c.Community).Except(free.Select(c => c.Community))],
            at, at + policy.ApproveWithin);
    }

    private static PlanCause? CauseAt(BalanceBoard state, DateTimeOffset at) =>
        NextDue(state) is not { } due || due > at ? null
        : state.Policy.Automatic.Every is { } every && state.ScheduledSince + every <= at ? PlanCause.Schedule
        : PlanCause.Imbalance;

    private static IEnumerable<DivisionCode> Scopes(BalanceBoard state) =>
        state.Policy.Automatic.By == Tier.County ? [state.Area!.Value] : state.Counts.Keys.Select(c => c.Town).Distinct().Order();

    private static IEnumerable<CommunityCounts> Free(BalanceBoard state, DivisionCode scope)
    {
        var held = state.Open.Values.SelectMany(p => p.Communities).ToHashSet();
        return Within(state, scope).Where(c => !held.Contains(c.Community));
    }

    private static ImmutableSortedDictionary<UnitCode, int> Promised(BalanceBoard state) => state.Open.Values
        .SelectMany(p => p.Moves)
        .GroupBy(m => m.Key, m => m.Value)
        .ToImmutableSortedDictionary(g => g.Key, g => g.Sum());
}
