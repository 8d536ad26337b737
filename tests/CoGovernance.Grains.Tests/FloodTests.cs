using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Pumps;
using CoGovernance.Grains.Tests.Fixture;

namespace CoGovernance.Grains.Tests;

public sealed class FloodTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly SmallCounty county = new();
    private readonly PumpOptions options = new();

    public void Dispose() => county.Dispose();

    [Fact]
    public void In_a_flood_of_orders_dispatch_waits_for_a_time_that_is_bounded() => county.Play(async c =>
    {
        await c.MemberAsync(SmallCounty.East, 1);
        Flood(options.Flood);
        var number = await c.SubmitAsync(SmallCounty.East, "errand");
        await Task.Delay(options.MostDelay - Moment, c.Loop.Time);
        Assert.Empty((await c.Request(number).View()).Offers);

        await Task.Delay(Moment * 2, c.Loop.Time);
        Assert.Single((await c.Request(number).View()).OpenOffers);
    });

    [Fact]
    public void When_the_flood_is_over_dispatch_goes_on_at_once() => county.Play(async c =>
    {
        await c.MemberAsync(SmallCounty.East, 1);
        var flood = Flood(options.Flood);
        var number = await c.SubmitAsync(SmallCounty.East, "errand");
        await Task.Delay(Moment, c.Loop.Time);
        Assert.Empty((await c.Request(number).View()).Offers);

        flood[0].Dispose();
        await c.News.WhenIdle();
        Assert.Single((await c.Request(number).View()).OpenOffers);
        Assert.True(c.Now - SmallCounty.Start <= Moment + (options.Look * 2), $"It took until {c.Now:O}.");
    });

    [Fact]
    public void Orders_of_a_usual_day_hold_nothing_up() => county.Play(async c =>
    {
        await c.MemberAsync(SmallCounty.East, 1);
        Flood(options.Flood - 1);
        var number = await c.OrderAsync(SmallCounty.East, "errand");
        Assert.Equal(SmallCounty.Start, c.Now);
        Assert.Equal(RequestPhase.Dispatching, (await c.Request(number).View()).Phase);
        Assert.Single((await c.Request(number).View()).OpenOffers);
    });

    private IDisposable[] Flood(int orders) => [.. Enumerable.Range(0, orders).Select(_ => county.Intake.Enter())];
}
