using System.Collections.Immutable;
using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Sample;

/// <summary>The invented in-service party members, unit by unit.</summary>
internal static class SampleMembers
{
    private static readonly ImmutableHashSet<Skill> CareSkills = [Skill.Medical, Skill.Eldercare, Skill.Repair];

    public static ImmutableArray<MemberEntry> Of(
        ImmutableArray<UnitEntry> units, SamplePosts posts, SamplePeople people, SampleRandom random)
    {
        var communities = SampleTables.Communities.ToDictionary(c => c.Code);
        var reporting = SampleReporting.Of(random);
        var members = ImmutableArray.CreateBuilder<MemberEntry>();
        for (var i = 0; i < units.Length; i++)
        {
            var trade = SampleTables.Units[i].Trade;
            foreach (var code in reporting[i])
            {
                var skills = SkillsOf(trade, communities[code], random);
                members.Add(new MemberEntry(
                    SampleCodes.MemberNumberOf(members.Count + 1),
                    people.Name(),
                    people.Phone(),
                    units[i].Code,
                    code,
                    skills,
                    SampleAvailability.Of(trade, random),
                    ClaimsPost(code.Value, random) ? posts.Claim(code, skills) : null));
            }
        }

        return members.ToImmutable();
    }

    /// <summary>Where few skills of care are to be had, nine of ten who have one report elsewhere.</summary>
    private static ImmutableSortedSet<Skill> SkillsOf(UnitTrade trade, SampleCommunity community, SampleRandom random) =>
    [
        .. trade.Skills
            .Where(s => random.Chance(s.Percent))
            .Where(s => !community.FewSkills || !CareSkills.Contains(s.Skill) || random.Chance(10))
            .Select(s => s.Skill),
    ];

    /// <summary>In Laocheng everybody holds a post, as the source tells; elsewhere most try to.</summary>
    private static bool ClaimsPost(string community, SampleRandom random) =>
        community == SampleCounty.Laocheng.Value || random.Chance(85);
}
