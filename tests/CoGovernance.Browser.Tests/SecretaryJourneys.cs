using CoGovernance.Browser.Tests.Fixture;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests;

/// <summary>What the community's secretary does at the workbench, to the result that is recorded.</summary>
[Collection(Journeys.Name)]
public sealed class SecretaryJourneys(DemoCounty county)
{
    [Fact]
    public async Task A_secretary_registers_who_reports_in_and_adds_a_skill_later()
    {
        const string Number = "6109229900000017";
        await using var secretary = await county.EnterAsync("secretary");
        await secretary.OpenAsync($"/community?q={Number}");
        var page = secretary.Page;
        await page.Button("登记党员").ClickAsync();
        var form = page.Step("登记党员");
        await form.Field("姓名").FillAsync("石测试");
        await form.Field("手机号").FillAsync("12000077717");
        await form.Field("志愿编号（16 位）").FillAsync(Number);
        await form.GetByLabel("单位").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await form.GetByLabel("维修").CheckAsync();
        await secretary.IsAccessibleAsync();
        await form.Button("登记党员").ClickAsync();
        await page.Locator("tbody button").ClickAsync();
        var member = await secretary.DoAsync("GET", $"/api/v1/members/{Number}");
        Assert.Equal(["repair"], member.GetProperty("skills").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(7, member.GetProperty("availability").GetArrayLength());

        await page.Button("修改资料").ClickAsync();
        form = page.Step("修改资料");
        await form.GetByLabel("法律").CheckAsync();
        await secretary.IsAccessibleAsync();
        await form.Button("修改单位和特长").ClickAsync();
        await secretary.UntilAsync($"/api/v1/members/{Number}", m => m.GetProperty("skills").GetArrayLength() == 2);
    }

    [Fact]
    public async Task A_secretary_sees_who_would_be_asked_and_why_changes_the_time_and_then_cancels()
    {
        var number = (await county.AskedAsync("storm-help", "院墙要塌，请帮忙看看")).Number;
        await using var secretary = await county.EnterAsync("secretary");
        await secretary.InPhaseAsync(number, "dispatching");
        var candidates = (await secretary.DoAsync("GET", $"/api/v1/requests/{number}/candidates")).GetProperty("items");
        await ChooseAsync(secretary, "dispatch", number);
        var page = secretary.Page;
        var shown = page.Locator("ol.numbered > li");
        await shown.First.WaitForAsync();
        Assert.Equal(Math.Min(20, candidates.GetArrayLength()), await shown.CountAsync());
        var first = await shown.First.InnerTextAsync();
        Assert.Contains($"{candidates[0].GetProperty("points").GetInt64()} 分", first, StringComparison.Ordinal);
        Assert.Contains("本社区报到 +400", first, StringComparison.Ordinal);
        await secretary.IsAccessibleAsync();

        var day = (await county.TodayAsync()).AddDays(4);
        await page.Locator("button", new PageLocatorOptions { HasText = "改约时间" }).ClickAsync();
        var form = page.Step("改约时间");
        await form.Field("服务时间 · 日期").FillAsync(day.ToString("yyyy-MM-dd"));
        await form.Field("服务时间 · 时间").FillAsync("15:30");
        await form.Field("时长（分钟）").FillAsync("90");
        await form.Button("提交").ClickAsync();
        var moved = await secretary.UntilAsync($"/api/v1/requests/{number}", r => r.GetProperty("minutes").GetInt32() == 90);
        Assert.Equal(day.AddHours(15.5), moved.GetProperty("beginsAt").GetDateTimeOffset());

        await ChooseAsync(secretary, "dispatch", number);
        await page.TakeStepAsync("取消单子", "居民来电说不需要了", "提交");
        await secretary.InPhaseAsync(number, "cancelled");
        await page.Locator($"[data-number=\"{number}\"]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task A_secretary_refuses_an_order_that_is_not_the_community_s_and_the_resident_reads_whom_to_turn_to()
    {
        var (number, code) = await county.OrderAsync("other", "请给我家补发房产证");
        await using var secretary = await county.EnterAsync("secretary");
        await ChooseAsync(secretary, "intake", number);
        await secretary.Page.TakeStepAsync("不归我们", "请到县政务大厅不动产窗口", "提交");
        var request = await secretary.InPhaseAsync(number, "rejected");
        Assert.Equal(("notOurs", "请到县政务大厅不动产窗口"), (request.Text("refusal"), request.Text("advice")));

        await using var resident = await county.VisitAsync(width: 360);
        await resident.OpenAsync("/track");
        await resident.Page.Field("编号").FillAsync(number);
        await resident.Page.GetByLabel("查询码").FillAsync(code);
        await resident.Page.Button("查看").ClickAsync();
        await resident.Page.GetByText("这件事不归社区办 请到县政务大厅不动产窗口").WaitForAsync();
        await resident.IsAccessibleAsync();
    }

    [Fact]
    public async Task A_secretary_merges_an_order_into_a_similar_one_that_is_open()
    {
        var (first, _) = await county.OrderAsync("other", "三楼路灯不亮");
        var (again, _) = await county.OrderAsync("other", "楼道三楼的灯坏了");
        await using var secretary = await county.EnterAsync("secretary");
        await ChooseAsync(secretary, "intake", again);
        var page = secretary.Page;
        await page.Locator("button", new PageLocatorOptions { HasText = "并入相似单" }).ClickAsync();
        var form = page.Step("并入相似单");
        await form.Locator("label", new LocatorLocatorOptions { HasText = first }).GetByRole(AriaRole.Radio).CheckAsync();
        await secretary.IsAccessibleAsync();
        await form.Button("并入").ClickAsync();

        var merged = await secretary.InPhaseAsync(again, "rejected");
        Assert.Equal("duplicate", merged.Text("refusal"));
        var kept = await secretary.UntilAsync($"/api/v1/requests/{first}", r => r.GetProperty("duplicates").GetArrayLength() > 0);
        Assert.Equal([again], kept.GetProperty("duplicates").EnumerateArray().Select(d => d.GetString()));
    }

    [Fact]
    public async Task A_secretary_writes_down_what_a_resident_said_on_the_phone()
    {
        var order = await county.ServedAsync("卫生间漏水");
        await using var secretary = await county.EnterAsync("secretary");
        await ChooseAsync(secretary, "follow", order.Number);
        var page = secretary.Page;
        await page.Locator("button", new PageLocatorOptions { HasText = "代为评单" }).ClickAsync();
        var form = page.Step("代为评单");
        await form.Field("解决了").CheckAsync();
        await form.Field("评分（1–5）").FillAsync("4");
        await form.GetByLabel("居民的话").FillAsync("修好了，来晚了一点");
        await secretary.IsAccessibleAsync();
        await form.Button("提交").ClickAsync();
        var request = await secretary.InPhaseAsync(order.Number, "closed");
        Assert.Equal(("resolved", 4), (request.Text("resolution"), request.GetProperty("score").GetInt32()));
    }

    [Fact]
    public async Task A_secretary_follows_up_what_a_resident_denies_and_closes_it_as_not_resolved()
    {
        var order = await county.ServedAsync("阳台漏水");
        await using var resident = await county.VisitAsync(width: 360);
        var code = new Dictionary<string, string> { ["Order-Code"] = order.Code };
        var denied = await resident.DoAsync("POST", $"/api/v1/orders/{order.Number}/evaluation", new { score = 1, resolved = false }, code);
        Assert.Equal("evaluated", denied.Text("phase"));

        await using var secretary = await county.EnterAsync("secretary");
        await ChooseAsync(secretary, "follow", order.Number);
        await secretary.Page.Locator("dd", new PageLocatorOptions { HasText = "未解决" }).WaitForAsync();
        await secretary.Page.TakeStepAsync("未解决结案", "要等房东换管", "提交");
        var request = await secretary.InPhaseAsync(order.Number, "closed");
        Assert.Equal(("unresolved", 1), (request.Text("resolution"), request.GetProperty("score").GetInt32()));
    }

    [Fact]
    public async Task A_secretary_dispatches_by_keyboard_alone_from_intake_to_the_next_tier()
    {
        var (number, _) = await county.OrderAsync("other", "门口的沟堵了，雨水要进屋");
        await using var secretary = await county.EnterAsync("secretary");
        await secretary.OpenAsync("/workbench?view=intake");
        var keys = secretary.Page.Keyboard;
        await secretary.MoveToAsync(number);
        await secretary.TakeInAsync(number, "防汛排险");
        await secretary.InPhaseAsync(number, "dispatching");

        // The next queue, the same order.
        await keys.PressAsync("]");
        await secretary.Page.WaitForURLAsync(url => url.Contains("view=dispatch", StringComparison.Ordinal));

        // Nobody of the community is to be asked: it goes up.
        await secretary.MoveToAsync(number);
        await secretary.Page.GetByText("候选人选（按顺序）").WaitForAsync();
        await keys.PressAsync("u");
        await secretary.Page.GetByText("交给上一级").WaitForAsync();
        await keys.PressAsync("Enter");
        var request = await secretary.UntilAsync($"/api/v1/requests/{number}", r => r.Text("tier") != "community");
        Assert.Equal("storm-help", request.Text("category"));
    }

    private static async Task ChooseAsync(Visitor secretary, string view, string number)
    {
        await secretary.OpenAsync($"/workbench?view={view}");
        await secretary.Page.Locator($"[data-number=\"{number}\"]").ClickAsync();
        await secretary.Page.Locator($"section[aria-label=\"{number}\"] h2").WaitForAsync();
    }
}
