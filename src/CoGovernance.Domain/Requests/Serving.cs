using System.Collections.Immutable;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Requests;

public sealed record BeginService(MemberNumber By, DateTimeOffset At);

/// <param name="Minutes">Served by each; 1 to 720.</param>
public sealed record CompleteService(MemberNumber By, int Minutes, DateTimeOffset At);

public sealed record Evaluate(int Score, bool Resolved, Personal Words, DateTimeOffset At);

/// <summary>
/// The secretary closes a request that could not be staffed, whose service came to nothing, or that the resident says is not resolved.
/// </summary>
public sealed record CloseUnresolved(string Reason, DateTimeOffset At);

public sealed record Reopen(string Reason, TimeWindow Window, ImmutableArray<Clock> Clocks, DateTimeOffset At);

/// <summary>How a staffed request is served, evaluated, closed and, if it must be, reopened.</summary>
public static class Serving
{
    public static Decision<RequestEvent> Decide(ServiceRequest state, BeginService command) =>
        state.Phase == RequestPhase.InService ? Decision<RequestEvent>.Nothing
        : state.Phase != RequestPhase.Accepted ? Intake.NotAllowed(state, "begin")
        : NotStaff(state, command.By) is { } rejection ? rejection
        : new ServiceBegun(command.By, command.At);

    public static Decision<RequestEvent> Decide(ServiceRequest state, CompleteService command) =>
        state.Phase == RequestPhase.Completed ? Decision<RequestEvent>.Nothing
        : state.Phase != RequestPhase.InService ? Intake.NotAllowed(state, "complete")
        : NotStaff(state, command.By) is { } rejection ? rejection
        : command.Minutes is < 1 or > 720 ? new Rejection("request.minutes-out-of-bounds").With("minutes", command.Minutes)
        : new ServiceCompleted(command.By, command.Minutes, command.At);

    /// <summary>The resident's word decides: resolved closes the request, not resolved leaves it with the secretary.</summary>
    public static Decision<RequestEvent> Decide(ServiceRequest state, Evaluate command)
    {
        if (state.Evaluation is { } said && (said.Score, said.Resolved, said.Words) == (command.Score, command.Resolved, command.Words))
            return Decision<RequestEvent>.Nothing;
        if (state.Phase is not (RequestPhase.Completed or RequestPhase.Evaluated))
            return Intake.NotAllowed(state, "evaluate");
        if (command.Score is < 1 or > 5)
            return new Rejection("request.score-out-of-bounds").With("score", command.Score);
        var story = Intake.Begin(state).Then(new Evaluated(command.Score, command.Resolved, command.Words, command.At));
        return command.Resolved
            ? story.Then(new Closed(Resolution.Resolved, Confirmed: true, "evaluated", command.At)).End()
            : story.End();
    }

    public static Decision<RequestEvent> Decide(ServiceRequest state, CloseUnresolved command) => state.Phase switch
    {
        RequestPhase.Closed when state.Closing!.Resolution == Resolution.Unresolved => Decision<RequestEvent>.Nothing,
        RequestPhase.Submitted or RequestPhase.Triaged or RequestPhase.Dispatching or RequestPhase.Accepted or RequestPhase.InService
            or RequestPhase.Evaluated => Intake.Begin(state)
                .WithdrawOffers(command.At)
                .Then(new Closed(Resolution.Unresolved, state.Evaluation is not null, command.Reason, command.At))
                .End(),
        _ => Intake.NotAllowed(state, "close"),
    };

    public static Decision<RequestEvent> Decide(ServiceRequest state, Reopen command)
    {
        var reopenable = state.Phase is RequestPhase.Completed or RequestPhase.Evaluated
            || (state.Phase == RequestPhase.Closed && command.At <= state.Closing!.At + (state.Terms?.ReopenWithin ?? default));
        return state.ResidentIsErased ? new Rejection("person.erased")
            : !reopenable || state.Terms is null ? Intake.NotAllowed(state, "reopen")
            : Intake.CannotBe(command.Window, command.At) is { } rejection ? rejection
            : Intake.Begin(state)
                .Then(new Reopened(command.Reason, command.Window, command.Clocks, command.At))
                .SeekCandidates(command.At)
                .End();
    }

    private static Rejection? NotStaff(ServiceRequest state, MemberNumber member) =>
        state.Staff.Any(o => o.Member == member) ? null : new Rejection("request.not-staff").With("member", member);
}
