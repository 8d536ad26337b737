using CoGovernance.Domain.Areas;
using CoGovernance.Exchange.Sample;

namespace CoGovernance.Exchange.Tests.Sample;

/// <summary>The figures that the published account gives hold for every seed.</summary>
public sealed class SampleFiguresTests
{
    public static TheoryData<int> Seeds => [SampleCounty.StandardSeed, 0, 1, -7, int.MaxValue, int.MinValue];

    [Theory, MemberData(nameof(Seeds))]
    public void The_county_has_ninety_five_units_and_their_members_in_sixteen_communities(int seed)
    {
        var county = SampleCounty.Create(seed);

        Assert.Equal(95, county.Units.Length);
        Assert.Equal(2_178, county.Members.Length);
        Assert.Equal(16, county.Areas.Count(a => a.Code.Tier == Tier.Community));
        Assert.Equal(16, county.Members.Select(m => m.Community).Distinct().Count());
        Assert.Equal(95, county.Members.Select(m => m.Unit).Distinct().Count());
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Laocheng_has_its_agreements_post_holders_and_courtyard_heads(int seed)
    {
        var county = SampleCounty.Create(seed);
        var laocheng = DivisionCode.Parse("610922100006");

        Assert.Equal("老城社区", county.Areas.Single(a => a.Code == laocheng).Name);
        Assert.Equal(6, county.Agreements.Where(a => a.Community == laocheng).Select(a => a.Unit).Distinct().Count());
        Assert.Equal(172, county.Members.Count(m => m.Community == laocheng));
        Assert.Equal(172, county.Members.Count(m => m.Community == laocheng && m.Post is not null));
        Assert.Equal(94, county.CourtyardHeads.Count(h => h.Community == laocheng));
    }

    [Fact]
    public void Laocheng_holds_its_post_holders_whatever_the_seed()
    {
        for (var seed = 0; seed < 60; seed++)
            Assert.Equal(172, SampleCounty.Create(seed).Members.Count(m => m.Community == SampleCounty.Laocheng && m.Post is not null));
    }

    [Fact]
    public void The_areas_are_the_three_tiers_on_the_real_map()
    {
        var areas = SampleCounty.Create().Areas;

        Assert.Equal("610922", areas.Single(a => a.Code.Tier == Tier.County).Code.Value);
        Assert.Equal(11, areas.Count(a => a.Code.Tier == Tier.Town));
        Assert.Equal(15, areas.Count(a => a.Code.Tier == Tier.Community && a.Code.Town.Value == "610922100"));
        Assert.Equal("610922104001", areas.Single(a => a.Code.Tier == Tier.Community && a.Code.Town.Value != "610922100").Code.Value);
        Assert.All(areas, a => Assert.True(a.Code.Parent is null || areas.Any(p => p.Code == a.Code.Parent)));
        Assert.DoesNotContain(areas, a => a.Name.Contains("居委会", StringComparison.Ordinal));
    }

    [Fact]
    public void Communities_are_plausible_and_unequal()
    {
        var communities = SampleCounty.Create().Areas.Where(a => a.Code.Tier == Tier.Community).ToList();

        Assert.All(communities, c =>
        {
            Assert.InRange(c.Residents, 1_500, 9_000);
            Assert.InRange((double)c.Elders / c.Residents, 0.135, 0.345);
            Assert.InRange(c.Latitude!.Value, 32.99, 33.07);
            Assert.InRange(c.Longitude!.Value, 108.2, 108.4);
        });
        Assert.True(communities.Max(c => (double)c.Elders / c.Residents) > 2 * communities.Min(c => (double)c.Elders / c.Residents));
        Assert.All(
            SampleCounty.Create().Areas.Where(a => a.Code.Tier != Tier.Community),
            a => Assert.Equal((0, 0, null), (a.Residents, a.Elders, a.Latitude)));
    }

    [Fact]
    public void Units_and_communities_differ_in_size_within_bounds()
    {
        var county = SampleCounty.Create();

        Assert.All(county.Members.CountBy(m => m.Community), c => Assert.InRange(c.Value, 45, 260));
        Assert.Equal(6, county.Members.CountBy(m => m.Unit).Min(u => u.Value));
        var hospital = county.Units.Single(u => u.Name == "石泉县人民医院");
        Assert.InRange(county.Members.Count(m => m.Unit == hospital.Code), 120, 140);
    }

    [Fact]
    public void Courtyard_heads_are_in_proportion_to_residents()
    {
        var county = SampleCounty.Create();
        var share = 94.0 / county.Areas.Single(a => a.Code == SampleCounty.Laocheng).Residents;

        foreach (var area in county.Areas.Where(a => a.Code.Tier == Tier.Community))
            Assert.Equal(area.Residents * share, county.CourtyardHeads.Count(h => h.Community == area.Code), tolerance: 0.5001);
    }
}
