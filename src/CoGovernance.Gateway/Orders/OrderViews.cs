using System.Collections.Immutable;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Gateway.Orders;

/// <summary>What a resident orders. The category is one of <c>GET /categories</c>; the community one of <c>GET /communities</c>.</summary>
/// <param name="Words">What is needed, in the resident's words; 2 to 1,000 characters.</param>
/// <param name="Name">1 to 40 characters.</param>
/// <param name="Address">Where; 1 to 200 characters.</param>
public sealed record OrderBody(
    string Community, string Category, string Words, string Name, string Phone, string Address, DateTimeOffset WishedAt);

/// <summary>What became of an order. With number and code the resident follows it.</summary>
/// <param name="Call">When the words tell of an emergency: the number to call at once. The order itself is refused.</param>
/// <param name="Advice">The same, as a sentence to show.</param>
public sealed record OrderView(string Number, string Code, RequestPhase Phase, string? Call, string? Advice);

public sealed record CategoryView(string Code, string Name, string EnglishName, int People, int Minutes, Urgency Urgency);

public sealed record CategoryList(ImmutableArray<CategoryView> Items);

public sealed record OpenArea(string Code, string Name);

public sealed record OpenAreaList(ImmutableArray<OpenArea> Items);

/// <summary>An open request for the same kind of service nearby; no word of who ordered it.</summary>
public sealed record SimilarOrder(string Number, RequestPhase Phase, DateTimeOffset SubmittedAt, DateTimeOffset? BeginsAt);

public sealed record SimilarOrders(ImmutableArray<SimilarOrder> Items);

/// <summary>How an order stands, for the resident who placed it.</summary>
public sealed record TrackedOrder(
    string Number, string Category, RequestPhase Phase, DateTimeOffset SubmittedAt, DateTimeOffset? BeginsAt, int Places, int Filled,
    DateTimeOffset? CompletedAt, Resolution? Resolution, RejectionReason? Refusal, string? Advice, int Reopenings,
    bool CanEvaluate, bool CanReopen, bool CanCancel)
{
    internal static TrackedOrder Of(ServiceRequest r, DateTimeOffset now) => new(
        r.Number.Value, r.Terms?.Category ?? r.Details!.Category, r.Phase, r.SubmittedAt, r.Terms?.Window.Start, r.Terms?.Places ?? 0,
        r.Staff.Count(), r.CompletedAt, r.Closing?.Resolution, r.Refusal?.Reason, r.Refusal?.Advice, r.Reopenings,
        r.Phase is RequestPhase.Completed or RequestPhase.Evaluated,
        r.Phase is RequestPhase.Completed or RequestPhase.Evaluated
            || (r.Phase == RequestPhase.Closed && r.Terms is not null && now <= r.Closing!.At + r.Terms.ReopenWithin),
        r.Phase is RequestPhase.Submitted or RequestPhase.Triaged or RequestPhase.Dispatching or RequestPhase.Accepted);
}

/// <param name="Score">1 (poor) to 5 (very good).</param>
/// <param name="Resolved">Whether the matter is resolved; when it is not, the community takes it up again.</param>
public sealed record EvaluationBody(int Score, bool Resolved, string? Words = null);

public sealed record ReopenBody(string Reason, DateTimeOffset BeginsAt);
