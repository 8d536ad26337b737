using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CoGovernance.Browser.Tests.Fixture;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests;

/// <summary>How the county coordinator keeps accounts, rules and registers, to the result that is recorded.</summary>
[Collection(Journeys.Name)]
public sealed class AdministrationJourneys(DemoCounty county)
{
    [Fact]
    public async Task A_coordinator_opens_an_account_whose_owner_comes_in_with_the_password_shown_once()
    {
        await using var coordinator = await county.EnterAsync("county");
        await coordinator.OpenAsync("/admin");
        var page = coordinator.Page;
        await page.Button("开通账号").ClickAsync();
        var form = page.Step("开通账号");
        await form.GetByLabel("账号").First.FillAsync("new-secretary");
        await form.GetByLabel("角色").SelectOptionAsync("communitySecretary");
        await form.GetByLabel("区划代码").FillAsync("610922100008");
        await form.GetByLabel("显示名称").FillAsync("新任书记");
        await coordinator.IsAccessibleAsync();
        await form.Button("开通账号").ClickAsync();
        var first = await page.Locator("code.secret").InnerTextAsync();
        await page.GetByText("新任书记").First.WaitForAsync();
        await coordinator.IsAccessibleAsync();
        var account = await coordinator.DoAsync("GET", "/api/v1/accounts/new-secretary");
        Assert.Equal(("communitySecretary", "610922100008", "新任书记"), (account.Text("role"), account.Text("area"), account.Text("displayName")));
        Assert.True(account.GetProperty("mustChangePassword").GetBoolean());

        await using var owner = await county.VisitAsync();
        await owner.OpenAsync("/sign-in");
        await owner.Page.GetByLabel("账号").FillAsync("new-secretary");
        await owner.Page.GetByLabel("密码").FillAsync(first);
        await owner.Page.Button("登录").ClickAsync();
        await owner.Page.WaitForURLAsync(url => url.EndsWith("/password", StringComparison.Ordinal));

        await page.Locator("button.pick", new PageLocatorOptions { HasText = "new-secretary" }).ClickAsync();
        await page.TakeStepAsync("停用", "另有任用");
        await coordinator.UntilAsync("/api/v1/accounts/new-secretary", a => a.GetProperty("disabled").GetBoolean());
        Assert.Equal((401, "auth.required"), await owner.RefusalAsync("GET", "/api/v1/me"));
    }

    [Fact]
    public async Task A_coordinator_makes_a_token_which_a_program_uses_until_it_is_revoked()
    {
        await using var coordinator = await county.EnterAsync("county");
        await coordinator.OpenAsync("/tokens");
        var page = coordinator.Page;
        await page.Button("生成令牌").ClickAsync();
        var form = page.Step("生成令牌");
        await form.Field("用途").FillAsync("大屏读数");
        await form.Field("有效天数（1–366）").FillAsync("7");
        await form.Button("生成令牌").ClickAsync();
        var token = await page.Locator("code.secret").InnerTextAsync();
        await page.Heading("大屏读数").WaitForAsync();
        await coordinator.IsAccessibleAsync();
        using var program = new HttpClient { BaseAddress = new Uri(county.Address) };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program));

        var card = page.Locator("li.card", new PageLocatorOptions { HasText = "大屏读数" });
        await card.Button("撤销").ClickAsync();
        await card.GetByRole(AriaRole.Group).Button("撤销").ClickAsync();
        await card.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program));
    }

    [Fact]
    public async Task A_coordinator_changes_one_rule_compares_the_versions_and_restores_the_one_before()
    {
        await using var coordinator = await county.EnterAsync("county");
        await coordinator.OpenAsync("/admin/policy");
        var page = coordinator.Page;
        var before = await coordinator.DoAsync("GET", "/api/v1/policy");
        var version = before.GetProperty("version").GetInt32();
        await page.Heading($"现行规则 · 第 {version} 版").WaitForAsync();
        await page.Field("每人每周最多询问几次").FillAsync("7");
        await page.Field("修改原因").FillAsync("春耕后人手较多");
        await page.Button("采用").ClickAsync();
        await page.Heading($"现行规则 · 第 {version + 1} 版").WaitForAsync();
        Assert.Equal(7, await BudgetAsync(coordinator));

        var older = page.Locator("li", new PageLocatorOptions { Has = page.GetByText($"第 {version} 版", new PageGetByTextOptions { Exact = true }) });
        await older.Button("与现行版比较").ClickAsync();
        var row = page.Locator("tr", new PageLocatorOptions { HasText = "waves.alertBudgetPerWeek" });
        await row.WaitForAsync();
        Assert.Equal(["6", "7"], await row.Locator("td").AllInnerTextsAsync());
        Assert.Equal(1, await page.Locator(".note tbody tr").CountAsync());
        await page.GetByText("春耕后人手较多").WaitForAsync();
        await coordinator.IsAccessibleAsync();

        await older.Button("恢复这一版").ClickAsync();
        await older.Field("恢复的原因").FillAsync("还是按原来的");
        await older.GetByRole(AriaRole.Group).Button("恢复这一版").ClickAsync();
        await page.Heading($"现行规则 · 第 {version + 2} 版").WaitForAsync();
        Assert.Equal(6, await BudgetAsync(coordinator));
        Assert.Equal("6", await page.Field("每人每周最多询问几次").InputValueAsync());
    }

    [Fact]
    public async Task A_coordinator_looks_at_a_register_with_a_wrong_row_and_records_the_right_one_only()
    {
        const string Rows = "社区代码,岗位名称,所需特长,名额,班次\n"
            + "610922100006,图书整理岗,综合服务,3,周三 09:00-11:00\n"
            + "610922100999,无处可去岗,综合服务,3,周三 09:00-11:00\n";
        await using var coordinator = await county.EnterAsync("county");
        await coordinator.OpenAsync("/admin/imports");
        var page = coordinator.Page;
        await page.GetByLabel("名册文件").SetInputFilesAsync(new FilePayload
        {
            Name = "posts.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Rows),
        });
        await page.Button("上传并检查").ClickAsync();
        await page.Heading("已检查，待写入").WaitForAsync();
        var found = page.Locator("li", new PageLocatorOptions { HasText = "第 3 行" });
        await found.GetByText("错误").WaitForAsync();
        await coordinator.IsAccessibleAsync();
        Assert.Equal(0, await PostsAsync(coordinator));

        await page.GetByLabel("只写入没有错误的行").CheckAsync();
        await page.Button("写入").ClickAsync();
        await page.GetByText("已写入无误的行").WaitForAsync();
        Assert.Equal(1, await PostsAsync(coordinator));
        var import = await coordinator.DoAsync("GET", $"/api/v1/imports/{new Uri(page.Url).Query.Split('=')[^1]}");
        Assert.Equal(("finished", 1), (import.Text("status"), import.GetProperty("errors").GetInt32()));
        await coordinator.IsAccessibleAsync();
    }

    private static async Task<int> PostsAsync(Visitor reader)
    {
        var posts = await reader.DoAsync("GET", "/api/v1/posts?area=610922100006&limit=200");
        return posts.GetProperty("items").EnumerateArray().Count(p => p.Text("name") == "图书整理岗");
    }

    private static async Task<int> BudgetAsync(Visitor reader)
    {
        var policy = await reader.DoAsync("GET", "/api/v1/policy");
        return policy.GetProperty("waves").GetProperty("alertBudgetPerWeek").GetInt32();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient program)
    {
        using var answer = await program.GetAsync(new Uri("api/v1/requests?limit=1", UriKind.Relative));
        return answer.StatusCode;
    }
}
