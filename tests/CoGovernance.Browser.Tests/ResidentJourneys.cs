using CoGovernance.Browser.Tests.Fixture;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests;

/// <summary>What residents do with an order of theirs, and courtyard heads for their neighbours, to the result that is recorded.</summary>
[Collection(Journeys.Name)]
public sealed class ResidentJourneys(DemoCounty county)
{
    private const int Phone = 360;

    [Fact]
    public async Task A_resident_finds_a_finished_order_by_number_and_code_and_says_that_it_is_resolved()
    {
        var order = await county.ServedAsync("厨房水管漏水");
        await using var resident = await TrackAsync(order.Number, order.Code.ToLowerInvariant());
        var page = resident.Page;
        await page.Heading("做完了，请您评价").WaitForAsync();
        await resident.IsAccessibleAsync();
        await page.Button("提交评价").ClickAsync();
        await page.GetByText("请先选“解决了”或“没有解决”").WaitForAsync();
        await page.Field("解决了").CheckAsync();
        await page.Field("很好").CheckAsync();
        await page.GetByLabel("还想说什么").FillAsync("修得很仔细");
        await page.Button("提交评价").ClickAsync();
        await page.GetByText("谢谢您的评价。").WaitForAsync();
        await page.Heading("已办结").WaitForAsync();
        await resident.IsAccessibleAsync();

        await using var secretary = await county.EnterAsync("secretary");
        var request = await secretary.InPhaseAsync(order.Number, "closed");
        Assert.Equal(5, request.GetProperty("score").GetInt32());
        Assert.True(request.GetProperty("residentSaysResolved").GetBoolean());
        Assert.Equal("resolved", request.Text("resolution"));
    }

    [Fact]
    public async Task A_resident_who_says_that_it_is_not_resolved_has_it_taken_up_again_on_a_day_of_choice()
    {
        var order = await county.ServedAsync("水龙头关不紧");
        await using var resident = await TrackAsync(order.Number, order.Code);
        var page = resident.Page;
        await page.Field("没有解决").CheckAsync();
        await page.Field("差").CheckAsync();
        await page.Button("提交评价").ClickAsync();
        await page.GetByText("没有解决的，社区会再办。").WaitForAsync();
        await page.Heading("您已评价").WaitForAsync();
        await page.Button("又出问题了，重新办理").ClickAsync();
        await page.Field("哪里没有办好").FillAsync("还是滴水");
        var day = (await county.TodayAsync()).AddDays(3);
        await page.GetByLabel("哪一天再来").SelectOptionAsync(day.ToString("yyyy-MM-dd"));
        await page.GetByLabel("几点").SelectOptionAsync("14:00");
        await resident.IsAccessibleAsync();
        await page.Button("重新办理").ClickAsync();
        await page.GetByText("已重新办理 1 次").WaitForAsync();

        await using var secretary = await county.EnterAsync("secretary");
        var request = await secretary.InPhaseAsync(order.Number, "dispatching");
        Assert.Equal(1, request.GetProperty("reopenings").GetInt32());
        Assert.Equal(day.AddHours(14), request.GetProperty("beginsAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_resident_cancels_an_order_that_is_no_longer_needed()
    {
        var (number, code) = await county.OrderAsync("errand", "帮忙交电费");
        await using var resident = await TrackAsync(number, code);
        var page = resident.Page;
        await page.Button("不需要了，取消").ClickAsync();
        await page.Field("为什么取消").FillAsync("家人已经去了");
        await resident.IsAccessibleAsync();
        await page.Button("确定取消").ClickAsync();
        await page.Heading("已取消").WaitForAsync();
        Assert.Equal(0, await page.Button("不需要了，取消").CountAsync());

        await using var secretary = await county.EnterAsync("secretary");
        await secretary.InPhaseAsync(number, "cancelled");
    }

    [Fact]
    public async Task A_wrong_code_opens_no_order_and_can_be_given_again()
    {
        var (number, code) = await county.OrderAsync("errand", "帮忙寄一封信");
        await using var resident = await TrackAsync(number, "AAAA2222");
        var page = resident.Page;
        await page.GetByText("编号或查询码不对").WaitForAsync();
        await page.GetByLabel("查询码").FillAsync(code);
        await page.Button("查看").ClickAsync();
        await page.GetByText("代办跑腿").First.WaitForAsync();
        Assert.Equal(0, await page.GetByText("编号或查询码不对").CountAsync());
    }

    [Fact]
    public async Task A_courtyard_head_orders_for_a_neighbour_and_finds_the_order_among_the_own()
    {
        await using var head = await county.EnterAsync("courtyard", Phone);
        var page = head.Page;
        await head.OpenAsync("/order");
        await page.GetByText("老城社区", new PageGetByTextOptions { Exact = true }).WaitForAsync();
        await page.GetByText("助老探访").First.ClickAsync();
        await page.Button("下一步").ClickAsync();
        await page.GetByLabel("请说说什么事").FillAsync("陪独居的老邻居说说话");
        await page.GetByLabel("在哪里（小区、楼、门牌）").FillAsync("老城二号楼 101");
        await page.Button("下一步").ClickAsync();
        await page.GetByText("邻居怎么称呼？").WaitForAsync();
        await page.Field("姓名").FillAsync("测试邻居");
        await page.GetByLabel("手机号码").FillAsync("12000099003");
        await head.IsAccessibleAsync();
        await page.Button("提交").ClickAsync();
        await page.Heading("已收到您的点单").WaitForAsync();
        var number = (await page.Locator(".slip").First.InnerTextAsync()).Trim();
        var own = page.Locator($"a[href='/requests/{number}']");
        await own.WaitForAsync();
        await head.IsAccessibleAsync();
        await own.ClickAsync();
        await page.GetByText("陪独居的老邻居说说话").WaitForAsync();

        await using var secretary = await county.EnterAsync("secretary");
        var request = await secretary.DoAsync("GET", $"/api/v1/requests/{number}");
        Assert.Equal(
            ("courtyardHead", "courtyard", "elder-visit"),
            (request.Text("channel"), request.Text("onBehalfBy"), request.Text("category")));
    }

    /// <summary>Somebody who was given number and code looks the order up on the phone.</summary>
    private async Task<Visitor> TrackAsync(string number, string code)
    {
        var resident = await county.VisitAsync(Phone);
        await resident.OpenAsync("/track");
        await resident.Page.Field("编号").FillAsync(number);
        await resident.Page.GetByLabel("查询码").FillAsync(code);
        await resident.Page.Button("查看").ClickAsync();
        return resident;
    }
}
