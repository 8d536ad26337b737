using CoGovernance.Browser.Tests.Fixture;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests;

/// <summary>What residents and members do on their phones, to the result that is recorded.</summary>
[Collection(Journeys.Name)]
public sealed class PeopleJourneys(DemoCounty county)
{
    private const int Phone = 360;

    [Fact]
    public async Task A_resident_orders_in_three_steps_and_finds_the_order_by_number_and_code()
    {
        await using var resident = await county.VisitAsync(Phone);
        var page = resident.Page;
        await resident.OpenAsync("/");
        await page.Link("我要点单").ClickAsync();
        await page.GetByLabel("找社区（可输拼音首字母，如 lc）").FillAsync("lc");
        await page.GetByText("老城社区", new PageGetByTextOptions { Exact = true }).First.ClickAsync();
        await page.GetByText("代办跑腿").ClickAsync();
        await page.Button("下一步").ClickAsync();

        // Nothing is filled in: it is said, and nothing is lost.
        await page.Button("下一步").ClickAsync();
        await page.GetByText("请填这一项").First.WaitForAsync();
        await page.GetByLabel("请说说什么事").FillAsync("帮忙取一下快递");
        await page.GetByLabel("在哪里（小区、楼、门牌）").FillAsync("老城一号楼 301");
        await page.Button("下一步").ClickAsync();
        await page.GetByLabel("姓名").FillAsync("测试居民");
        await page.GetByLabel("手机号码").FillAsync("12000");
        await page.Button("提交").ClickAsync();
        await page.GetByText("手机号码应为 11 位，以 1 开头").WaitForAsync();
        await page.GetByLabel("手机号码").FillAsync("12000099001");
        await page.Button("提交").ClickAsync();
        await page.GetByText("已收到您的点单").First.WaitForAsync();
        await resident.IsAccessibleAsync();
        await page.Link("看看办到哪一步").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/track/R", StringComparison.Ordinal));
        var number = new Uri(page.Url).Segments[^1];
        await page.GetByText(number).First.WaitForAsync();
        await resident.IsAccessibleAsync();

        await using var secretary = await county.EnterAsync("secretary");
        var (status, request) = await secretary.CallAsync("GET", $"/api/v1/requests/{number}");
        Assert.Equal((200, "errand", "web"), (status, request.GetProperty("category").GetString(), request.GetProperty("channel").GetString()));

        // Tomorrow of the county, whatever day this machine has.
        var tomorrow = (await county.TodayAsync()).AddDays(1).AddHours(9);
        Assert.Equal(tomorrow, request.GetProperty("wishedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task An_emergency_is_told_which_number_to_call_and_nobody_is_sent()
    {
        await using var resident = await county.VisitAsync(Phone);
        var page = resident.Page;
        await resident.OpenAsync("/order?community=610922100006");
        await page.GetByText("其他", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.Button("下一步").ClickAsync();
        await page.GetByLabel("请说说什么事").FillAsync("家里着火了，火很大");
        await page.GetByLabel("在哪里（小区、楼、门牌）").FillAsync("老城一号楼");
        await page.Button("下一步").ClickAsync();
        await page.GetByLabel("姓名").FillAsync("测试居民");
        await page.GetByLabel("手机号码").FillAsync("12000099002");
        await page.Button("提交").ClickAsync();
        await page.GetByText("请马上打电话").First.WaitForAsync();
        Assert.NotEqual(0, await page.Locator("a[href='tel:119']").CountAsync());
    }

    [Fact]
    public async Task A_member_changes_the_first_password_and_accepts_while_offline_which_is_sent_when_back()
    {
        // Urgent work: the demonstration's clock may stand in hours in which nobody is asked for less.
        var (number, _) = await county.OrderAsync("urgent-repair", "水管爆了");
        await using var coordinator = await county.EnterAsync("county");
        var asked = await coordinator.UntilAsync($"/api/v1/requests/{number}", r => r.GetProperty("offers").GetArrayLength() > 0);
        var member = asked.GetProperty("offers")[0].GetProperty("member").GetString()!;
        const string First = "first-password-7";
        const string Own = "my-own-password-8";
        var (opened, answer) = await coordinator.CallAsync(
            "POST", "/api/v1/accounts", new { account = $"m{member}", role = "member", member, password = First });
        Assert.True(opened == 201, $"{opened}: {answer}");

        await using var phone = await county.VisitAsync(Phone);
        var page = phone.Page;
        await phone.OpenAsync("/sign-in");
        await SignInAsync(page, member, First);
        await page.WaitForURLAsync(url => url.EndsWith("/password", StringComparison.Ordinal));
        await page.GetByLabel("现在的密码").FillAsync(First);
        await page.GetByLabel("新密码", new PageGetByLabelOptions { Exact = true }).FillAsync(Own);
        await page.GetByLabel("再输一次新密码").FillAsync(Own);
        await page.Button("保存").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/sign-in", StringComparison.Ordinal));
        await SignInAsync(page, member, Own);
        await page.WaitForURLAsync(url => url.EndsWith("/m", StringComparison.Ordinal));
        var offer = page.Locator("article", new PageLocatorOptions { HasText = "水电抢修" }).First;
        await offer.WaitForAsync();
        await phone.IsAccessibleAsync();

        await phone.Context.SetOfflineAsync(true);
        await offer.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "接单" }).ClickAsync();
        await page.GetByText("已记下“接单”，等待送出").WaitForAsync();
        Assert.Equal(0, await AcceptedAsync(coordinator, number, member));
        await phone.Context.SetOfflineAsync(false);
        await coordinator.UntilAsync($"/api/v1/requests/{number}", r => r.GetProperty("phase").GetString() == "accepted");
        Assert.Equal(1, await AcceptedAsync(coordinator, number, member));
    }

    private static async Task<int> AcceptedAsync(Visitor reader, string number, string member)
    {
        var (_, request) = await reader.CallAsync("GET", $"/api/v1/requests/{number}");
        return request.GetProperty("offers").EnumerateArray().Count(o =>
            o.GetProperty("member").GetString() == member && o.GetProperty("status").GetString() == "accepted");
    }

    private static async Task SignInAsync(IPage page, string member, string password)
    {
        await page.GetByLabel("账号").FillAsync($"m{member}");
        await page.GetByLabel("密码").FillAsync(password);
        await page.Button("登录").ClickAsync();
    }
}
