using System.Collections.Immutable;
using System.Net;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>Load watched: three weeks in which the town heard of its community each hour.</summary>
public sealed class LoadTests(ServedCounty county) : IClassFixture<ServedCounty>, IAsyncLifetime
{
    private const string Town = "610922100";
    private static readonly DateTimeOffset Begun = ServedCounty.Start.AddDays(-21);

    /// <summary>Above all that the county itself tells the town meanwhile.</summary>
    private const long FirstId = 1_000_000;

    /// <summary>At ten each morning two orders come in, an hour's work each; the load is strained from then to noon.</summary>
    public async Task InitializeAsync()
    {
        await county.SettleAsync();
        var news = Enumerable.Range(0, (21 * 24) + 1).Select(h => new Delivery(FirstId + h, new LoadChanged(LoadAt(h)), Begun.AddHours(h)));
        foreach (var few in news.Chunk(DeliveryBatch.Most))
            Assert.True((await county.Grains.GetGrain<ITownGrain>(Town).Receive(new DeliveryBatch([.. few], few[^1].At))).IsDone);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_official_sees_load_trend_forecast_and_how_good_it_was()
    {
        using var town = await county.SignInAsync("town");
        var load = (await town.GetAsync($"areas/{Town}/load?days=7")).Body;

        Assert.Equal(0.35, load.GetProperty("thresholds").GetProperty("strained").GetDouble());
        Assert.Equal([ServedCounty.East, "610922100004"], load.GetProperty("children").EnumerateArray().Select(c => c.GetProperty("code").GetString()));
        Assert.Equal(400, load.GetProperty("area").GetProperty("availableMinutes").GetInt32());
        Assert.Equal(2, load.GetProperty("area").GetProperty("trend").GetProperty("weeks").GetInt32());
        Assert.Equal(7 * 24, load.GetProperty("history").GetArrayLength());
        Assert.Equal(14, load.GetProperty("history").EnumerateArray().Sum(h => h.GetProperty("orders").GetInt32()));
        var forecast = load.GetProperty("forecast");
        Assert.Equal((168, 7), (forecast.GetProperty("hours").GetArrayLength(), forecast.GetProperty("byDay").GetArrayLength()));
        Assert.All(forecast.GetProperty("byDay").EnumerateArray(), d => Assert.InRange(d.GetProperty("orders").GetDouble(), 1.9, 2.1));
        Assert.Equal(168, forecast.GetProperty("hourQuality").GetProperty("tested").GetInt32());
        Assert.Equal(1, forecast.GetProperty("dayQuality").GetProperty("withinInterval").GetDouble());
    }

    [Fact]
    public async Task Who_asks_again_hears_only_what_has_changed()
    {
        using var town = await county.SignInAsync("town");
        var first = await town.GetAsync($"areas/{Town}/load");
        var again = await town.SendAsync(HttpMethod.Get, $"areas/{Town}/load", null, ("If-None-Match", first.Message.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
    }

    [Fact]
    public async Task Thresholds_that_were_crossed_are_listed_newest_first()
    {
        using var town = await county.SignInAsync("town");
        var page = (await town.GetAsync($"areas/{Town}/load/crossings?limit=2")).Body;
        var crossings = page.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["normal", "strained"], crossings.Select(c => c.GetProperty("to").GetString()));
        Assert.All(crossings, c => Assert.Equal(ServedCounty.East, c.GetProperty("area").GetString()));
        Assert.True(crossings[0].GetProperty("at").GetDateTimeOffset() > crossings[1].GetProperty("at").GetDateTimeOffset());
        Assert.NotNull(page.GetProperty("nextCursor").GetString());
    }

    [Fact]
    public async Task A_history_is_asked_for_within_what_is_kept()
    {
        using var town = await county.SignInAsync("town");
        Assert.Equal("request.invalid", (await town.GetAsync($"areas/{Town}/load?days=91")).Code);
        Assert.Equal("request.invalid", (await town.GetAsync($"areas/{Town}/load?days=0")).Code);
    }

    [Fact]
    public async Task Before_a_week_is_known_nothing_is_foretold()
    {
        using var secretary = await county.SignInAsync("secretary");
        var load = (await secretary.GetAsync($"areas/{ServedCounty.East}/load")).Body;
        Assert.False(load.TryGetProperty("forecast", out var none) && none.ValueKind != System.Text.Json.JsonValueKind.Null);
    }

    private static AreaLoad LoadAt(int hour)
    {
        var days = (hour / 24) + (hour % 24 > 0 ? 1 : 0); // the hour from ten is told at eleven
        var open = hour % 24 is 1 or 2 ? 160 : 80;
        return new AreaLoad(DivisionCode.Parse(ServedCounty.East), 1_000 + hour, open, 400, ImmutableSortedDictionary<Skill, int>.Empty)
        {
            Orders = 2 * days,
            OrderedMinutes = 120 * days,
            AsOf = Begun.AddHours(hour),
        };
    }
}
