using System.Globalization;
using CoGovernance.Server.Tests.Programs;
using CoGovernance.Testing;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests.Fixture;

/// <summary>
/// The sample county as the program's demonstration serves it, on a free port, and one browser to look at it: Debian's Chromium. Started once
/// for all journeys; each makes what it needs.
/// </summary>
public sealed class DemoCounty : IAsyncLifetime
{
    /// <summary>Enough days for the first balance plan to be proposed.</summary>
    private const int Days = 9;

    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Laocheng, of which the secretary and the courtyard head of the demonstration are.</summary>
    internal const string Community = "610922100006";

    private const string Password = "demo-dianjiedan-2026";

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private readonly Dictionary<string, string> states = new(StringComparer.Ordinal);
    private int orders;
    private readonly TestFolder folder = new();
    private RunningProgram? program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the county is served.</summary>
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        // All journeys come from one address, and faster than people do.
        foreach (var limit in new[] { "SignInPerMinute", "AddressPerMinute", "AccountPerMinute", "OrdersPerHour" })
            Environment.SetEnvironmentVariable($"Edge__{limit}", "100000");
        program = RunningProgram.Start(
            "demo", "--days", $"{Days}", "--data", folder.Data, "--port", "0", "--simulations", Repository.PathOf("tests", "Shared", "Simulations"));
        const string Says = "Serving on ";
        var line = await program.LineAsync(Says);
        Address = line[Says.Length..].Split(' ')[0];
        program.ReadOn();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (program is not null)
            await program.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>A browser of somebody of their own, without cookies of others.</summary>
    /// <param name="width">360 for a phone, 1440 for an office.</param>
    /// <param name="state">Cookies to begin with.</param>
    internal async Task<Visitor> VisitAsync(int width = 1440, string locale = "zh-CN", string? state = null) => await Visitor.OpenAsync(
        await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            StorageState = state,
            Locale = locale,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 740 : 900 },
        }));

    /// <summary>Places a resident's order in the demonstration's community, for ten in the morning of the county's day after tomorrow.</summary>
    internal async Task<(string Number, string Code)> OrderAsync(string category, string words)
    {
        await using var resident = await VisitAsync(width: 360);
        var number = Interlocked.Increment(ref orders);

        var wished = (await TodayAsync()).AddDays(2).AddHours(10);
        var (status, body) = await resident.CallAsync("POST", "/api/v1/orders", new
        {
            community = Community,
            category,
            words,
            name = "测试居民",
            phone = $"120000{number:D5}",
            address = "一号楼",
            wishedAt = wished.ToString("O", CultureInfo.InvariantCulture),
        });
        Assert.True(status == 201, $"{status}: {body}");
        return (body.GetProperty("number").GetString()!, body.GetProperty("code").GetString()!);
    }

    internal async Task<Visitor> SignInAsync(string account, int width = 1440, string locale = "zh-CN", string to = "/")
    {
        var visitor = await VisitAsync(width, locale);
        await visitor.Page.GotoAsync($"/sign-in?to={Uri.EscapeDataString(to)}");
        await visitor.Page.Locator("input[name=account]").FillAsync(account);
        await visitor.Page.Locator("input[name=password]").FillAsync(Password);
        await visitor.Page.Locator("form button.primary").ClickAsync();
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return visitor;
    }

    /// <summary>A browser in which the account is signed in already, for what is not about signing in.</summary>
    internal async Task<Visitor> EnterAsync(string account, int width = 1440)
    {
        if (!states.TryGetValue(account, out var state))
        {
            await using var first = await SignInAsync(account);
            states[account] = state = await first.Context.StorageStateAsync();
        }

        return await VisitAsync(width, state: state);
    }

    /// <summary>Midnight of the county's present day, whose clock goes on where the demonstration's month ended.</summary>
    internal async Task<DateTimeOffset> TodayAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var answer = await client.GetAsync(new Uri("health/live", UriKind.Relative));
        var now = DateTimeOffset.Parse(answer.Headers.GetValues("X-County-Time").Single(), CultureInfo.InvariantCulture).ToOffset(China);
        return new DateTimeOffset(now.Date, China);
    }
}

[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<DemoCounty>
{
    public const string Name = "journeys";
}
