using System.Diagnostics;
using CoGovernance.Server.CommandLine;
using Microsoft.Playwright;

namespace CoGovernance.Benchmarks.Pages;

/// <param name="ScriptKilobytes">Thousands of bytes of script as they came over the line.</param>
/// <param name="Milliseconds">From asking for the page until it was as wished.</param>
internal readonly record struct Visit(double ScriptKilobytes, double Milliseconds);

/// <summary>Visits to the console, each with an empty cache.</summary>
internal sealed class Visits(IBrowser browser, Uri address)
{
    /// <summary>There is a heading and something to press or to follow, and nothing is being read any more.</summary>
    public const string Usable =
        "() => document.querySelector('h1') && document.querySelector('main button, main a') && !/正在读取/.test(document.body.innerText)";

    private const string Scripts =
        "() => performance.getEntriesByType('resource').filter(r => new URL(r.name).pathname.endsWith('.js'))"
        + ".reduce((sum, r) => sum + r.encodedBodySize, 0) / 1000";

    /// <param name="state">Cookies to begin with; null for none.</param>
    public Task<IBrowserContext> ContextAsync(string? state) => browser.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = address.ToString(),
        StorageState = state,
        Locale = "zh-CN",
        TimezoneId = "Asia/Shanghai",
        ServiceWorkers = ServiceWorkerPolicy.Block,
    });

    public async Task<Visit> OpenAsync(string path, string? state, string isDone)
    {
        await using var context = await ContextAsync(state);
        var page = await context.NewPageAsync();
        var watch = Stopwatch.StartNew();
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync(isDone, null, new PageWaitForFunctionOptions { PollingInterval = 10 });
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        return new Visit(await page.EvaluateAsync<double>(Scripts), milliseconds);
    }

    /// <summary>The cookies of somebody who has signed in.</summary>
    public async Task<string> SignInAsync(string account)
    {
        await using var context = await ContextAsync(null);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("input[name=account]").FillAsync(account);
        await page.Locator("input[name=password]").FillAsync(DemoAccounts.Password);
        await page.Locator("form button.primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return await context.StorageStateAsync();
    }
}
