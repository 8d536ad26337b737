using System.Text.Json;
using CoGovernance.Browser.Tests.Fixture;

namespace CoGovernance.Browser.Tests;

/// <summary>What officials do at the console, to the result that is recorded.</summary>
[Collection(Journeys.Name)]
public sealed class OfficeJourneys(DemoCounty county)
{
    /// <summary>More than the sample's intake ever holds.</summary>
    private const int MostInQueue = 60;

    [Fact]
    public async Task A_secretary_takes_an_order_in_by_keyboard_alone()
    {
        var (number, _) = await county.OrderAsync("other", "请帮忙去镇上取快递");
        await using var secretary = await county.SignInAsync("secretary");
        await secretary.OpenAsync("/workbench?view=intake");
        var page = secretary.Page;
        await page.Locator($"[data-number=\"{number}\"]").WaitForAsync();
        for (var i = 0; i < MostInQueue && !page.Url.Contains(number, StringComparison.Ordinal); i++)
            await page.Keyboard.PressAsync("j");
        Assert.Contains(number, page.Url, StringComparison.Ordinal);
        await page.GetByText("按类别受理").First.WaitForAsync();
        await page.Keyboard.PressAsync("7");
        await page.GetByText("已按“代办跑腿”受理").WaitForAsync();

        var request = await secretary.UntilAsync($"/api/v1/requests/{number}", r => r.GetProperty("phase").GetString() != "submitted");
        Assert.Equal("errand", request.GetProperty("category").GetString());
    }

    [Fact]
    public async Task A_page_that_is_not_one_s_own_is_refused_by_name_and_its_data_by_the_server()
    {
        await using var liaison = await county.SignInAsync("liaison");
        await liaison.OpenAsync("/requests");
        Assert.Equal("这里不归您的岗位", await liaison.Page.Locator("h1").First.InnerTextAsync());
        Assert.Equal((403, "auth.forbidden"), await CodeAsync(liaison, "/api/v1/requests"));
    }

    private static async Task<(int, string?)> CodeAsync(Visitor visitor, string path)
    {
        var (status, body) = await visitor.CallAsync("GET", path);
        return (status, body.ValueKind == JsonValueKind.Object ? body.GetProperty("code").GetString() : null);
    }
}
