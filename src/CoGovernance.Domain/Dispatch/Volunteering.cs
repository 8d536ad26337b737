using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Dispatch;

/// <summary>
/// A member looks at the open orders of the own community and takes one unasked. The same limits hold as for who is asked, save the
/// budget of alerts: nobody alerted this member.
/// </summary>
public static class Volunteering
{
    /// <summary>Why the member holds the place.</summary>
    public const string Volunteered = "volunteered";

    /// <summary>The skill for which the member could take an open place now, in the order of the needs; null when there is none.</summary>
    public static Skill? SkillFor(Community home, ServiceRequest request, MemberNumber member, DateTimeOffset at) =>
        !request.IsStaffing || !request.Seeking || home.Profile?.Code != request.Community
            || request.Offers.Any(o => o.Member == member)
            || !home.Roster.TryGetValue(member, out var entry)
            ? null
            : request.Terms!.Needs
                .Where(n => request.OpenPlaces(n.Skill) > 0 && Ranking.CanTake(entry, home, request.Terms.Window, n.Skill, at))
                .Select(n => (Skill?)n.Skill)
                .FirstOrDefault();
}
