using System.Collections.Immutable;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Requests;

/// <param name="Terms">What the policy makes of the order; null when the secretary must triage it.</param>
/// <param name="EmergencyCall">The number to call when the words tell of an emergency.</param>
public sealed record Submit(
    RequestNumber Number,
    RequestDetails Details,
    ImmutableArray<Clock> Clocks,
    RequestTerms? Terms,
    string? EmergencyCall,
    DateTimeOffset At);

public sealed record TriageAs(RequestTerms Terms, ImmutableArray<Clock> Clocks, DateTimeOffset At);

public sealed record Reject(RejectionReason Reason, string Advice, DateTimeOffset At);

public sealed record JoinDuplicate(RequestNumber Number, DateTimeOffset At);

public sealed record Cancel(string Reason, DateTimeOffset At);

/// <summary>How a request comes in: submitted, triaged, merged, refused or cancelled.</summary>
public static class Intake
{
    public const int MostDuplicates = 50;

    private static readonly TimeSpan FurthestWish = TimeSpan.FromDays(366);

    public static Decision<RequestEvent> Decide(ServiceRequest state, Submit command)
    {
        if (state.Phase != RequestPhase.None)
        {
            return state.Number == command.Number && state.Details == command.Details
                ? Decision<RequestEvent>.Nothing
                : new Rejection("request.number-taken").With("number", command.Number);
        }

        if (CannotOrder(command.Details, command.At) is { } wrong)
            return wrong;

        var story = Begin(state).Then(new Submitted(command.Number, command.Details, command.Clocks, command.At));
        if (command.EmergencyCall is { } call)
            return story.Then(new Rejected(RejectionReason.Emergency, call, command.At)).End();
        if (command.Terms is { } terms)
            story.Then(new Triaged(terms, command.Clocks, command.At)).SeekCandidates(command.At);
        return story.End();
    }

    public static Decision<RequestEvent> Decide(ServiceRequest state, TriageAs command) => state.Phase switch
    {
        RequestPhase.Submitted => Begin(state).Then(new Triaged(command.Terms, command.Clocks, command.At)).SeekCandidates(command.At).End(),
        RequestPhase.Triaged or RequestPhase.Dispatching when state.Terms == command.Terms => Decision<RequestEvent>.Nothing,
        _ => NotAllowed(state, "triage"),
    };

    public static Decision<RequestEvent> Decide(ServiceRequest state, Reject command) => state.Phase switch
    {
        RequestPhase.Rejected when state.Refusal!.Reason == command.Reason && state.Refusal.Advice == command.Advice => Decision<RequestEvent>.Nothing,
        RequestPhase.Submitted or RequestPhase.Triaged or RequestPhase.Dispatching =>
            Begin(state).WithdrawOffers(command.At).Then(new Rejected(command.Reason, command.Advice, command.At)).End(),
        _ => NotAllowed(state, "reject"),
    };

    public static Decision<RequestEvent> Decide(ServiceRequest state, JoinDuplicate command) =>
        state.Duplicates.Contains(command.Number) ? Decision<RequestEvent>.Nothing
        : command.Number == state.Number ? new Rejection("request.duplicate-of-itself").With("number", command.Number)
        : state.IsOver || state.Phase == RequestPhase.None ? NotAllowed(state, "merge")
        : state.Duplicates.Length >= MostDuplicates ? new Rejection("request.too-many-duplicates").With("most", MostDuplicates)
        : new DuplicateJoined(command.Number, command.At);

    public static Decision<RequestEvent> Decide(ServiceRequest state, Cancel command) => state.Phase switch
    {
        RequestPhase.Cancelled => Decision<RequestEvent>.Nothing,
        RequestPhase.Submitted or RequestPhase.Triaged or RequestPhase.Dispatching or RequestPhase.Accepted =>
            Begin(state).WithdrawOffers(command.At).Then(new Cancelled(command.Reason, command.At)).End(),
        _ => NotAllowed(state, "cancel"),
    };

    internal static Story<ServiceRequest, RequestEvent> Begin(ServiceRequest state) => new(state, ServiceRequest.Evolve);

    internal static Rejection NotAllowed(ServiceRequest state, string step) =>
        state.Phase == RequestPhase.None
            ? new Rejection("request.unknown")
            : new Rejection("request.step-not-allowed").With("step", step).With("phase", state.Phase);

    /// <summary>Why a service cannot be agreed for the time; null when it begins later than now and takes at most 12 hours.</summary>
    internal static Rejection? CannotBe(TimeWindow window, DateTimeOffset at) =>
        window.Start <= at ? new Rejection("request.window-past")
        : window.Minutes is < 1 or > 720 ? new Rejection("request.window-length").With("minutes", window.Minutes)
        : null;

    /// <summary>Why an order cannot be taken as it stands; null when it can. A service is wished within a year.</summary>
    public static Rejection? CannotOrder(RequestDetails details, DateTimeOffset at) =>
        details.WishedAt > at + FurthestWish ? new Rejection("request.wished-too-far").With("days", FurthestWish.Days)
        : FirstViolation(details);

    private static Rejection? FirstViolation(RequestDetails details) =>
        details.Resident.Length is < 1 or > 40 ? TooLong("resident", 40)
        : details.Words.Text?.Length > 1000 ? TooLong("words", 1000)
        : details.Contact.Text?.Length > 100 ? TooLong("contact", 100)
        : details.Address.Text?.Length > 200 ? TooLong("address", 200)
        : null;

    private static Rejection TooLong(string field, int most) => new Rejection("request.field-length").With("field", field).With("most", most);
}
