using System.Text.Json;
using System.Text.Json.Nodes;
using CoGovernance.Browser.Tests.Fixture;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests;

/// <summary>How the town and the county lend and balance people, to the result that is recorded.</summary>
[Collection(Journeys.Name)]
public sealed class SupervisorJourneys(DemoCounty county)
{
    private const string Town = "610922100";

    [Fact]
    public async Task A_town_official_approves_one_lending_and_refuses_another_with_a_reason()
    {
        await using var coordinator = await county.EnterAsync("county");
        await LendAsync(coordinator, "approved");
        try
        {
            var (wanted, refused) = (await HandedUpAsync(coordinator, "主水管爆裂"), await HandedUpAsync(coordinator, "公共水管渗水"));
            await using var official = await county.EnterAsync("town");
            await official.OpenAsync("/town");
            var page = official.Page;
            await Lending(page, wanted).WaitForAsync();
            await official.IsAccessibleAsync();
            await Lending(page, wanted).Button("批准借用").ClickAsync();
            await Lending(page, wanted).GetByRole(AriaRole.Group).Button("批准借用").ClickAsync();
            await Lending(page, wanted).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
            var lent = await coordinator.UntilAsync($"/api/v1/requests/{wanted}", r => r.GetProperty("offers").GetArrayLength() > 0);
            Assert.All(lent.GetProperty("offers").EnumerateArray(), o =>
            {
                Assert.StartsWith(Town, o.Text("lender"), StringComparison.Ordinal);
                Assert.NotEqual(DemoCounty.Community, o.Text("lender"));
            });

            await Lending(page, refused).Button("不批准").ClickAsync();
            await Lending(page, refused).Field("不批准的理由").FillAsync("各社区都在防汛");
            await Lending(page, refused).GetByRole(AriaRole.Group).Button("不批准").ClickAsync();
            await Lending(page, refused).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
            var request = await coordinator.UntilAsync($"/api/v1/requests/{refused}", r => r.Text("tier") == "county");
            Assert.DoesNotContain(request.GetProperty("offers").EnumerateArray(), o => o.Text("tier") == "town");
        }
        finally
        {
            await LendAsync(coordinator, "automatic");
        }
    }

    [Fact]
    public async Task A_plan_of_balance_is_imagined_proposed_approved_by_all_tiers_applied_and_taken_back()
    {
        await using var coordinator = await county.EnterAsync("county");
        var page = coordinator.Page;
        await TakeBackOpenPlansAsync(coordinator);
        var before = await PlansAsync(coordinator);
        await coordinator.OpenAsync("/balance");
        await page.Button("+ 减少人员").ClickAsync();
        await page.Button("算一算").ClickAsync();
        var outcome = page.GetByRole(AriaRole.Status, new PageGetByRoleOptions { Name = "结果" });
        await outcome.GetByText("调配后有人").WaitForAsync();
        await coordinator.IsAccessibleAsync();
        Assert.Equal(before, await PlansAsync(coordinator));

        await coordinator.UntilAsync("/api/v1/balance/areas/610922", b => b.GetProperty("moved").GetInt32() > 0);
        await page.Button("提出调配方案").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/balance/B", StringComparison.Ordinal));
        var path = $"/api/v1/balance/plans/{new Uri(page.Url).Segments[^1]}";
        await coordinator.IsAccessibleAsync();
        await page.TakeStepAsync("同意");
        await ApprovedAsync(coordinator, path, "610922");

        // The town at its page, the secretary from the workbench, the others by their programs.
        await using var official = await county.EnterAsync("town");
        await official.OpenAsync(new Uri(page.Url).AbsolutePath);
        await official.Page.TakeStepAsync("同意");
        await ApprovedAsync(coordinator, path, Town);
        await using var secretary = await county.EnterAsync("secretary");
        await secretary.OpenAsync("/workbench?view=plans");
        await secretary.Page.Link("查看方案并答复").First.ClickAsync();
        await secretary.Page.TakeStepAsync("同意");
        await ApprovedAsync(coordinator, path, DemoCounty.Community);
        await ApproveOthersAsync(await coordinator.DoAsync("GET", path), path);

        await page.ReloadAsync();
        await page.TakeStepAsync("实施");
        var applied = await coordinator.UntilAsync(path, p => p.Text("phase") == "applied");
        Assert.True(applied.GetProperty("effectiveFrom").GetDateTimeOffset() > await county.TodayAsync());
        await page.TakeStepAsync("撤回", "汛情有变");
        await page.GetByText("已撤回").WaitForAsync();
        var withdrawn = await coordinator.DoAsync("GET", path);
        Assert.Equal(("withdrawn", "汛情有变"), (withdrawn.Text("phase"), withdrawn.Text("reason")));
        await coordinator.IsAccessibleAsync();
    }

