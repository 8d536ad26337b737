using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Domain.Requests;

/// <summary>How an order reached the community.</summary>
public enum Channel
{
    Web,
    Phone,
    CourtyardHead,
    Staff,
    Paper,
    Api,
}

/// <summary>What a resident orders, in the resident's words.</summary>
/// <param name="Resident">Who is to be served: a stable key of the person that holds no personal data; 1 to 40 characters.</param>
/// <param name="Category">A category code of the policy.</param>
/// <param name="Words">At most 1,000 characters.</param>
/// <param name="Contact">Name and phone; at most 100 characters.</param>
/// <param name="Address">At most 200 characters.</param>
/// <param name="WishedAt">When the service is wished to begin.</param>
/// <param name="OnBehalfBy">The courtyard head or member of staff who ordered for the resident.</param>
public sealed record RequestDetails(
    DivisionCode Community,
    string Resident,
    string Category,
    Personal Words,
    Personal Contact,
    Personal Address,
    DateTimeOffset WishedAt,
    Channel Channel,
    string? OnBehalfBy = null);

public enum ClockKind
{
    /// <summary>From the order until somebody responsible has looked at it.</summary>
    Respond,

    /// <summary>From the order until all its places are filled.</summary>
    Staff,

    /// <summary>From the order until the service is done.</summary>
    Resolve,
}

/// <summary>A deadline of a request, already reckoned on the calendar that holds for it.</summary>
public sealed record Clock(ClockKind Kind, DateTimeOffset WarnAt, DateTimeOffset DueAt)
{
    public DateTimeOffset? MetAt { get; init; }

    public bool Warned { get; init; }

    public bool Breached { get; init; }

    public bool IsKept => MetAt is { } met && met <= DueAt;
}

/// <summary>What the policy in force at triage makes of an order; the request needs no policy afterwards.</summary>
/// <param name="AsksPerTier">Members asked per place on one tier, before the next takes over.</param>
public sealed record RequestTerms(
    string Category,
    Urgency Urgency,
    ImmutableArray<Need> Needs,
    TimeWindow Window,
    int AlertsPerPlace,
    int AsksPerTier,
    TimeSpan EvaluateWithin,
    TimeSpan ReopenWithin,
    int PolicyVersion)
{
    /// <summary>The hours in which nobody is to be asked; null for urgent work, for which members are asked at any time.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>The members' caps, held again when one takes a place; null in requests that were triaged before there were any.</summary>
    public ServiceCaps? Caps { get; init; }

    /// <summary>The highest tier that takes the request over; null: the county.</summary>
    public Tier? HighestTier { get; init; }

    public int Places => Needs.Sum(n => n.Count);

    public bool Equals(RequestTerms? other) =>
        other is not null && Category == other.Category && Urgency == other.Urgency && Needs.SequenceEqual(other.Needs) && Window == other.Window
        && AlertsPerPlace == other.AlertsPerPlace && AsksPerTier == other.AsksPerTier && EvaluateWithin == other.EvaluateWithin
        && ReopenWithin == other.ReopenWithin && PolicyVersion == other.PolicyVersion && Quiet == other.Quiet
        && Caps == other.Caps && HighestTier == other.HighestTier;

    public override int GetHashCode() => HashCode.Combine(Category, Window, PolicyVersion);
}
