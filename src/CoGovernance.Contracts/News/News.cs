using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Contracts.News;

/// <summary>
/// What one grain tells another after the fact, through the outbox: at least once, in order per target. Names are storage
/// contracts. News carries no personal data.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "news")]
[JsonDerivedType(typeof(ChildRegistered), nameof(ChildRegistered))]
[JsonDerivedType(typeof(PolicyChanged), nameof(PolicyChanged))]
[JsonDerivedType(typeof(LoadChanged), nameof(LoadChanged))]
[JsonDerivedType(typeof(AgreementReached), nameof(AgreementReached))]
[JsonDerivedType(typeof(MemberReported), nameof(MemberReported))]
[JsonDerivedType(typeof(MemberMovedAway), nameof(MemberMovedAway))]
[JsonDerivedType(typeof(RequestArrived), nameof(RequestArrived))]
[JsonDerivedType(typeof(HelpWanted), nameof(HelpWanted))]
[JsonDerivedType(typeof(PlaceTaken), nameof(PlaceTaken))]
[JsonDerivedType(typeof(PlaceGivenUp), nameof(PlaceGivenUp))]
[JsonDerivedType(typeof(PlaceServed), nameof(PlaceServed))]
[JsonDerivedType(typeof(RequestOver), nameof(RequestOver))]
[JsonDerivedType(typeof(DuplicateFound), nameof(DuplicateFound))]
[JsonDerivedType(typeof(OfferOver), nameof(OfferOver))]
[JsonDerivedType(typeof(ServiceToRecord), nameof(ServiceToRecord))]
[JsonDerivedType(typeof(ServiceEvaluated), nameof(ServiceEvaluated))]
[JsonDerivedType(typeof(ServiceCorrected), nameof(ServiceCorrected))]
[JsonDerivedType(typeof(CountsChanged), nameof(CountsChanged))]
[JsonDerivedType(typeof(PlanDrafted), nameof(PlanDrafted))]
[JsonDerivedType(typeof(PlanLeft), nameof(PlanLeft))]
[JsonDerivedType(typeof(QuotaHandedDown), nameof(QuotaHandedDown))]
[JsonDerivedType(typeof(QuotaOver), nameof(QuotaOver))]
[JsonDerivedType(typeof(QuotaAnswered), nameof(QuotaAnswered))]
[JsonDerivedType(typeof(HelperObjected), nameof(HelperObjected))]
[JsonDerivedType(typeof(HelperSetOut), nameof(HelperSetOut))]
[JsonDerivedType(typeof(HelperBack), nameof(HelperBack))]
[JsonDerivedType(typeof(HelperSent), nameof(HelperSent))]
[JsonDerivedType(typeof(HelperChanged), nameof(HelperChanged))]
[JsonDerivedType(typeof(HelperRecalled), nameof(HelperRecalled))]
[JsonDerivedType(typeof(HelperHandedBack), nameof(HelperHandedBack))]
public abstract record NewsItem;

// Down and up the tree of areas

public sealed record ChildRegistered(DivisionCode Child) : NewsItem;

public sealed record PolicyChanged(Policy Policy) : NewsItem;

public sealed record LoadChanged(AreaLoad Load) : NewsItem;

// To a community, of units and members

public sealed record AgreementReached(Agreement Agreement) : NewsItem;

/// <summary>A member reports here, or has changed; <paramref name="Post"/> is the post claimed, if any.</summary>
public sealed record MemberReported(RosterEntry Entry, string? Post) : NewsItem;

public sealed record MemberMovedAway(MemberNumber Member) : NewsItem;

// Of requests

/// <summary>To the community that the order was placed in: on arrival, and again when its time or places change.</summary>
public sealed record RequestArrived(QueuedRequest Request) : NewsItem;

/// <summary>To the supervisor of the handling tier: find members for these places.</summary>
public sealed record HelpWanted(LendingRequest Request) : NewsItem;

/// <summary>
/// To the lender, and to the supervisor that keeps the ledger when the lender is not the borrower.
/// </summary>
public sealed record PlaceTaken(Placement Placement) : NewsItem;

public sealed record PlaceGivenUp(Placement Placement) : NewsItem;

public sealed record PlaceServed(Placement Placement, int Minutes) : NewsItem;

/// <summary>To the community: the request needs nothing more.</summary>
public sealed record RequestOver(RequestNumber Request) : NewsItem;

/// <summary>To a request: another order for the same matter was merged into it.</summary>
public sealed record DuplicateFound(RequestNumber Duplicate) : NewsItem;

// To a member

/// <summary>An alert is over without acceptance; a reservation made for it, at that time, is void.</summary>
public sealed record OfferOver(RequestNumber Request, TimeWindow Window) : NewsItem;

public sealed record ServiceToRecord(
    RequestNumber Request, DivisionCode Community, string Category, TimeWindow Window, int Minutes, ServedPlace? Place = null) : NewsItem;

/// <summary>The resident evaluated the service of this time, or did so again.</summary>
public sealed record ServiceEvaluated(RequestNumber Request, TimeWindow Window, int Score) : NewsItem;

// Of a member's record

/// <summary>
/// A record of hours was corrected. To the lender, whose roster counts the hours, and to the supervisor that keeps the ledger when the
/// lender is not the borrower; the supervisor's copy has no member.
/// </summary>
/// <param name="Correction">The number of the correction, for the member.</param>
/// <param name="Difference">Minutes now, less those before.</param>
public sealed record ServiceCorrected(
    RequestNumber Request, ServedPlace Place, DivisionCode Borrower, MemberNumber? Member, int Correction, int Minutes, int Difference) : NewsItem;

/// <summary>A member in a place of a request. A supervisor's copy has no member: names do not cross a tier.</summary>
public sealed record Placement(
    RequestNumber Request,
    string PlaceId,
    MemberNumber? Member,
    Skill Skill,
    DivisionCode Lender,
    DivisionCode Borrower,
    string Resident,
    TimeWindow Window);

/// <summary>News on its way to one grain. Ids ascend for a target.</summary>
public sealed record Delivery(long Id, NewsItem News, DateTimeOffset At);

/// <summary>News for one grain, oldest first, and the time of its delivery.</summary>
public sealed record DeliveryBatch(ImmutableArray<Delivery> Deliveries, DateTimeOffset At)
{
    public const int Most = 32;
}