    /// <summary>The demonstration's own plan holds the communities; it is taken back where it can be.</summary>
    private static async Task TakeBackOpenPlansAsync(Visitor coordinator)
    {
        var plans = await coordinator.DoAsync("GET", "/api/v1/balance/plans?limit=200");
        foreach (var plan in plans.GetProperty("items").EnumerateArray())
        {
            if (plan.Text("phase") is "proposed" or "approved" or "applied")
                await coordinator.DoAsync("POST", $"/api/v1/balance/plans/{plan.Text("plan")}/withdraw", new { reason = "重新安排" });
        }
    }

    private async Task ApproveOthersAsync(JsonElement plan, string path)
    {
        foreach (var area in plan.GetProperty("approvals").EnumerateArray())
        {
            if (area.TryGetProperty("approvedAt", out _))
                continue;
            var code = area.Text("area")!;
            await using var other = await county.EnterNewAsync(code.Length == Town.Length ? "townOfficial" : "communitySecretary", "area", code);
            await other.DoAsync("POST", $"{path}/approve");
        }
    }

    private static Task<JsonElement> ApprovedAsync(Visitor reader, string path, string area) =>
        reader.UntilAsync(path, p => p.GetProperty("approvals").EnumerateArray().Any(a => a.Text("area") == area && a.TryGetProperty("approvedAt", out _)));

    private static async Task<int> PlansAsync(Visitor reader) =>
        (await reader.DoAsync("GET", "/api/v1/balance/plans?limit=200")).GetProperty("items").GetArrayLength();

    /// <summary>The lending of a request among those that wait for the town's word.</summary>
    private static ILocator Lending(IPage page, string request) =>
        page.Locator("li.card", new PageLocatorOptions { Has = page.Link(request) });

    private static async Task LendAsync(Visitor coordinator, string mode)
    {
        var policy = JsonNode.Parse((await coordinator.DoAsync("GET", "/api/v1/policy")).GetRawText())!;
        policy["lending"]!["withinTown"] = mode;
        var match = new Dictionary<string, string> { ["If-Match"] = $"\"{policy["version"]}\"" };
        await coordinator.DoAsync("PUT", "/api/v1/policy", new { policy, reason = "借用办法" }, match);
    }

    /// <summary>Urgent work for which the community has nobody left to ask.</summary>
    private async Task<string> HandedUpAsync(Visitor coordinator, string words)
    {
        var (number, _) = await county.OrderAsync("urgent-repair", words);
        var path = $"/api/v1/requests/{number}";
        var request = await coordinator.UntilAsync(path, r => r.Text("tier") != "community" || r.GetProperty("offers").GetArrayLength() > 0);
        if (request.Text("tier") == "community")
            await coordinator.DoAsync("POST", $"{path}/escalate");
        await coordinator.UntilAsync($"/api/v1/areas/{Town}/lending", l => l.GetProperty("items").EnumerateArray().Any(p => p.Text("request") == number));
        return number;
    }
}
