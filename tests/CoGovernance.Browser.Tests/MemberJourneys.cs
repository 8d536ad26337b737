using CoGovernance.Browser.Tests.Fixture;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests;

/// <summary>What a member says and does on the phone, to the result that is recorded.</summary>
[Collection(Journeys.Name)]
public sealed class MemberJourneys(DemoCounty county)
{
    private const int Phone = 360;

    [Fact]
    public async Task A_member_goes_off_duty_until_a_day_and_comes_back()
    {
        var order = await county.AskedAsync("总阀拧不动");
        await using var member = await county.EnterNewAsync("member", "member", order.Member, Phone);
        var page = member.Page;
        var path = $"/api/v1/members/{order.Member}";
        var back = (await county.TodayAsync()).AddDays(5);
        await member.OpenAsync("/m/settings");
        await page.GetByLabel("到哪天回来（可不填）").FillAsync(back.ToString("yyyy-MM-dd"));
        await page.Button("暂时不在岗").ClickAsync();
        await page.GetByText("不在岗：不会问您").WaitForAsync();
        await member.IsAccessibleAsync();
        var away = await member.UntilAsync(path, m => !m.GetProperty("onDuty").GetBoolean());
        Assert.Equal(back, away.GetProperty("offDutyUntil").GetDateTimeOffset());

        await page.Button("回到岗位").ClickAsync();
        await page.GetByText("在岗：有合适的单子会问您").WaitForAsync();
        await member.UntilAsync(path, m => m.GetProperty("onDuty").GetBoolean());
    }

    [Fact]
    public async Task A_member_sets_quiet_hours_days_away_and_how_often_to_be_asked_and_reads_that_they_are_saved()
    {
        var order = await county.AskedAsync("地下室进水");
        await using var member = await county.EnterNewAsync("member", "member", order.Member, Phone);
        var page = member.Page;
        var path = $"/api/v1/members/{order.Member}";
        await member.OpenAsync("/m/settings");
        var card = page.Locator("form.card", new PageLocatorOptions { Has = page.Heading("什么时候可以来") });
        await card.Button("设免打扰").ClickAsync();
        await card.Field("从").Last.FillAsync("22:00");
        await card.Field("到").Last.FillAsync("06:30");
        await card.Button("加外出日子").ClickAsync();
        await card.Button("保存").ClickAsync();
        await card.GetByText("已保存。").WaitForAsync();
        var today = (await county.TodayAsync()).ToString("yyyy-MM-dd");
        var said = await member.DoAsync("GET", $"{path}/availability");
        Assert.Equal(("22:00:00", "06:30:00"), (said.GetProperty("quiet").Text("from"), said.GetProperty("quiet").Text("to")));
        Assert.Equal((today, today), (said.GetProperty("away")[0].Text("from"), said.GetProperty("away")[0].Text("to")));

        // What was saved is what the next change is made from.
        await card.Button("去掉").Last.ClickAsync();
        await card.GetByText("按全县统一的时段").WaitForAsync();
        await card.Button("保存").ClickAsync();
        await card.GetByText("已保存。").WaitForAsync();
        Assert.False((await member.DoAsync("GET", $"{path}/availability")).TryGetProperty("quiet", out _));

        var limit = page.Locator("form.card", new PageLocatorOptions { Has = page.Heading("每周最多问我几次") });
        await limit.Locator("input").FillAsync("2");
        await limit.Button("保存").ClickAsync();
        await limit.GetByText("已保存。").WaitForAsync();
        var alerts = (await member.DoAsync("GET", path)).GetProperty("alerts");
        Assert.Equal((2, 2), (alerts.GetProperty("ownLimit").GetInt32(), alerts.GetProperty("budget").GetInt32()));
        await member.IsAccessibleAsync();
    }

    [Fact]
    public async Task A_member_declines_with_a_reason_which_is_recorded()
    {
        var order = await county.AskedAsync("水表漏水");
        await using var member = await county.EnterNewAsync("member", "member", order.Member, Phone);
        var page = member.Page;
        await member.OpenAsync("/m");
        var offers = await member.DoAsync("GET", $"/api/v1/members/{order.Member}/offers?status=open");
        var at = offers.GetProperty("items").EnumerateArray().ToList().FindIndex(o => o.Text("request") == order.Number);
        var offer = page.Locator("article").Nth(at);
        await offer.Locator("summary").ClickAsync();
        await offer.Field("原因").FillAsync("那天在外地出差");
        await member.IsAccessibleAsync();
        await offer.Button("谢绝并说明原因").ClickAsync();

        await using var secretary = await county.EnterAsync("secretary");
        await secretary.UntilAsync($"/api/v1/requests/{order.Number}", r => r.GetProperty("offers").EnumerateArray().Any(o =>
            o.Text("member") == order.Member && o.Text("status") == "declined"));
        await using var auditor = await county.EnterAsync("auditor");
        var trail = await auditor.DoAsync("GET", $"/api/v1/audit?kind=request&key={order.Number}&type=OfferDeclined");
        Assert.Equal("那天在外地出差", trail.GetProperty("items")[0].GetProperty("body").Text("reason"));
        await page.WaitForFunctionAsync("left => document.querySelectorAll('article').length === left", offers.GetProperty("items").GetArrayLength() - 1);
    }
}
