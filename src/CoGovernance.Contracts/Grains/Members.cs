using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Contracts.Grains;

/// <summary>A member, by volunteer number: the only authority on the member's own time.</summary>
public interface IMemberGrain : IRecordedGrain
{
    /// <summary>Reports in, or changes the profile.</summary>
    Task<Reply> Register(Caller caller, MemberProfile profile);

    /// <summary>Registers somebody who is not yet known.</summary>
    Task<Reply> Enrol(Caller caller, MemberProfile profile);

    /// <summary>What officials know of a member, edited from the revision.</summary>
    Task<Reply> EditProfile(Caller caller, UnitCode unit, DivisionCode community, ImmutableSortedSet<Skill> skills, int revision);

    /// <summary>To be called when the community has given the post.</summary>
    Task<Reply> TakePost(Caller caller, string post);

    /// <summary>The member's own word on when to be asked, whole, edited from the revision.</summary>
    Task<Reply> SetAvailability(
        Caller caller, Availability availability, ImmutableArray<AwayDays> away, ImmutableArray<ExtraTime> extra, QuietHours? quiet, int revision);

    /// <param name="perWeek">Null: as many as the policy allows, whose budget is given.</param>
    Task<Reply> SetAlertLimit(Caller caller, int? perWeek, int budget);

    /// <param name="hash">Of the secret in the address of the calendar feed; null revokes the address.</param>
    Task<Reply> SetCalendarAddress(Caller caller, string? hash);

    /// <summary>See <see cref="CorrectionDecisions"/> for what is refused.</summary>
    Task<Reply> AskCorrection(Caller caller, int service, int minutes, string reason);

    Task<Reply> DecideCorrection(Caller caller, int correction, bool approved, string reason);

    Task<Reply> SetDuty(Caller caller, bool onDuty, string? reason, DateTimeOffset? until);

    /// <summary>Alerts the member, if the member's duty, time, caps and budget allow it.</summary>
    Task<Reply> Alert(Caller caller, MemberAlert alert);

    /// <summary>Books the stretch for a request; refused when it overlaps another booking or would exceed the caps, if any are given.</summary>
    Task<Reply> Reserve(Caller caller, RequestNumber request, TimeWindow window, ServiceCaps? caps);

    Task<Reply> Release(Caller caller, RequestNumber request);

    /// <summary>Forgets a member who is promised to nobody.</summary>
    Task<Reply> Erase(Caller caller, ErasureGround ground);

    Task<Reply> SayWillingness(Caller caller, Willingness willingness);

    /// <summary>Tells the member of being chosen to help another community; refused when the member cannot be.</summary>
    Task<Reply> Assign(Caller caller, Assignment assignment, TimeSpan rest);

    Task<Reply> ObjectTo(Caller caller, PlanNumber plan, string? reason);

    /// <summary>Takes the assignment back, or ends it before its time; nothing when there is none of the plan.</summary>
    Task<Reply> EndAssignment(Caller caller, PlanNumber plan);

    [AlwaysInterleave]
    [ReadOnly]
    Task<Member> View();
}

/// <summary>See <see cref="Member.AlertTo"/>.</summary>
public sealed record MemberAlert(
    RequestNumber Request, Skill Skill, TimeWindow Window, DateTimeOffset LapsesAt, ServiceCaps Caps, int AlertBudgetPerWeek, Urgency Urgency);
