using CoGovernance.Browser.Tests.Fixture;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests;

/// <summary>What officials do at the console, to the result that is recorded.</summary>
[Collection(Journeys.Name)]
public sealed class OfficeJourneys(DemoCounty county)
{
    [Fact]
    public async Task A_secretary_takes_an_order_in_by_keyboard_alone()
    {
        var (number, _) = await county.OrderAsync("other", "请帮忙去镇上取快递");
        await using var secretary = await county.SignInAsync("secretary");
        await secretary.OpenAsync("/workbench?view=intake");
        await secretary.MoveToAsync(number);
        await secretary.TakeInAsync(number, "代办跑腿");

        var request = await secretary.UntilAsync($"/api/v1/requests/{number}", r => r.GetProperty("phase").GetString() != "submitted");
        Assert.Equal("errand", request.GetProperty("category").GetString());
    }

    [Fact]
    public async Task A_page_that_is_not_one_s_own_is_refused_by_name_and_its_data_by_the_server()
    {
        await using var liaison = await county.SignInAsync("liaison");
        await liaison.OpenAsync("/requests");
        Assert.Equal("这里不归您的岗位", await liaison.Page.Locator("h1").First.InnerTextAsync());
        Assert.Equal((403, "auth.forbidden"), await liaison.RefusalAsync("GET", "/api/v1/requests"));
    }

    [Fact]
    public async Task A_liaison_offers_an_agreement_which_the_community_confirms_and_reads_what_was_promised()
    {
        const string Other = "610922100008";
        await using var liaison = await county.EnterAsync("liaison");
        await liaison.OpenAsync("/unit");
        var page = liaison.Page;
        var unit = (await liaison.DoAsync("GET", "/api/v1/me")).Text("unit")!;
        await page.GetByText("承诺 40 人").WaitForAsync();
        await page.Button("提出协议").ClickAsync();
        var form = page.Step("提出协议");
        await form.GetByLabel("社区").SelectOptionAsync(Other);
        await form.Field("承诺人数").FillAsync("7");
        await liaison.IsAccessibleAsync();
        await form.Button("提出协议").ClickAsync();
        await page.GetByText("我方提出，等社区答复").WaitForAsync();
        var proposals = (await liaison.DoAsync("GET", "/api/v1/agreement-proposals")).GetProperty("items");
        var offered = Assert.Single(proposals.EnumerateArray(), p => p.Text("unit") == unit);
        Assert.Equal((Other, 7, "unit"), (offered.Text("community"), offered.GetProperty("quota").GetInt32(), offered.Text("by")));
        Assert.Equal((await county.TodayAsync()).ToString("yyyy-MM-dd"), offered.Text("from"));

        await using var secretary = await county.EnterNewAsync("communitySecretary", "area", Other);
        await secretary.OpenAsync("/workbench?view=agreements");
        var card = secretary.Page.Locator("li.card", new PageLocatorOptions { HasText = "单位提出，等我方答复" });
        await card.Button("确认").ClickAsync();
        await secretary.IsAccessibleAsync();
        await card.GetByRole(AriaRole.Group).Button("确认").ClickAsync();
        await liaison.UntilAsync($"/api/v1/units/{unit}", u => u.GetProperty("agreements").EnumerateArray().Any(a =>
            a.Text("community") == Other && a.GetProperty("quota").GetInt32() == 7));
        await page.GetByText("没有待答复的协议。").WaitForAsync();
        await page.GetByText("承诺 7 人").WaitForAsync();
        await liaison.IsAccessibleAsync();
    }

    [Fact]
    public async Task An_auditor_reads_a_request_and_its_trail_sees_nothing_to_change_and_is_refused_by_code()
    {
        var (number, _) = await county.OrderAsync("errand", "帮忙买米");
        await using var auditor = await county.EnterAsync("auditor");
        var page = auditor.Page;
        string[] paths = ["/admin", "/admin/policy", "/admin/imports", "/balance", $"/requests/{number}", $"/admin/audit?kind=request&key={number}"];
        foreach (var path in paths)
        {
            await auditor.OpenAsync(path);
            await auditor.IsAccessibleAsync();
            Assert.Empty(await ChangingAsync(page));
        }

        var types = await page.Locator("li.card strong").AllInnerTextsAsync();
        var trail = await auditor.DoAsync("GET", $"/api/v1/audit?kind=request&key={number}");
        Assert.Equal(trail.GetProperty("items").EnumerateArray().Select(l => l.Text("type")), types);
        Assert.Equal("Submitted", types[^1]);

        Assert.Equal((403, "auth.forbidden"), await auditor.RefusalAsync("POST", $"/api/v1/requests/{number}/cancel", new { reason = "试一试" }));
        Assert.Equal((403, "auth.forbidden"), await auditor.RefusalAsync("POST", "/api/v1/balance/plans", new { area = "610922" }));
        Assert.Equal((403, "auth.forbidden"), await auditor.RefusalAsync("POST", "/api/v1/accounts/town/disable", new { reason = "试一试" }));
        var request = await auditor.DoAsync("GET", $"/api/v1/requests/{number}");
        Assert.NotEqual("cancelled", request.Text("phase"));
    }

    /// <summary>The buttons that send or open something; those that read more, choose a row or show a contact, which is recorded, change nothing.</summary>
    private static async Task<IReadOnlyList<string>> ChangingAsync(IPage page) =>
        await page.Locator("main button.primary, main button.danger, main button[aria-expanded], main form:not(:has-text('查看联系方式')) button")
            .AllInnerTextsAsync();
}
