using CoGovernance.Browser.Tests.Fixture;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests;

/// <summary>Signing in, being refused, and how the pages look to people.</summary>
[Collection(Journeys.Name)]
public sealed class SessionJourneys(DemoCounty county)
{
    [Fact]
    public async Task A_secretary_signs_in_finds_a_request_by_words_and_reads_its_contact_with_a_reason()
    {
        await using var visitor = await county.SignInAsync("secretary", to: "/requests?open=true");
        var page = visitor.Page;
        await page.GetByPlaceholder("搜索内容、编号、类别或社区").FillAsync("老城");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("q=", StringComparison.Ordinal) && url.Contains("open=true", StringComparison.Ordinal));
        await page.Locator("tbody a").First.ClickAsync();
        await page.GetByText("办理经过").WaitForAsync();
        var number = new Uri(page.Url).Segments[^1];

        await page.GetByLabel("为什么要看").FillAsync("上门前核对地址");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "查看联系方式" }).ClickAsync();
        await page.GetByText("地址", new PageGetByTextOptions { Exact = true }).WaitForAsync();
        await visitor.IsAccessibleAsync();

        await using var auditor = await county.SignInAsync("auditor", to: "/requests");
        var (status, readings) = await auditor.CallAsync("GET", "/api/v1/readings?limit=1");
        Assert.Equal(200, status);
        var newest = readings.GetProperty("items")[0];
        Assert.Equal("secretary", newest.GetProperty("account").GetString());
        Assert.Contains(number, newest.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_the_reader_s_language()
    {
        await using var visitor = await county.VisitAsync(locale: "en-GB");
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.GetByLabel("Account").FillAsync("secretary");
        await visitor.Page.GetByLabel("Password").FillAsync("not-the-password");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        await visitor.IsAccessibleAsync();
        Assert.Null(await visitor.Page.EvaluateAsync<string?>("() => fetch('/api/v1/session').then(r => r.ok ? 'in' : null)"));
    }

    [Fact]
    public async Task Large_print_is_kept_and_scales_the_page()
    {
        await using var visitor = await county.VisitAsync(width: 360);
        await visitor.OpenAsync("/");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "字号：标准" }).ClickAsync();
        await visitor.Page.ReloadAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "字号：大" }).WaitForAsync();
        Assert.Equal("20px", await visitor.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await visitor.IsAccessibleAsync();
    }
}
