using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Contracts.Grains;

/// <summary>The county, by its 6-digit code: policy, and lending between towns.</summary>
public interface ICountyGrain : IRecordedGrain
{
    Task<Reply> Register(Caller caller, AreaProfile profile);

    /// <summary>Adopts a policy for the whole county. The proposal's version is the one it was edited from.</summary>
    Task<Reply> AdoptPolicy(Caller caller, Policy policy, string reason);

    Task<Reply> ApproveLending(Caller caller, RequestNumber request);

    Task<Reply> RefuseLending(Caller caller, RequestNumber request, string reason);

    [AlwaysInterleave]
    [ReadOnly]
    Task<Supervisor> View();
}

/// <summary>A town, by its 9-digit code: the load of its communities, and lending between them.</summary>
public interface ITownGrain : IRecordedGrain
{
    Task<Reply> Register(Caller caller, AreaProfile profile);

    Task<Reply> ApproveLending(Caller caller, RequestNumber request);

    Task<Reply> RefuseLending(Caller caller, RequestNumber request, string reason);

    /// <summary>The county asks this town to lend. The answer names what is still missing afterwards.</summary>
    [AlwaysInterleave]
    Task<LendReply> LendAway(Caller caller, LendingRequest request);

    [AlwaysInterleave]
    [ReadOnly]
    Task<Supervisor> View();
}

/// <summary>What a lender could do: the places per skill for which still nobody is alerted.</summary>
public sealed record LendReply(ImmutableArray<Need> Missing, bool IsUnavailable = false);

/// <summary>An order as it comes in at the edge, with the number that the edge gave it.</summary>
public sealed record Order(RequestNumber Number, RequestDetails Details);

/// <summary>What became of an order: its phase, and the advice when it was refused at once (the number to call).</summary>
public sealed record OrderReply(Reply Reply, RequestPhase Phase, RejectionReason? Refusal, string? Advice);

/// <summary>A community, by its 12-digit code: intake, roster, posts, dispatch.</summary>
public interface ICommunityGrain : IRecordedGrain
{
    Task<Reply> Register(Caller caller, AreaProfile profile);

    Task<Reply> PublishPost(Caller caller, Post post);

    Task<Reply> ClaimPost(Caller caller, MemberNumber member, string post);

    Task<Reply> AppointCourtyardHead(Caller caller, CourtyardHead head);

    /// <summary>Publishes a post that the community does not have yet.</summary>
    Task<Reply> PublishNewPost(Caller caller, Post post);

    /// <summary>Refused as <c>version.stale</c> when the post is no longer <paramref name="from"/>.</summary>
    Task<Reply> ChangePost(Caller caller, Post from, Post to);

    /// <inheritdoc cref="ChangePost"/>
    Task<Reply> ClosePost(Caller caller, Post from, string reason);

    /// <summary>Appoints somebody who is no courtyard head of this community yet.</summary>
    Task<Reply> AppointNewCourtyardHead(Caller caller, CourtyardHead head);

    /// <summary>Refused as <c>version.stale</c> when what is known of the head is no longer <paramref name="from"/>.</summary>
    Task<Reply> ChangeCourtyardHead(Caller caller, CourtyardHead from, CourtyardHead to);

    /// <inheritdoc cref="ChangeCourtyardHead"/>
    Task<Reply> DismissCourtyardHead(Caller caller, CourtyardHead from, string reason);

    /// <summary>Dismisses a courtyard head and forgets the person.</summary>
    Task<Reply> EraseCourtyardHead(Caller caller, MemberNumber head, ErasureGround ground);

    /// <summary>Takes a resident's order under the policy in force here. Durable when answered.</summary>
    [AlwaysInterleave]
    Task<OrderReply> Submit(Caller caller, Order order);

    /// <summary>The secretary's triage of an order that the policy leaves open.</summary>
    [AlwaysInterleave]
    Task<Reply> Triage(Caller caller, RequestNumber request, string category, DateTimeOffset beginsAt);

    /// <summary>Takes a completed or closed request up again, at a new time and with new clocks.</summary>
    [AlwaysInterleave]
    Task<Reply> Reopen(Caller caller, RequestNumber request, string reason, DateTimeOffset beginsAt);

    /// <summary>A member of this community takes a place of one of its open requests unasked. See <see cref="Volunteering"/>.</summary>
    [AlwaysInterleave]
    Task<Reply> Volunteer(Caller caller, RequestNumber request, MemberNumber member);

    /// <summary>A supervisor asks this community to lend members to a sibling. The answer names what is still missing afterwards.</summary>
    Task<LendReply> Lend(Caller caller, LendingRequest request);

    /// <summary>The members who may be asked for a skill of a request now, best first, with the reasons; at most 50.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<ImmutableArray<Candidate>> Candidates(LendingRequest request, Skill skill, DateTimeOffset at);

    [AlwaysInterleave]
    [ReadOnly]
    Task<ImmutableArray<UnitCode>> AgreedUnits(DateTimeOffset at);

    [AlwaysInterleave]
    [ReadOnly]
    Task<Community> View();
}
