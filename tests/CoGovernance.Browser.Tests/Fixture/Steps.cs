using System.Text.Json;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests.Fixture;

/// <summary>An order of the demonstration's community, with the member who was asked first.</summary>
internal sealed record AskedOrder(string Number, string Code, string Member);

/// <summary>What comes before a journey begins, made through the API by those whose steps it is.</summary>
internal static class Steps
{
    private const string Own = "my-own-password-8";

    /// <summary>More than a queue of the sample ever holds.</summary>
    private const int MostInQueue = 90;

    private static int accounts;

    /// <summary>Opens an account, changes its first password and comes in with it.</summary>
    /// <param name="covers">The name of what the account covers: area, unit or member.</param>
    public static async Task<Visitor> EnterNewAsync(this DemoCounty county, string role, string covers, string code, int width = 1440)
    {
        const string First = "first-password-7";
        var account = $"journey-{Interlocked.Increment(ref accounts)}";
        await using var coordinator = await county.EnterAsync("county");
        await coordinator.DoAsync("POST", "/api/v1/accounts", new Dictionary<string, string>
        {
            ["account"] = account,
            ["role"] = role,
            [covers] = code,
            ["password"] = First,
        });
        var visitor = await county.VisitAsync(width);
        await visitor.DoAsync("POST", "/api/v1/session", new { account, password = First });
        await visitor.DoAsync("PUT", "/api/v1/me/password", new { current = First, @new = Own });
        await visitor.DoAsync("POST", "/api/v1/session", new { account, password = Own });
        return visitor;
    }

    /// <summary>An order for which somebody was asked: urgent work, as the demonstration's clock may stand in quiet hours.</summary>
    public static Task<AskedOrder> AskedAsync(this DemoCounty county, string words) => county.AskedAsync("urgent-repair", words);

    /// <summary>The same, of a category of urgent work.</summary>
    public static async Task<AskedOrder> AskedAsync(this DemoCounty county, string category, string words)
    {
        var (number, code) = await county.OrderAsync(category, words);
        await using var coordinator = await county.EnterAsync("county");
        var request = await coordinator.UntilAsync($"/api/v1/requests/{number}", r => r.GetProperty("offers").GetArrayLength() > 0);
        return new AskedOrder(number, code, request.GetProperty("offers")[0].GetProperty("member").GetString()!);
    }

    /// <summary>An order that was accepted, served and waits for the resident's word.</summary>
    public static async Task<AskedOrder> ServedAsync(this DemoCounty county, string words)
    {
        var order = await county.AskedAsync(words);
        await using var member = await county.EnterNewAsync("member", "member", order.Member);
        await member.DoAsync("POST", $"/api/v1/members/{order.Member}/offers/{order.Number}/accept");
        await member.DoAsync("POST", $"/api/v1/requests/{order.Number}/begin");
        await member.DoAsync("POST", $"/api/v1/requests/{order.Number}/complete", new { minutes = 60 });
        return order;
    }

    /// <summary>Goes down the workbench's queue by key, then up it, until the order is chosen and shown.</summary>
    public static async Task MoveToAsync(this Visitor secretary, string number)
    {
        var page = secretary.Page;
        await page.Locator($"[data-number=\"{number}\"]").WaitForAsync();
        for (var i = 0; i < 2 * MostInQueue && !await IsChosenAsync(); i++)
            await page.Keyboard.PressAsync(i < MostInQueue ? "j" : "k");
        Assert.Contains(number, page.Url, StringComparison.Ordinal);
        await page.Locator($"section[aria-label=\"{number}\"] h2").WaitForAsync();

        // What a key moves stands in the address two frames later.
        async Task<bool> IsChosenAsync() => await page.EvaluateAsync<bool>(
            "number => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(location.href.includes(number)))))", number);
    }

    /// <summary>Presses the key of the category by which the chosen order is to be taken in, once it is offered.</summary>
    public static async Task TakeInAsync(this Visitor secretary, string number, string category)
    {
        var button = secretary.Page.Locator($"section[aria-label=\"{number}\"] [aria-keyshortcuts]", new PageLocatorOptions { HasText = category });
        await secretary.Page.Keyboard.PressAsync((await button.GetAttributeAsync("aria-keyshortcuts"))!);
        await secretary.Page.GetByText($"已按“{category}”受理").WaitForAsync();
    }

    /// <summary>Waits until the request is in the phase, as somebody who may read it.</summary>
    public static Task<JsonElement> InPhaseAsync(this Visitor reader, string number, string phase) =>
        reader.UntilAsync($"/api/v1/requests/{number}", r => r.Text("phase") == phase);

    public static string? Text(this JsonElement element, string property) => element.GetProperty(property).GetString();
}
