using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Domain.Areas;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Sample;

/// <summary>
/// The invented courtyard heads: 94 in Laocheng, as the source tells, and as many for the same number of residents
/// in the other communities.
/// </summary>
internal static class SampleCourtyards
{
    private const int InLaocheng = 94;

    /// <summary>Their numbers begin here, far from those of the members.</summary>
    private const int FirstNumber = 500_000_001;

    private static readonly string[] Lanes = ["一巷", "二巷", "三巷", "四巷", "五巷", "六巷", "七巷", "八巷"];

    public static ImmutableArray<CourtyardHeadEntry> Of(ImmutableArray<AreaEntry> areas, SamplePeople people)
    {
        var heads = ImmutableArray.CreateBuilder<CourtyardHeadEntry>();
        var laocheng = areas.Single(a => a.Code == SampleCounty.Laocheng);
        foreach (var area in areas.Where(a => a.Code.Tier == Tier.Community))
        {
            var stem = StemOf(area.Name, areas.Single(a => a.Code == area.Code.Town).Name);
            var count = (InLaocheng * area.Residents + laocheng.Residents / 2) / laocheng.Residents;
            for (var i = 0; i < count; i++)
            {
                heads.Add(new CourtyardHeadEntry(
                    SampleCodes.MemberNumberOf(FirstNumber + heads.Count),
                    people.Name(),
                    people.Phone(),
                    area.Code,
                    string.Create(CultureInfo.InvariantCulture, $"{stem}{Lanes[i % Lanes.Length]}{i / Lanes.Length + 1}号院")));
            }
        }

        return heads.ToImmutable();
    }

    /// <summary>老城社区: 老城; a community named only 城镇社区 goes by its town: 池河.</summary>
    private static string StemOf(string community, string town)
    {
        var stem = community.Replace("社区", "", StringComparison.Ordinal).Replace("城镇", "", StringComparison.Ordinal);
        return stem.Length > 0 ? stem : town.TrimEnd('镇');
    }
}
