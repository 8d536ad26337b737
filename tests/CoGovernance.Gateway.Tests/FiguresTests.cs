using System.Text.Json;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>An area in figures.</summary>
public sealed class FiguresTests(FiguresTests.PlayedCounty played) : IClassFixture<FiguresTests.PlayedCounty>
{
    private const string Town = "610922100";
    private readonly ServedCounty county = played.County;

    [Fact]
    public async Task A_county_sees_what_is_open_the_three_rates_and_what_was_asked_of_its_staff()
    {
        using var coordinator = await county.SignInAsync("county");
        var figures = (await coordinator.GetAsync("areas/610922/figures")).Body;

        Assert.Equal("2026-02-03", figures.GetProperty("from").GetString());
        Assert.Equal([(ServedCounty.East, 1), (ServedCounty.Far, 1)], Open(figures));
        Assert.Equal((3, 3), Rate(figures, "response"));
        Assert.Equal((1, 1), Rate(figures, "resolution"));
        Assert.Equal((1, 1), Rate(figures, "satisfaction"));
        Assert.Equal([("Submitted", 4, 5), ("Cancelled", 1, 2), ("Evaluated", 1, 2)], Acts(figures));
        Assert.Equal(24, figures.GetProperty("staff").GetProperty("minutes").GetInt32());
    }

    [Fact]
    public async Task A_town_sees_its_own_part_alone()
    {
        using var official = await county.SignInAsync("town");
        var figures = (await official.GetAsync($"areas/{Town}/figures?days=1")).Body;

        Assert.Equal("2026-03-04", figures.GetProperty("from").GetString());
        Assert.Equal([(ServedCounty.East, 1)], Open(figures));
        Assert.Equal([("Submitted", 2, 5), ("Evaluated", 1, 2)], Acts(figures));
        Assert.Equal("not-found", (await official.GetAsync($"areas/{ServedCounty.Far}/figures")).Code);
        Assert.Equal("request.invalid", (await official.GetAsync($"areas/{Town}/figures?days=91")).Code);
    }

    private static IEnumerable<(string?, int)> Open(JsonElement figures) => figures.GetProperty("open").EnumerateArray()
        .Select(o => (o.GetProperty("community").GetString(), o.GetProperty("requests").GetInt32()));

    private static (int, int) Rate(JsonElement figures, string name) =>
        figures.GetProperty("rates").GetProperty(name) is var rate ? (rate.GetProperty("met").GetInt32(), rate.GetProperty("cases").GetInt32()) : default;

    private static IEnumerable<(string?, int, int)> Acts(JsonElement figures) => figures.GetProperty("staff").GetProperty("acts").EnumerateArray()
        .Select(a => (a.GetProperty("act").GetString(), a.GetProperty("count").GetInt32(), a.GetProperty("minutesEach").GetInt32()));

    /// <summary>An order served and evaluated and one that waits in the east; one that waits far away, and one cancelled there.</summary>
    public sealed class PlayedCounty : IAsyncLifetime
    {
        public ServedCounty County { get; } = new();

        public async Task InitializeAsync()
        {
            await County.InitializeAsync();
            var served = await County.ServedAsync(minutes: 60, daysAhead: 5);
            using var head = await County.SignInAsync("courtyard");
            Assert.Equal("closed", (await head.PostAsync($"requests/{served}/evaluate", new { score = 5, resolved = true })).Text("phase"));
            await County.OrderAsync(head);
            using var far = await County.SignInAsync("courtyard.far");
            await County.OrderAsync(far, ServedCounty.Far);
            using var secretary = await County.SignInAsync("secretary.far");
            var refused = await County.OrderAsync(far, ServedCounty.Far, daysAhead: 4);
            await secretary.PostAsync($"requests/{refused}/cancel", new { reason = "重复登记" });
            await County.SettleAsync();
        }

        public Task DisposeAsync() => County.DisposeAsync();
    }
}
