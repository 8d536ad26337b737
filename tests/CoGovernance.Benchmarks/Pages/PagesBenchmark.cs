using System.Diagnostics;
using System.Globalization;
using CoGovernance.Benchmarks.Figures;
using CoGovernance.Benchmarks.Http;
using CoGovernance.Benchmarks.Processes;
using CoGovernance.Exchange.Sample;
using CoGovernance.Server.CommandLine;
using Microsoft.Playwright;

namespace CoGovernance.Benchmarks.Pages;

/// <summary>
/// The console in Debian's Chromium, against the server on the loopback with 100,000 stored requests: what the first page of residents and
/// members weighs and takes, how long the cockpit takes, and how soon it shows what was ordered elsewhere. Each from an empty cache.
/// </summary>
public static class PagesBenchmark
{
    private const string Chromium = "/usr/bin/chromium";
    private const int Times = 7;
    private const int Changes = 20;
    private const string Community = "610922100006";

    /// <summary>The last figure of the cockpit: how many requests are open.</summary>
    private const string OpenFigure = ".figures a:last-child b";

    /// <summary>Figures, map and tables are there, and nothing says any more that it is being read.</summary>
    private const string CockpitIsShown =
        "() => /^[0-9]+$/.test(document.querySelector('.figures a:last-child b')?.textContent ?? '') && document.querySelector('svg.map a')"
        + " && !document.querySelector('.ant-spin-spinning, .ant-skeleton') && !/正在读取/.test(document.body.innerText)";

    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];

    public static async Task RunAsync(string[] args)
    {
        await DebianPackage.RequireAsync("chromium", Chromium, "--version");
        await DebianPackage.RequireAsync("fonts-noto-cjk", "sh", "-c", "ls /usr/share/fonts/opentype/noto/NotoSansCJK*");
        using var folder = new WorkFolder(args, "console");
        var (data, table) = (folder.Under("console"), new FigureTable());
        await HttpRecord.CreateLongUsedAsync(data, SampleCounty.Create(), table);
        await using var served = await ServedCounty.StartAsync(data, HttpRecord.Unlimited);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Arguments });
        var console = new Visits(browser, served.Address);
        try
        {
            // The first visits warm up the server and the browser.
            await console.OpenAsync("/", null, Visits.Usable);
            var member = await console.SignInAsync("member");
            var county = await console.SignInAsync("county");
            await FirstPageAsync(table, console, "a resident's first page", "/", null);
            await FirstPageAsync(table, console, "a member's first page", "/m", member);
            await CockpitAsync(table, console, county);
            await ChangesAsync(table, console, county, served.Address);
        }
        finally
        {
            table.Print();
        }
    }

    private static async Task FirstPageAsync(FigureTable table, Visits console, string name, string path, string? state)
    {
        var visits = new List<Visit>();
        for (var i = 0; i < Times; i++)
            visits.Add(await console.OpenAsync(path, state, Visits.Usable));
        table.Add($"{name}: kilobytes of compressed script", visits[0].ScriptKilobytes, Bound.AtMost(150));
        table.Add("  usable after ms", Percentile.Of(visits.Select(v => v.Milliseconds), 0.5), Bound.AtMost(1_000));
        table.Add("  the slowest of seven", visits.Max(v => v.Milliseconds));
    }

    private static async Task CockpitAsync(FigureTable table, Visits console, string state)
    {
        var visits = new List<Visit>();
        for (var i = 0; i < Times; i++)
            visits.Add(await console.OpenAsync("/cockpit", state, CockpitIsShown));
        table.Add("the cockpit: kilobytes of compressed script", visits[0].ScriptKilobytes);
        table.Add("  complete after ms", Percentile.Of(visits.Select(v => v.Milliseconds), 0.5), Bound.AtMost(2_000));
        table.Add("  the slowest of seven", visits.Max(v => v.Milliseconds));
    }

    /// <summary>Orders come in one by one from elsewhere; from the answer to an order until the open cockpit counts it.</summary>
    private static async Task ChangesAsync(FigureTable table, Visits console, string state, Uri address)
    {
        var coordinator = await Staff.SignInAsync(address, "county", DemoAccounts.Password);
        await using var context = await console.ContextAsync(state);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/cockpit");
        await page.WaitForFunctionAsync(CockpitIsShown);
        var latencies = new List<double>();
        for (var i = 0; i < Changes; i++)
        {
            var before = await page.Locator(OpenFigure).TextContentAsync();
            await coordinator.PostAsync("/api/v1/requests", OrderAt(i));
            var watch = Stopwatch.StartNew();
            await page.WaitForFunctionAsync(
                "([figure, before]) => document.querySelector(figure)?.textContent !== before", new[] { OpenFigure, before },
                new PageWaitForFunctionOptions { PollingInterval = 10 });
            latencies.Add(watch.Elapsed.TotalMilliseconds);
        }

        table.Add("a change elsewhere: half show within ms", Percentile.Of(latencies, 0.5));
        table.Add("  the slowest of twenty", latencies.Max(), Bound.AtMost(1_000));
    }

    private static object OrderAt(int i) => new
    {
        community = Community,
        category = "errand",
        words = "帮忙取药",
        name = "测试居民",
        phone = string.Create(CultureInfo.InvariantCulture, $"120000{i:D5}"),
        address = "一号楼",
        wishedAt = TimeProvider.System.GetUtcNow().AddDays(3),
    };
}
