using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Requests;

public enum RequestPhase
{
    None,
    Submitted,
    Triaged,
    Dispatching,
    Accepted,
    InService,
    Completed,
    Evaluated,
    Closed,
    Rejected,
    Cancelled,
}

public enum OfferStatus
{
    Open,
    Declined,
    Lapsed,
    Withdrawn,
    Accepted,

    /// <summary>Accepted, and then the member could not come or the time changed.</summary>
    Released,
}

/// <summary>A member's being asked, and what became of it.</summary>
public sealed record Offer(
    MemberNumber Member,
    Skill Skill,
    int Round,
    Tier Tier,
    DivisionCode Lender,
    DateTimeOffset MadeAt,
    DateTimeOffset LapsesAt,
    ImmutableArray<RankFactor> Why,
    OfferStatus Status)
{
    /// <summary>The how-manieth acceptance of the request this was; null until accepted.</summary>
    public int? Place { get; init; }
}

/// <summary>
/// One service request, from the resident's order to its closing.
/// Invariants: no member is asked twice while the time stands, save who gave no answer before a redispatch; the accepted offers of a
/// skill never exceed its places; every open place has an open offer, a search under way or held, or the request is exhausted;
/// a closed request that the resident denied is Unresolved.
/// </summary>
public sealed record ServiceRequest
{
    public static ServiceRequest Initial { get; } = new();

