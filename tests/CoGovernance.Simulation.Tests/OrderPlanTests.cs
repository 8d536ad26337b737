using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Simulation.Tests;

public sealed class OrderPlanTests
{
    private static readonly PlayOptions Month = new() { Seed = 42 };

    private static readonly PlayedCommunity[] Communities =
    [
        new(DivisionCode.Parse("610922100001"), 5000, 600),
        new(DivisionCode.Parse("610922100005"), 5000, 1900),
    ];

    [Fact]
    public void The_same_seed_plans_the_same_orders_and_another_seed_others()
    {
        var plan = OrderPlan.Create(Month, Communities);

        Assert.Equal(plan.AsEnumerable(), OrderPlan.Create(Month, Communities));
        Assert.NotEqual(plan.AsEnumerable(), OrderPlan.Create(Month with { Seed = 43 }, Communities));
    }

    [Fact]
    public void Orders_come_in_time_with_a_number_each_and_a_category_of_the_policy()
    {
        var plan = OrderPlan.Create(Month, Communities);

        Assert.Equal(plan.Length, plan.Select(o => o.Number).Distinct().Count());
        Assert.Equal(plan.OrderBy(o => o.At).Select(o => o.At), plan.Select(o => o.At));
        Assert.All(plan, o => Assert.InRange(o.At, Month.Start, Month.End));
        Assert.All(plan, o => Assert.True(DefaultPolicy.Value.Categories.ContainsKey(o.Details.Category), o.Details.Category));
        Assert.All(plan, o => Assert.StartsWith("居民 120", o.Details.Contact.Text!, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_more_elders_live_more_is_ordered()
    {
        var byCommunity = OrderPlan.Create(Month, Communities).CountBy(o => o.Details.Community).ToDictionary();

        Assert.True(byCommunity[Communities[1].Code] > 1.5 * byCommunity[Communities[0].Code]);
    }

    [Fact]
    public void The_day_of_the_storm_brings_twice_the_orders_and_other_ones()
    {
        var byDay = OrderPlan.Create(Month, Communities).ToLookup(o => ChinaTime.DateAt(o.At));
        var usual = Enumerable.Range(0, Month.Days).Select(d => Month.FirstDay.AddDays(d))
            .Where(d => d != Month.StormDay).Max(d => byDay[d].Count());

        Assert.True(byDay[Month.StormDay].Count() > 1.4 * usual);
        Assert.Contains(byDay[Month.StormDay], o => o.Details.Category == "storm-help");
        Assert.DoesNotContain(byDay[Month.FirstDay], o => o.Details.Category == "storm-help");
    }

    [Fact]
    public void A_few_are_emergencies_and_a_few_repeat_an_earlier_order_of_the_same_person()
    {
        var plan = OrderPlan.Create(Month, Communities);
        var byNumber = plan.ToDictionary(o => o.Number);
        var emergencies = plan.Count(o => Triage.EmergencyCall(DefaultPolicy.Value, o.Details.Words.Text) is not null);
        var repeats = plan.Where(o => o.DuplicateOf is not null).ToList();

        Assert.InRange(emergencies, 3, 60);
        Assert.InRange(repeats.Count, 15, 100);
        Assert.All(repeats, o => Assert.Equal(byNumber[o.DuplicateOf!.Value].Details.Resident, o.Details.Resident));
        Assert.All(repeats, o => Assert.True(byNumber[o.DuplicateOf!.Value].At < o.At));
    }
}
