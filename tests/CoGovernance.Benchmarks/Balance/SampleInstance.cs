using System.Globalization;
using CoGovernance.Domain.Balancing;
using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Sample;

namespace CoGovernance.Benchmarks.Balance;

/// <summary>The sample county as an instance: its members where they live, and its posts as places.</summary>
internal static class SampleInstance
{
    public static BalanceInstance Create()
    {
        var county = SampleCounty.Create();
        return new BalanceInstance(
            [
                .. county.Areas.Where(a => a.Code.Tier == Domain.Areas.Tier.Community).Select(area => new CommunityDemand(
                    area.Code,
                    [
                        .. county.Posts.Where(p => p.Community == area.Code).GroupBy(p => p.Skill)
                            .Select(g => new SkillDemand(g.Key.CodeOf(), g.Sum(p => p.Headcount))),
                    ])),
            ],
            [
                .. county.Members.GroupBy(m => (m.Community, m.Unit, Skills: string.Join('+', m.Skills.Select(s => s.CodeOf()))))
                    .Select((g, i) => new BalanceProfile(
                        string.Create(CultureInfo.InvariantCulture, $"P{i}"), g.Key.Community, g.Key.Unit.Value,
                        [.. g.First().Skills.Select(s => s.CodeOf())], g.Count())),
            ],
            [.. county.Agreements.Select(a => new BalanceAgreement(a.Unit.Value, a.Community))],
            BalanceCosts.Default);
    }
}
