using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Gateway.Requests;

namespace CoGovernance.Gateway.Balance;

/// <summary>Members of one profile who are to help another community, by count and not by name.</summary>
/// <param name="Chosen">How many the giving community has chosen by now; none before the plan is applied.</param>
/// <param name="Gain">Points by which each is worth more there than at home, after the cost of the move.</param>
public sealed record MoveView(
    string From, string To, string Unit, ImmutableArray<Skill> Skills, Skill Skill, int Count, int? Chosen, long Cost, long Gain);

/// <summary>Places of a community for a skill.</summary>
/// <param name="Before">Filled when everybody stays at home.</param>
/// <param name="Price">Points that one more person with this skill here would be worth.</param>
/// <param name="Binds">Why places stay empty.</param>
public sealed record CoverageView(string Community, Skill Skill, int Demand, int Before, int After, int Unfilled, long Price, Binding? Binds);

/// <summary>Members whom a limit keeps at home; with a community, the quota of its agreement with the unit.</summary>
public sealed record HeldBackView(string Unit, string? Community, int Count);

/// <summary>
/// What balancing would do, as far as the reader's area goes. People and points are of the whole and shown to those who answer for it.
/// </summary>
public sealed record OutlineView(
    int? People, int? Movable, int Demand, int FilledBefore, int FilledAfter, int Moved, long? PointsBefore, long? PointsAfter,
    ImmutableArray<MoveView> Moves, ImmutableArray<CoverageView> Coverage, ImmutableArray<HeldBackView> HeldBack)
{
    /// <param name="reader">The area that the reader answers for.</param>
    /// <param name="scope">The area that was balanced.</param>
    internal static OutlineView Of(PlanOutline outline, DivisionCode reader, DivisionCode scope, BalancePlan? plan = null)
    {
        var whole = reader.Contains(scope);
        ImmutableArray<PlannedCoverage> coverage = [.. outline.Coverage.Where(c => reader.Contains(c.Community))];
        ImmutableArray<MoveView> moves =
            [.. outline.Moves.Where(m => reader.Contains(m.From) || reader.Contains(m.To)).Select(m => Of(m, ChosenFor(outline, m, plan)))];
        return new OutlineView(
            whole ? outline.People : null, whole ? outline.Movable : null, coverage.Sum(c => c.Demand), coverage.Sum(c => c.Before),
            coverage.Sum(c => c.After), moves.Sum(m => m.Count), whole ? outline.PointsBefore : null, whole ? outline.PointsAfter : null, moves,
            [.. coverage.Select(c => new CoverageView(c.Community.Value, c.Skill, c.Demand, c.Before, c.After, c.Unfilled, c.Price, c.Binds))],
            whole ? [.. outline.HeldBack.Select(h => new HeldBackView(h.Unit.Value, h.Community?.Value, h.Count))] : []);
    }

    private static MoveView Of(PlannedMove m, int? chosen) =>
        new(m.From.Value, m.To.Value, m.Unit.Value, [.. m.Skills], m.Skill, m.Count, chosen, m.Cost, m.Gain);

    private static int? ChosenFor(PlanOutline outline, PlannedMove move, BalancePlan? plan)
    {
        if (plan is null || !plan.Chosen.TryGetValue(move.From, out var chosen))
            return null;
        var line = outline.Moves.Where(m => m.From == move.From).ToList().IndexOf(move);
        return line < chosen.Length ? chosen[line] : null;
    }
}

/// <summary>A tier whose word the plan needs, and when it was given.</summary>
public sealed record ApprovalView(string Area, DateTimeOffset? ApprovedAt);

/// <summary>The counts of a community that the plan was made on.</summary>
public sealed record CountsUsedView(string Community, long Version);

/// <summary>A balance plan as the reader's tier sees it. No names: the giving community alone knows whom it sends.</summary>
/// <param name="Settled">Those chosen first may no longer object.</param>
/// <param name="LeftOut">Communities that had no part because another open plan holds them.</param>
public sealed record PlanView(
    string Plan, string Scope, PlanCause Cause, PlanPhase Phase, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt, DateTimeOffset? EffectiveFrom,
    DateTimeOffset? Until, DateTimeOffset? ObjectUntil, bool Settled, string? Reason, int PolicyVersion, ImmutableArray<ApprovalView> Approvals,
    ImmutableArray<CountsUsedView> Counts, ImmutableArray<string> LeftOut, OutlineView Outline)
{
    internal static PlanView Of(BalancePlan plan, DivisionCode reader)
    {
        var draft = plan.Draft!;
        return new PlanView(
            draft.Number.Value, draft.Scope.Value, draft.Cause, plan.Phase, draft.ProposedAt, draft.ExpiresAt, plan.Applied?.EffectiveFrom,
            plan.Applied?.Until, plan.Applied?.ObjectUntil, plan.Settled, plan.Reason, draft.Terms.PolicyVersion,
            [.. draft.Tiers().Select(t => new ApprovalView(t.Value, plan.Approvals.TryGetValue(t, out var at) ? at : null))],
            [.. draft.Counts.Where(c => reader.Contains(c.Community)).Select(c => new CountsUsedView(c.Community.Value, c.Version))],
            [.. draft.LeftOut.Select(c => c.Value)], OutlineView.Of(draft.Outline, reader, draft.Scope, plan));
    }
}

/// <summary>A line of the list of plans: what it asks of the reader's own area.</summary>
/// <param name="Asked">Whether this area's approval is needed.</param>
public sealed record PlanLine(
    string Plan, string Scope, PlanCause Cause, PlanPhase Phase, int Gives, int Receives, bool Asked, DateTimeOffset? ApprovedAt,
    DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt, DateTimeOffset? EffectiveFrom, DateTimeOffset? Until);

/// <summary>A member whom this community sends, or who comes to help, and why this one was chosen.</summary>
/// <param name="Other">Where they go, or where they come from.</param>
public sealed record HelperView(
    string Member, string Plan, string Other, Skill? Skill, DateTimeOffset From, DateTimeOffset Until, bool Out, ImmutableArray<WhyView> Why);

public sealed record HelperList(ImmutableArray<HelperView> Sent, ImmutableArray<HelperView> Received);

/// <summary>A member's term in another community. Status: told, objected, cancelled, begun, ended.</summary>
public sealed record AssignmentView(
    string Plan, string Home, string Community, Skill Skill, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset ObjectUntil, string Status,
    ImmutableArray<WhyView> Why);

/// <param name="Area">The county, or a town; by default the caller's own area.</param>
public sealed record ProposePlanBody(string? Area = null);

/// <param name="From">When the term begins; by default the first day on which nobody may object any more.</param>
public sealed record ApplyPlanBody(DateTimeOffset? From = null);

public sealed record ObjectBody(string? Reason = null);

public sealed record WillingnessBody(Willingness Willingness);

public sealed record DemandBody(string Community, Skill Skill, int Places);

public sealed record AddedBody(string Unit, string Community, ImmutableArray<Skill> Skills, int Count);

/// <param name="Share">Of the people; all of them by default.</param>
public sealed record LostBody(string Community, double Share = 1);

/// <summary>Changes to look at without recording anything; at most 200 of each kind.</summary>
public sealed record WhatIfBody(
    ImmutableArray<DemandBody>? Demand = null, ImmutableArray<AddedBody>? Added = null, ImmutableArray<LostBody>? Lost = null);
