using System.Collections.Frozen;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Accounts;

/// <summary>
/// What the system asks of grassroots staff: acts, each with the minutes that it takes a person, with the reading before it. The minutes are
/// assumptions until a county has timed its own. Counted for an area as a whole, never for a person, and never by the time somebody is
/// signed in: General Office of the State Council, Letter 2026 No. 12, forbids statistics of online time and asks for less burden.
/// </summary>
public static class StaffWork
{
    /// <summary>Those who work below the county.</summary>
    public static FrozenSet<Role> Grassroots { get; } = FrozenSet.Create(Role.TownOfficial, Role.CommunitySecretary, Role.CourtyardHead);

    /// <summary>By the first of these events that the act records; the others are its consequences.</summary>
    public static FrozenDictionary<string, int> Minutes { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [nameof(Submitted)] = 5,
        [nameof(Triaged)] = 2,
        [nameof(Rejected)] = 3,
        [nameof(Redispatched)] = 2,
        [nameof(Rescheduled)] = 4,
        [nameof(MemberWithdrew)] = 2,
        [nameof(Cancelled)] = 2,
        [nameof(Evaluated)] = 2,
        [nameof(ServiceBegun)] = 1,
        [nameof(ServiceCompleted)] = 2,

        // A visit or a call back.
        [nameof(Closed)] = 10,
        [nameof(Reopened)] = 10,
        [nameof(LendingApproved)] = 3,
        [nameof(LendingRefused)] = 3,
        [nameof(PlanProposed)] = 10,
        [nameof(PlanApproved)] = 5,
        [nameof(PlanRefused)] = 5,
        [nameof(PostPublished)] = 3,
        [nameof(PostClosed)] = 1,
        [nameof(CourtyardHeadAppointed)] = 3,
        [nameof(AgreementProposed)] = 5,
        [nameof(AgreementSigned)] = 5,
        [nameof(MemberRegistered)] = 5,
        [nameof(ProfileChanged)] = 2,
        [nameof(CorrectionApproved)] = 3,
        [nameof(CorrectionRefused)] = 3,
        [nameof(PersonalDataRead)] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
