using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Gateway.Requests;

/// <summary>A line of the list of requests; no word of the resident's.</summary>
public sealed record RequestLine(
    string Number, string Community, string Category, RequestPhase Phase, Tier Tier, Urgency? Urgency, int Places, int Filled, bool Exhausted,
    DateTimeOffset SubmittedAt, DateTimeOffset? BeginsAt, DateTimeOffset? CompletedAt, Resolution? Resolution, DateTimeOffset UpdatedAt);

public sealed record ClockView(ClockKind Kind, DateTimeOffset WarnAt, DateTimeOffset DueAt, DateTimeOffset? MetAt, bool Warned, bool Breached);

public sealed record WhyView(string Factor, int Points);

/// <summary>A member who was asked, and why this one.</summary>
public sealed record OfferView(
    string Member, Skill Skill, int Round, Tier Tier, string Lender, OfferStatus Status, DateTimeOffset MadeAt, DateTimeOffset LapsesAt,
    ImmutableArray<WhyView> Why);

public sealed record NeedView(Skill Skill, int Count);

/// <summary>
/// A request as those who handle it see it. Contact and address are not in it: they are read apart, with a reason. A member sees only
/// the offer made to that member.
/// </summary>
public sealed record RequestView(
    string Number, string Community, string Category, RequestPhase Phase, Tier Tier, Urgency? Urgency, string? Words, Channel Channel,
    string? OnBehalfBy, DateTimeOffset SubmittedAt, DateTimeOffset WishedAt, DateTimeOffset? BeginsAt, int? Minutes, ImmutableArray<NeedView> Needs,
    int Places, int Filled, bool Exhausted, ImmutableArray<ClockView> Clocks, ImmutableArray<OfferView> Offers, ImmutableArray<string> Duplicates,
    DateTimeOffset? CompletedAt, int? Score, bool? ResidentSaysResolved, Resolution? Resolution, RejectionReason? Refusal, string? Advice,
    int Reopenings)
{
    /// <param name="onlyFor">The member who looks; null for those who see all offers.</param>
    internal static RequestView Of(ServiceRequest r, MemberNumber? onlyFor) => new(
        r.Number.Value, r.Community.Value, r.Terms?.Category ?? r.Details!.Category, r.Phase, r.HandlingTier, r.Terms?.Urgency,
        r.Details!.Words.Text, r.Details.Channel, r.Details.OnBehalfBy, r.SubmittedAt, r.Details.WishedAt, r.Terms?.Window.Start,
        r.Terms?.Window.Minutes, [.. (r.Terms?.Needs ?? []).Select(n => new NeedView(n.Skill, n.Count))], r.Terms?.Places ?? 0, r.Staff.Count(),
        r.Exhausted, [.. r.Clocks.Select(c => new ClockView(c.Kind, c.WarnAt, c.DueAt, c.MetAt, c.Warned, c.Breached))],
        [.. r.Offers.Where(o => onlyFor is null || o.Member == onlyFor).Select(Of)], [.. r.Duplicates.Select(d => d.Value)], r.CompletedAt,
        r.Evaluation?.Score, r.Evaluation?.Resolved, r.Closing?.Resolution, r.Refusal?.Reason, r.Refusal?.Advice, r.Reopenings);

    internal static ImmutableArray<WhyView> Why(IEnumerable<RankFactor> factors) => [.. factors.Select(f => new WhyView(f.Name, f.Points))];

    private static OfferView Of(Offer o) => new(
        o.Member.Value, o.Skill, o.Round, o.Tier, o.Lender.Value, o.Status, o.MadeAt, o.LapsesAt, Why(o.Why));
}

/// <summary>What happened to a request, step by step. The actor is an account, or a part of the system.</summary>
public sealed record HistoryLine(long Version, string What, string Actor, DateTimeOffset At);

public sealed record History(ImmutableArray<HistoryLine> Items);

/// <summary>Who may be asked now, best first, with every factor of the ranking.</summary>
public sealed record CandidateView(string Member, Skill Skill, int Points, ImmutableArray<WhyView> Why);

public sealed record CandidateList(ImmutableArray<CandidateView> Items);

/// <summary>Why personal data must be seen; it is recorded with who saw it. 2 to 200 characters.</summary>
public sealed record ReadingBody(string Reason);

public sealed record RequestContact(string? Contact, string? Address);

public sealed record TriageBody(string Category, DateTimeOffset BeginsAt);

public sealed record RejectBody(RejectionReason Reason, string Advice);

public sealed record MergeBody(string Into);

public sealed record RescheduleBody(DateTimeOffset BeginsAt, int Minutes);

public sealed record CompleteBody(int Minutes);
