using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Contracts.Grains;

/// <summary>A member, by volunteer number: the only authority on the member's own time.</summary>
public interface IMemberGrain : IRecordedGrain
{
    /// <summary>Reports in, or changes the profile.</summary>
    Task<Reply> Register(Caller caller, MemberProfile profile);

    Task<Reply> SetDuty(Caller caller, bool onDuty, string? reason, DateTimeOffset? until);

    /// <summary>Alerts the member, if the member's duty, time, caps and budget allow it.</summary>
    Task<Reply> Alert(Caller caller, MemberAlert alert);

    /// <summary>Books the stretch for a request; refused when it overlaps another booking or would exceed the caps, if any are given.</summary>
    Task<Reply> Reserve(Caller caller, RequestNumber request, TimeWindow window, ServiceCaps? caps);

    Task<Reply> Release(Caller caller, RequestNumber request);

    /// <summary>Forgets a member who is promised to nobody.</summary>
    Task<Reply> Erase(Caller caller, ErasureGround ground);

    [AlwaysInterleave]
    [ReadOnly]
    Task<Member> View();
}

/// <summary>See <see cref="Member.AlertTo"/>.</summary>
public sealed record MemberAlert(
    RequestNumber Request, Skill Skill, TimeWindow Window, DateTimeOffset LapsesAt, ServiceCaps Caps, int AlertBudgetPerWeek);
