using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Plans;

// Events

/// <summary>What happens to a member through balance plans. Names and fields are storage contracts.</summary>
public abstract record AssignmentEvent : MemberEvent;

/// <summary>The member says whether to help elsewhere.</summary>
public sealed record WillingnessSaid(Willingness Willingness, DateTimeOffset At) : AssignmentEvent;

/// <summary>The member was told of being chosen to help another community for a term.</summary>
public sealed record AssignmentTold(Assignment Assignment, DateTimeOffset At) : AssignmentEvent;

/// <param name="Reason">In the member's own words, and personal; none need be given.</param>
public sealed record AssignmentObjected(PlanNumber Plan, Personal Reason, DateTimeOffset At) : AssignmentEvent;

/// <summary>It was taken back before it began.</summary>
public sealed record AssignmentCancelled(PlanNumber Plan, DateTimeOffset At) : AssignmentEvent;

public sealed record AssignmentBegun(PlanNumber Plan, DateTimeOffset At) : AssignmentEvent;

/// <summary>The term is over, or the plan was withdrawn.</summary>
public sealed record AssignmentEnded(PlanNumber Plan, DateTimeOffset At) : AssignmentEvent;

// State

/// <summary>A member helps another community for a term; the home community stays.</summary>
public sealed record Assignment(
    PlanNumber Plan,
    DivisionCode Home,
    DivisionCode Community,
    Skill Skill,
    DateTimeOffset From,
    DateTimeOffset Until,
    DateTimeOffset ObjectUntil,
    ImmutableArray<RankFactor> Why)
{
    public bool Begun { get; init; }

    public bool Equals(Assignment? other) =>
        other is not null && Plan == other.Plan && Home == other.Home && Community == other.Community && Skill == other.Skill && From == other.From
        && Until == other.Until && ObjectUntil == other.ObjectUntil && Why.SequenceEqual(other.Why) && Begun == other.Begun;

    public override int GetHashCode() => HashCode.Combine(Plan, Community, From);
}

// Commands

public sealed record SayWillingness(Willingness Willingness, DateTimeOffset At);

/// <param name="Rest">Refused when the last move began less than this ago.</param>
public sealed record Assign(Assignment Assignment, TimeSpan Rest, DateTimeOffset At);

public sealed record ObjectTo(PlanNumber Plan, string? Reason, DateTimeOffset At);

/// <summary>Takes the assignment back, or ends it before its time.</summary>
public sealed record EndAssignment(PlanNumber Plan, DateTimeOffset At);

/// <summary>
/// A member's part in a balance plan. The member is told, may object until a day, goes and comes back by the member's own clock.
/// Invariant: one assignment at most at a time.
/// </summary>
public static class Assignments
{
    internal static Member Evolve(Member state, AssignmentEvent happened) => happened switch
    {
        WillingnessSaid e => state with { HelpsElsewhere = e.Willingness },
        AssignmentTold e => state with { Assignment = e.Assignment },
        AssignmentObjected e => state with { Assignment = null, ObjectedTo = e.Plan },
        AssignmentBegun when state.Assignment is { } told => state with { Assignment = told with { Begun = true }, MovedAt = told.From },
        AssignmentCancelled or AssignmentEnded => state with { Assignment = null },
        _ => state,
    };

    public static Decision<MemberEvent> Decide(Member state, SayWillingness command) =>
        state.Profile is null ? new Rejection("member.unknown")
        : state.HelpsElsewhere == command.Willingness ? Decision<MemberEvent>.Nothing
        : new WillingnessSaid(command.Willingness, command.At);

    public static Decision<MemberEvent> Decide(Member state, Assign command) =>
        state.Profile is null ? new Rejection("member.unknown")
        : state.Assignment?.Plan == command.Assignment.Plan ? Decision<MemberEvent>.Nothing
        : state.Assignment is { } other ? new Rejection("assignment.other").With("plan", other.Plan)
        : state.ObjectedTo == command.Assignment.Plan ? new Rejection("assignment.objected").With("plan", command.Assignment.Plan)
        : state.Profile.Community != command.Assignment.Home ? new Rejection("assignment.not-home").With("home", command.Assignment.Home)
        : state.HelpsElsewhere == Willingness.Unwilling ? new Rejection("assignment.unwilling")
        : state.MovedAt is { } moved && moved + command.Rest > command.At
            ? new Rejection("assignment.moved-lately").With("moved", moved)
        : new AssignmentTold(command.Assignment, command.At);

    public static Decision<MemberEvent> Decide(Member state, ObjectTo command) =>
        state.ObjectedTo == command.Plan ? Decision<MemberEvent>.Nothing
        : state.Assignment is not { } assignment || assignment.Plan != command.Plan
            ? new Rejection("assignment.unknown").With("plan", command.Plan)
        : assignment.Begun || command.At > assignment.ObjectUntil
            ? new Rejection("assignment.objection-late").With("until", assignment.ObjectUntil)
        : new AssignmentObjected(command.Plan, new Personal(state.Profile!.Number.Value, command.Reason), command.At);

    public static Decision<MemberEvent> Decide(Member state, EndAssignment command) =>
        state.Assignment is not { } assignment || assignment.Plan != command.Plan ? Decision<MemberEvent>.Nothing
        : assignment.Begun ? new AssignmentEnded(command.Plan, command.At)
        : new AssignmentCancelled(command.Plan, command.At);

    /// <summary>The change, after the end of an assignment: who reports to another community no longer helps out from the old one.</summary>
    internal static Decision<MemberEvent> EndedBy(Member state, ProfileChanged changed) =>
        state.Assignment is { } assignment && state.Profile?.Community != changed.Profile.Community
            ? Decision<MemberEvent>.Of([.. Decide(state, new EndAssignment(assignment.Plan, changed.At)).Events, changed])
            : changed;

    /// <summary>Begins and ends the assignment when its time has come.</summary>
    public static Decision<MemberEvent> Decide(Member state, Requests.Wake command)
    {
        var story = new Story<Member, MemberEvent>(state, Member.Evolve);
        if (story.State.Assignment is { Begun: false } told && told.From <= command.At)
            story.Then(told.Until <= command.At ? new AssignmentCancelled(told.Plan, command.At) : new AssignmentBegun(told.Plan, command.At));
        if (story.State.Assignment is { Begun: true } begun && begun.Until <= command.At)
            story.Then(new AssignmentEnded(begun.Plan, command.At));
        return story.End();
    }

    public static DateTimeOffset? NextDue(Member state) =>
        state.Assignment is not { } assignment ? null : assignment.Begun ? assignment.Until : assignment.From;
}
