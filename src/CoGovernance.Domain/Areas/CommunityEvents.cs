using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Areas;

/// <summary>What can happen to a community. Names and fields are storage contracts.</summary>
public abstract record CommunityEvent;

public sealed record CommunityRegistered(AreaProfile Profile, DateTimeOffset At) : CommunityEvent;

/// <summary>The county's policy reached the community; it decides by this version from now on.</summary>
public sealed record PolicyReceived(Policy Policy, DateTimeOffset At) : CommunityEvent;

/// <summary>A member reports here, or what the community needs to know of one has changed.</summary>
public sealed record RosterChanged(RosterEntry Entry, DateTimeOffset At) : CommunityEvent;

public sealed record RosterLeft(MemberNumber Member, DateTimeOffset At) : CommunityEvent;

public sealed record AgreementNoted(Agreement Agreement, DateTimeOffset At) : CommunityEvent;

public sealed record PostPublished(Post Post, DateTimeOffset At) : CommunityEvent;

public sealed record PostClaimed(MemberNumber Member, string Post, DateTimeOffset At) : CommunityEvent;

public sealed record CourtyardHeadAppointed(CourtyardHead Head, DateTimeOffset At) : CommunityEvent;

/// <summary>The community needs the post no longer; who held it holds none.</summary>
public sealed record PostClosed(string Post, string Reason, DateTimeOffset At) : CommunityEvent;

public sealed record CourtyardHeadDismissed(MemberNumber Head, string Reason, DateTimeOffset At) : CommunityEvent;

/// <summary>The head is none any longer and is forgotten; the key of the person is destroyed after this.</summary>
public sealed record CourtyardHeadErased(MemberNumber Head, ErasureGround Ground, DateTimeOffset At) : CommunityEvent;

public sealed record RequestQueued(QueuedRequest Request, DateTimeOffset At) : CommunityEvent;

/// <summary>Members of this community were alerted for a request, its own or a sibling's.</summary>
public sealed record MembersAsked(RequestNumber Request, ImmutableArray<MemberNumber> Members, DateTimeOffset At) : CommunityEvent;

public sealed record MemberBooked(MemberNumber Member, RequestNumber Request, DivisionCode For, TimeWindow Window, DateTimeOffset At) : CommunityEvent;

public sealed record MemberFreed(MemberNumber Member, RequestNumber Request, DateTimeOffset At) : CommunityEvent;

public sealed record MemberServed(MemberNumber Member, RequestNumber Request, string Resident, int Minutes, DateTimeOffset At) : CommunityEvent;

/// <summary>The record of a service was corrected to this many minutes.</summary>
public sealed record ServedMinutesCorrected(MemberNumber Member, RequestNumber Request, int Minutes, DateTimeOffset At) : CommunityEvent;

public sealed record RequestLeft(RequestNumber Request, DateTimeOffset At) : CommunityEvent;

public sealed record CommunityLoadReported(AreaLoad Load, DateTimeOffset At) : CommunityEvent;

/// <summary>An area as the public knows it. Coordinates are WGS 84 degrees.</summary>
public sealed record AreaProfile(DivisionCode Code, string Name, int Residents, int Elders, double? Latitude, double? Longitude);

/// <summary>A post with headcount and shift that members claim. The name is unique within the community.</summary>
public sealed record Post(string Name, Skill Skill, int Headcount, string Shift);

/// <summary>Knows a courtyard's residents and orders for those without a phone. Name and phone are personal.</summary>
public sealed record CourtyardHead(MemberNumber Number, Personal Name, Personal Phone, string Courtyard);

/// <summary>A request in the community's intake queue, as far as load and posts need it.</summary>
public sealed record QueuedRequest(RequestNumber Number, TimeWindow? Window, int Places)
{
    /// <summary>The places by skill; null in what was recorded before they were told.</summary>
    public ImmutableArray<Need>? Needs { get; init; }

    /// <summary>The places by skill, for the general skill where nothing better is known.</summary>
    [JsonIgnore]
    public ImmutableArray<Need> NeedsOrGeneral => Needs ?? (Places > 0 ? [new Need(Skill.General, Places)] : []);

    public bool Equals(QueuedRequest? other) =>
        other is not null && Number == other.Number && Window == other.Window && Places == other.Places
        && (Needs ?? []).SequenceEqual(other.Needs ?? []);

    public override int GetHashCode() => HashCode.Combine(Number, Window, Places);
}