    public RequestPhase Phase { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RequestNumber Number { get; init; }

    public RequestDetails? Details { get; init; }

    /// <summary>Null until triaged.</summary>
    public RequestTerms? Terms { get; init; }

    public ImmutableArray<Clock> Clocks { get; init; } = [];

    public DateTimeOffset SubmittedAt { get; init; }

    public Tier HandlingTier { get; init; } = Tier.Community;

    /// <summary>The last round in which candidates were sought.</summary>
    public int Round { get; init; }

    /// <summary>The round with which the handling tier began; asks are counted from there.</summary>
    public int TierSinceRound { get; init; }

    /// <summary>A supervisor has been asked for candidates and has not answered to the end.</summary>
    public bool Seeking { get; init; }

    /// <summary>Skills for which the handling tier has nobody left.</summary>
    public ImmutableArray<Skill> NoneLeft { get; init; } = [];

    /// <summary>
    /// For one open place at least nobody is left on any tier, or the agreed time has begun. Other places may still be sought for.
    /// </summary>
    public bool Exhausted { get; init; }

    /// <summary>When the quiet hours end that hold the search back; without meaning once it has gone on.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    public ImmutableList<Offer> Offers { get; init; } = [];

    public ImmutableArray<RequestNumber> Duplicates { get; init; } = [];

    public DateTimeOffset? CompletedAt { get; init; }

    public Evaluated? Evaluation { get; init; }

    public Closed? Closing { get; init; }

    public Rejected? Refusal { get; init; }

    /// <summary>Nobody is left who could be served or asked.</summary>
    public bool ResidentIsErased { get; init; }

    public DateTimeOffset? StaffedAt { get; init; }

    public int Reopenings { get; init; }

    /// <summary>Members alerted over the whole life.</summary>
    public int AlertsInAll { get; init; }

    public int AcceptancesInAll { get; init; }

    public DivisionCode Community => Details!.Community;

    [JsonIgnore]
    public IEnumerable<Offer> OpenOffers => Offers.Where(o => o.Status == OfferStatus.Open);

    /// <summary>Those who hold a place: their time is booked until the service is done or the request ends.</summary>
    [JsonIgnore]
    public IEnumerable<Offer> Holding =>
        Phase is RequestPhase.Dispatching or RequestPhase.Accepted or RequestPhase.InService ? Staff : [];

    [JsonIgnore]
    public IEnumerable<Offer> Staff => Offers.Where(o => o.Status == OfferStatus.Accepted);

    /// <summary>Triaged, not yet begun: members may be asked and may accept.</summary>
    public bool IsStaffing => Phase is RequestPhase.Triaged or RequestPhase.Dispatching;

    public bool IsOver => Phase is RequestPhase.Closed or RequestPhase.Rejected or RequestPhase.Cancelled;

    /// <summary>Where escalation ends.</summary>
    public Tier HighestTier => Terms?.HighestTier ?? Tier.County;

    public int OpenPlaces(Skill skill) =>
        (Terms?.Needs.FirstOrDefault(n => n.Skill == skill)?.Count ?? 0) - Offers.Count(o => o.Skill == skill && o.Status == OfferStatus.Accepted);

    public int OpenPlacesInAll => (Terms?.Places ?? 0) - Offers.Count(o => o.Status == OfferStatus.Accepted);

    public Clock? ClockOf(ClockKind kind) => Clocks.FirstOrDefault(c => c.Kind == kind);

    /// <summary>Folds one event in. Never throws; an event it does not know leaves the state as it is.</summary>
    public static ServiceRequest Evolve(ServiceRequest state, RequestEvent happened) => happened switch
    {
        Submitted e => state with
        {
            Phase = RequestPhase.Submitted,
            Number = e.Number,
            Details = e.Details,
            Clocks = e.Clocks,
            SubmittedAt = e.At,
        },
        Triaged e => state with
        {
            Phase = RequestPhase.Triaged,
            Terms = e.Terms,
            Clocks = Met(Carried(state.Clocks, e.Clocks, e.At), ClockKind.Respond, e.At),
            HandlingTier = Tier.Community,
        },
        Rejected e => Ended(Answered(state, e.At) with { Phase = RequestPhase.Rejected, Refusal = e }),
        ResidentErased => state with
        {
            ResidentIsErased = true,
            Details = state.Details is { } d
                ? d with { Words = d.Words.Forgotten(), Contact = d.Contact.Forgotten(), Address = d.Address.Forgotten() }
                : null,
            Evaluation = state.Evaluation is { } said ? said with { Words = said.Words.Forgotten() } : null,
        },
        DuplicateJoined e => state with { Duplicates = state.Duplicates.Add(e.Number) },
        CandidatesSought e => state with { Round = e.Round, Seeking = true, HeldUntil = null },
        SearchHeld e => state with { HeldUntil = e.Until },
        OffersMade e => Asked(state, e),
        OfferDeclined e => WithStatus(state, e.Member, OfferStatus.Declined),
        OfferLapsed e => WithStatus(state, e.Member, OfferStatus.Lapsed),
        OfferWithdrawn e => WithStatus(state, e.Member, OfferStatus.Withdrawn),
        Accepted e => Staffed(Placed(state, e.Member), e.At),
        MemberWithdrew e => Unstaffed(WithStatus(state, e.Member, OfferStatus.Released)),
        Escalated e => state with { HandlingTier = e.To, TierSinceRound = state.Round + 1, NoneLeft = [], Seeking = false },
        DispatchExhausted => state with { Exhausted = true, Seeking = false, HeldUntil = null },
        Redispatched => AskAfresh(state) with
        {
            Offers = state.Offers.RemoveAll(o => o.Status is OfferStatus.Lapsed or OfferStatus.Withdrawn),
        },
        Rescheduled e => Unstaffed(AskAfresh(state) with { Terms = state.Terms! with { Window = e.Window } }),
        DeadlineWarned e => state with { Clocks = Change(state.Clocks, e.Clock, c => c with { Warned = true }) },
        DeadlineBreached e => state with { Clocks = Change(state.Clocks, e.Clock, c => c with { Breached = true, Warned = true }) },
        ServiceBegun => state with { Phase = RequestPhase.InService },
        ServiceCompleted e => state with
        {
            Phase = RequestPhase.Completed,
            CompletedAt = e.At,
            Clocks = Met(state.Clocks, ClockKind.Resolve, e.At),
        },
        Evaluated e => state with { Phase = RequestPhase.Evaluated, Evaluation = e },
        Closed e => Ended(Answered(state, e.At) with { Phase = RequestPhase.Closed, Closing = e }),
        Cancelled => Ended(state with { Phase = RequestPhase.Cancelled }),
        Reopened e => AskAfresh(state) with
        {
            Phase = RequestPhase.Triaged,
            Terms = state.Terms! with { Window = e.Window },
            Clocks = Met(e.Clocks, ClockKind.Respond, e.At),
            Reopenings = state.Reopenings + 1,
            Evaluation = null,
            Closing = null,
            CompletedAt = null,
            StaffedAt = null,
        },
        _ => state,
    };

    private static ServiceRequest Asked(ServiceRequest state, OffersMade e)
    {
        var offers = e.Offers.Select(o =>
            new Offer(o.Member, o.Skill, e.Round, e.Tier, e.Lender, e.At, e.LapsesAt, o.Why, OfferStatus.Open));
        return state with
        {
            Phase = RequestPhase.Dispatching,
            Offers = state.Offers.AddRange(offers),
            AlertsInAll = state.AlertsInAll + e.Offers.Length,
            Seeking = !e.Ended,
            NoneLeft = [.. state.NoneLeft.Union(e.NoneLeft)],
        };
    }

    private static ServiceRequest Placed(ServiceRequest state, MemberNumber member)
    {
        var place = state.AcceptancesInAll + 1;
        var at = state.Offers.FindLastIndex(o => o.Member == member);
        return at < 0
            ? state
            : state with
            {
                AcceptancesInAll = place,
                Offers = state.Offers.SetItem(at, state.Offers[at] with { Status = OfferStatus.Accepted, Place = place }),
            };
    }

    private static ServiceRequest Staffed(ServiceRequest state, DateTimeOffset at) =>
        state.OpenPlacesInAll > 0
            ? state
            : state with
            {
                Phase = RequestPhase.Accepted,
                StaffedAt = at,
                Seeking = false,
                Exhausted = false,
                Clocks = Met(state.Clocks, ClockKind.Staff, at),
            };

    private static ServiceRequest Unstaffed(ServiceRequest state) => state with
    {
        Phase = RequestPhase.Dispatching,
        StaffedAt = null,
        Clocks = Change(state.Clocks, ClockKind.Staff, c => c with { MetAt = null }),
    };

    /// <summary>The places are sought for from the beginning: at home.</summary>
    private static ServiceRequest AskAfresh(ServiceRequest state) => state with
    {
        HandlingTier = Tier.Community,
        TierSinceRound = state.Round + 1,
        NoneLeft = [],
        Seeking = false,
        Exhausted = false,
        HeldUntil = null,
        Offers = [],
    };

    private static ServiceRequest Ended(ServiceRequest state) => state with { Seeking = false, Exhausted = false };

    /// <summary>Who refuses or closes an order has looked at it.</summary>
    private static ServiceRequest Answered(ServiceRequest state, DateTimeOffset at) =>
        state with { Clocks = Change(state.Clocks, ClockKind.Respond, c => c with { MetAt = c.MetAt ?? at }) };

    /// <summary>What was warned of or breached before the terms were known is not told again if it holds by the new clocks too.</summary>
    private static ImmutableArray<Clock> Carried(ImmutableArray<Clock> before, ImmutableArray<Clock> now, DateTimeOffset at) =>
    [
        .. from clock in now
           let old = before.FirstOrDefault(c => c.Kind == clock.Kind)
           select clock with
           {
               Warned = old is { Warned: true } && clock.WarnAt <= at,
               Breached = old is { Breached: true } && clock.DueAt <= at,
           },
    ];

    private static ServiceRequest WithStatus(ServiceRequest state, MemberNumber member, OfferStatus status)
    {
        var at = state.Offers.FindLastIndex(o => o.Member == member);
        return at < 0 ? state : state with { Offers = state.Offers.SetItem(at, state.Offers[at] with { Status = status }) };
    }

    private static ImmutableArray<Clock> Met(ImmutableArray<Clock> clocks, ClockKind kind, DateTimeOffset at) =>
        Change(clocks, kind, c => c with { MetAt = at });

    private static ImmutableArray<Clock> Change(ImmutableArray<Clock> clocks, ClockKind kind, Func<Clock, Clock> change) =>
        [.. clocks.Select(c => c.Kind == kind ? change(c) : c)];
}
