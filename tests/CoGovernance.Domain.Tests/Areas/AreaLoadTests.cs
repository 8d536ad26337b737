using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Domain.Tests.Areas;

public sealed class AreaLoadTests
{
    private static readonly DivisionCode Town = DivisionCode.Parse("610922100");

    [Theory]
    [InlineData(0, 1000, LoadLevel.Slack)]
    [InlineData(149, 1000, LoadLevel.Slack)]
    [InlineData(150, 1000, LoadLevel.Normal)]
    [InlineData(349, 1000, LoadLevel.Normal)]
    [InlineData(350, 1000, LoadLevel.Strained)]
    [InlineData(599, 1000, LoadLevel.Strained)]
    [InlineData(600, 1000, LoadLevel.Overloaded)]
    [InlineData(0, 0, LoadLevel.Normal)] // nobody there, nothing asked: no slack to lend
    [InlineData(1, 0, LoadLevel.Overloaded)]
    public void A_level_begins_at_its_threshold(int open, int available, LoadLevel level)
    {
        var load = Load(1, open, available);

        Assert.Equal(level, load.Level(DefaultPolicy.Value.Load));
        Assert.Equal(available - open, load.SlackMinutes);
    }

    [Fact]
    public void The_load_of_an_area_is_the_sum_of_its_children()
    {
        AreaLoad[] children = [Load(1, 100, 400, (Skill.General, 3), (Skill.Legal, 1)), Load(2, 50, 0, (Skill.General, 2)), Load(3, 0, 10)];

        var sum = AreaLoad.Sum(Town, 7, children);

        Assert.Equal((Town, 7, 150, 410), (sum.Area, sum.Version, sum.OpenMinutes, sum.AvailableMinutes));
        Assert.Equal((5, 1, 0), (sum.People(Skill.General), sum.People(Skill.Legal), sum.People(Skill.Repair)));
        Assert.Equal(Load(0, 0, 0) with { Area = Town }, AreaLoad.Sum(Town, 1, []));
    }

    [Fact]
    public void The_sum_is_the_same_in_whatever_order_and_grouping()
    {
        var random = new Random(1);
        var loads = Enumerable.Range(1, 20)
            .Select(i => Load(i, random.Next(500), random.Next(500), (Skill.General, random.Next(9)), ((Skill)random.Next(1, 8), random.Next(9))))
            .ToList();
        var whole = AreaLoad.Sum(Town, 1, loads);
        var (left, right) = (AreaLoad.Sum(Town, 1, loads.Take(9)), AreaLoad.Sum(Town, 1, loads.Skip(9)));

        Assert.Equal(whole, AreaLoad.Sum(Town, 1, loads.AsEnumerable().Reverse()));
        Assert.Equal(whole, AreaLoad.Sum(Town, 1, [left, right]));
    }

    [Fact]
    public void The_same_figures_under_another_version_are_no_news()
    {
        var load = Load(1, 100, 400, (Skill.General, 3));

        Assert.True(load.SameFigures(load with { Version = 9 }));
        Assert.False(load.SameFigures(load with { OpenMinutes = 99 }));
        Assert.False(load.SameFigures(null));
        Assert.NotEqual(load, load with { Version = 9 });
    }

    internal static AreaLoad Load(int community, int open, int available, params (Skill Skill, int Count)[] people) => new(
        DivisionCode.Parse($"{Town}{community:D3}"), 1, open, available,
        ImmutableSortedDictionary.CreateRange(people.Select(p => KeyValuePair.Create(p.Skill, p.Count))));
}
