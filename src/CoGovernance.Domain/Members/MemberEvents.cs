using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Members;

/// <summary>What can happen to a member. Names and fields are storage contracts.</summary>
public abstract record MemberEvent;

public sealed record MemberRegistered(MemberProfile Profile, DateTimeOffset At) : MemberEvent;

public sealed record ProfileChanged(MemberProfile Profile, DateTimeOffset At) : MemberEvent;

/// <param name="Until">The first instant back on duty; null: until said otherwise.</param>
public sealed record DutyChanged(bool OnDuty, string? Reason, DateTimeOffset? Until, DateTimeOffset At) : MemberEvent;

public sealed record Alerted(RequestNumber Request, Skill Skill, TimeWindow Window, DateTimeOffset LapsesAt, DateTimeOffset At) : MemberEvent;

public sealed record Reserved(RequestNumber Request, TimeWindow Window, DateTimeOffset At) : MemberEvent;

public sealed record Released(RequestNumber Request, DateTimeOffset At) : MemberEvent;

/// <summary>A service in the member's record of hours. Fields as in Order 67 on volunteer records, art. 10 ff.</summary>
/// <param name="Place">Null in records of before it was kept.</param>
public sealed record ServiceRecorded(
    RequestNumber Request, DivisionCode Community, string Category, TimeWindow Window, int Minutes, DateTimeOffset At, ServedPlace? Place = null)
    : MemberEvent;

/// <summary>The member has left and is forgotten; services stay under the number. The key of the person is destroyed after this.</summary>
public sealed record MemberErased(ErasureGround Ground, DateTimeOffset At) : MemberEvent;

/// <summary>The resident's evaluation of a service, or a later one.</summary>
public sealed record ServiceScored(int Service, int Score, DateTimeOffset At) : MemberEvent;

/// <summary>The member's own word on when to be asked, whole.</summary>
public sealed record AvailabilityChanged(
    Availability Availability, ImmutableArray<AwayDays> Away, ImmutableArray<ExtraTime> Extra, QuietHours? QuietHours, DateTimeOffset At) : MemberEvent;

/// <param name="PerWeek">Null: as many as the policy allows.</param>
public sealed record AlertLimitSet(int? PerWeek, DateTimeOffset At) : MemberEvent;

/// <param name="Hash">SHA-256 of the address's secret, in hex. The one before it is no longer good.</param>
public sealed record CalendarAddressMade(string Hash, DateTimeOffset At) : MemberEvent;

public sealed record CalendarAddressRevoked(DateTimeOffset At) : MemberEvent;

/// <summary>The member says that a record is wrong. Corrections and services are counted from 1 for each member.</summary>
public sealed record CorrectionAsked(int Correction, int Service, int Minutes, string Reason, DateTimeOffset At) : MemberEvent;

/// <param name="By">The account that certifies the record with these minutes.</param>
public sealed record CorrectionApproved(int Correction, int Service, int Minutes, string Reason, string By, DateTimeOffset At) : MemberEvent;

public sealed record CorrectionRefused(int Correction, string Reason, string By, DateTimeOffset At) : MemberEvent;
