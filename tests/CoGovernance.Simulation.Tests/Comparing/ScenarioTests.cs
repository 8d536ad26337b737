using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Policies;
using CoGovernance.Simulation.Comparing;

namespace CoGovernance.Simulation.Tests.Comparing;

public sealed class ScenarioTests
{
    [Fact]
    public void Every_policy_that_is_played_is_one_that_a_county_could_adopt() =>
        Assert.All(Scenario.All, s => Assert.Null(PolicyRules.FirstViolation(s.Policy)));

    [Theory]
    [InlineData("none", DispatchMode.Board, Tier.Community)]
    [InlineData("community-only", DispatchMode.AskFew, Tier.Community)]
    [InlineData("alert-all", DispatchMode.AskEveryone, Tier.County)]
    public void Each_differs_from_the_standard_policy_in_what_it_is_named_for(string code, DispatchMode mode, Tier upTo) =>
        Assert.Equal(new DispatchPolicy(mode, upTo), Comparison.ScenarioOf(code).Policy.Dispatch);

    [Theory]
    [InlineData("three-tier")]
    [InlineData("three-tier+balance")]
    [InlineData("alert-few")]
    public void The_standard_policy_is_played_as_it_is(string code) => Assert.Equal(DefaultPolicy.Value, Comparison.ScenarioOf(code).Policy);

    [Fact]
    public void Only_the_balanced_one_moves_people_by_plans()
    {
        var options = new ComparisonOptions();
        Assert.Equal(
            [("three-tier+balance", 21)],
            Scenario.All.Where(s => options.PlayOf(s, 7).PlanEvery is not null).Select(s => (s.Code, options.PlayOf(s, 7).PlanEvery!.Value)));
    }

    [Fact]
    public void The_orders_of_a_seed_are_the_same_under_every_policy()
    {
        var options = new ComparisonOptions { Days = 3, Load = 0.5 };
        PlayedCommunity[] communities = [new(DivisionCode.Parse("610922100001"), 5000, 600, 200)];
        var plans = Scenario.All.Select(s => OrderPlan.Create(options.PlayOf(s, 7), communities)).ToList();

        Assert.All(plans, p => Assert.Equal(plans[0].AsEnumerable(), p));
        Assert.Equal(55, options.PlayOf(Scenario.All[0], 7).OrdersPerDay);
    }

    [Theory]
    [InlineData(0, 1)] // in proportion to members
    [InlineData(1, 4)] // as people are: the same need, a quarter of the members
    [InlineData(2, 16)]
    public void Imbalance_says_how_much_more_is_ordered_for_each_member_where_few_are(double imbalance, double ratio)
    {
        var (many, few) = (
            new PlayedCommunity(DivisionCode.Parse("610922100001"), 5000, 600, 200), new PlayedCommunity(DivisionCode.Parse("610922100005"), 5000, 600, 50));

        Assert.Equal(ratio, few.Weight(imbalance) / few.Members / (many.Weight(imbalance) / many.Members), 9);
    }
}
