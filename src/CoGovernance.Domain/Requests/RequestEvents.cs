using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Domain.Requests;

/// <summary>What can happen to a service request. Names and fields are storage contracts.</summary>
public abstract record RequestEvent;

public sealed record Submitted(RequestNumber Number, RequestDetails Details, ImmutableArray<Clock> Clocks, DateTimeOffset At) : RequestEvent;

public sealed record Triaged(RequestTerms Terms, ImmutableArray<Clock> Clocks, DateTimeOffset At) : RequestEvent;

public enum RejectionReason
{
    /// <summary>The person is told to call 110, 119 or 120 at once.</summary>
    Emergency,

    /// <summary>Another body is responsible; the advice says which.</summary>
    NotOurs,

    /// <summary>The same matter is already being handled under another number.</summary>
    Duplicate,
}

/// <param name="Advice">The number to call, the body to turn to, or the number of the request it is merged into.</param>
public sealed record Rejected(RejectionReason Reason, string Advice, DateTimeOffset At) : RequestEvent;

/// <summary>Another order for the same matter was merged into this one.</summary>
public sealed record DuplicateJoined(RequestNumber Number, DateTimeOffset At) : RequestEvent;

/// <summary>The supervisor of the tier is asked for members. Rounds count from 1 over the whole life.</summary>
public sealed record CandidatesSought(int Round, Tier Tier, ImmutableArray<Need> Wanted, DateTimeOffset At) : RequestEvent;

/// <summary>
/// Members were alerted. When <paramref name="Ended"/>, the round is over and <paramref name="NoneLeft"/> names skills that the tier
/// has nobody left for.
/// </summary>
public sealed record OffersMade(
    int Round,
    Tier Tier,
    DivisionCode Lender,
    ImmutableArray<OfferTo> Offers,
    DateTimeOffset LapsesAt,
    bool Ended,
    ImmutableArray<Skill> NoneLeft,
    DateTimeOffset At) : RequestEvent;

/// <summary>One member alerted, and why this one.</summary>
public sealed record OfferTo(MemberNumber Member, Skill Skill, ImmutableArray<RankFactor> Why);

public sealed record OfferDeclined(MemberNumber Member, string? Reason, DateTimeOffset At) : RequestEvent;

public sealed record OfferLapsed(MemberNumber Member, DateTimeOffset At) : RequestEvent;

/// <summary>The place was taken by somebody else, or the request ended.</summary>
public sealed record OfferWithdrawn(MemberNumber Member, DateTimeOffset At) : RequestEvent;

public sealed record Accepted(MemberNumber Member, Skill Skill, Tier Tier, DivisionCode Lender, DateTimeOffset At) : RequestEvent;

/// <summary>A member who had accepted cannot come.</summary>
public sealed record MemberWithdrew(MemberNumber Member, string Reason, DateTimeOffset At) : RequestEvent;

public enum EscalationReason
{
    NobodyLeft,
    DeadlineBreached,
    ByHand,
}

public sealed record Escalated(Tier To, EscalationReason Reason, DateTimeOffset At) : RequestEvent;

/// <summary>Nobody is left for an open place on any tier, or the agreed time has begun: people must decide.</summary>
public sealed record DispatchExhausted(DateTimeOffset At) : RequestEvent;

/// <summary>
/// All tiers are asked again for the open places, home first. Who accepted or is still thinking it over stays; who declined or
/// withdrew is not asked again; who gave no answer may be.
/// </summary>
public sealed record Redispatched(DateTimeOffset At) : RequestEvent;

/// <summary>More members are needed, but nobody is to be alerted in quiet hours: the search goes on when they end.</summary>
public sealed record SearchHeld(DateTimeOffset Until, DateTimeOffset At) : RequestEvent;

/// <summary>A new time was agreed with the resident; whoever had accepted the old one is free again.</summary>
public sealed record Rescheduled(TimeWindow Window, DateTimeOffset At) : RequestEvent;

public sealed record DeadlineWarned(ClockKind Clock, DateTimeOffset At) : RequestEvent;

public sealed record DeadlineBreached(ClockKind Clock, DateTimeOffset At) : RequestEvent;

public sealed record ServiceBegun(MemberNumber By, DateTimeOffset At) : RequestEvent;

/// <param name="Minutes">Served by each member present; 1 to 720.</param>
public sealed record ServiceCompleted(MemberNumber By, int Minutes, DateTimeOffset At) : RequestEvent;

/// <param name="Score">1 (poor) to 5 (very good).</param>
/// <param name="Resolved">What the resident says; never overruled.</param>
public sealed record Evaluated(int Score, bool Resolved, Personal Words, DateTimeOffset At) : RequestEvent;

/// <summary>The resident's words, contact and address are forgotten; the key with which they were sealed is destroyed after this.</summary>
public sealed record ResidentErased(ErasureGround Ground, DateTimeOffset At) : RequestEvent;

public enum Resolution
{
    Resolved,
    Unresolved,
}

/// <param name="Confirmed">Whether the resident has said so.</param>
public sealed record Closed(Resolution Resolution, bool Confirmed, string Reason, DateTimeOffset At) : RequestEvent;

public sealed record Cancelled(string Reason, DateTimeOffset At) : RequestEvent;

public sealed record Reopened(string Reason, TimeWindow Window, ImmutableArray<Clock> Clocks, DateTimeOffset At) : RequestEvent;
