using System.Collections.Immutable;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Requests;

namespace CoGovernance.Gateway.Members;

/// <summary>A member; name and phone are masked, and read apart with a reason. Members see their own whole.</summary>
/// <param name="Availability">The week; its exceptions are read apart.</param>
public sealed record MemberView(
    string Number, string? Name, string? Phone, string Unit, string Community, ImmutableArray<Skill> Skills, bool OnDuty,
    DateTimeOffset? OffDutyUntil, string? Post, ImmutableArray<DayWindow> Availability, AlertsView Alerts, int Services, int Minutes,
    ImmutableArray<YearTotal> Years, ImmutableArray<BookingView> Bookings);

/// <summary>Alerts of the last seven days, and how many there may be.</summary>
/// <param name="Budget">What holds: the policy's budget, or the member's own limit when that is lower.</param>
public sealed record AlertsView(int ThisWeek, int Budget, int Policy, int? OwnLimit);

public sealed record BookingView(string Request, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);

/// <summary>What a member was asked, and why this member.</summary>
public sealed record MemberOfferView(
    string Request, string Community, string Category, Skill Skill, OfferStatus Status, DateTimeOffset MadeAt, DateTimeOffset LapsesAt,
    DateTimeOffset BeginsAt, DateTimeOffset EndsAt, ImmutableArray<WhyView> Why);

public sealed record DeclineBody(string? Reason = null);

/// <param name="Until">The first instant back on duty; without it, until said otherwise.</param>
public sealed record DutyBody(bool OnDuty, string? Reason = null, DateTimeOffset? Until = null);

public sealed record MemberContact(string? Name, string? Phone);

/// <summary>Somebody who reports in by hand. Name: 1 to 40 characters. Without availability the member is asked for nothing yet.</summary>
public sealed record NewMemberBody(
    string Number, string Name, string Phone, string Unit, string Community, ImmutableArray<Skill> Skills, ImmutableArray<DayWindow>? Availability = null);

/// <summary>What officials know of a member. Who moves to another community leaves the post behind.</summary>
public sealed record MemberFactsBody(string Unit, string Community, ImmutableArray<Skill> Skills);

/// <param name="Post">The name of a post of the member's community.</param>
public sealed record PostClaimBody(string Post);

/// <summary>
/// When a member is to be asked, whole, in local time: the week (<c>hh:mm:ss</c>), days away (both included), extra time of single
/// days, and quiet hours in which no alert is made save for urgent work.
/// </summary>
public sealed record AvailabilityView(
    ImmutableArray<DayWindow> Windows, ImmutableArray<AwayDays> Away, ImmutableArray<ExtraTime> Extra, QuietHours? Quiet);

/// <inheritdoc cref="AvailabilityView"/>
public sealed record AvailabilityBody(
    ImmutableArray<DayWindow> Windows, ImmutableArray<AwayDays>? Away = null, ImmutableArray<ExtraTime>? Extra = null, QuietHours? Quiet = null);

/// <param name="PerWeek">1 to the policy's budget; without it, the policy's budget holds.</param>
public sealed record AlertLimitBody(int? PerWeek = null);
