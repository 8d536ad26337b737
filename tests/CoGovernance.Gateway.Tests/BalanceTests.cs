using System.Net;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Gateway.Tests;

/// <summary>
/// A balance plan over HTTP, each step by the one whose step it is. West has eight members who know the law and one place for them; East has
/// three places and nobody.
/// </summary>
public sealed class BalanceTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    [Fact]
    public async Task A_plan_is_proposed_approved_by_every_tier_applied_and_its_members_are_asked_where_they_help()
    {
        await PrepareAsync();
        var coordinator = await county.SignInAsync("county");
        using var town = await county.SignInAsync("town");
        var east = await county.SignInAsync("secretary");
        var west = await county.SignInAsync("secretary.west");

        // Imbalance now, and what would be if East had four places, before anything is proposed.
        var now = await coordinator.GetAsync("balance/areas/610922");
        Assert.Equal((1, 3, 2), (Number(now, "filledBefore"), Number(now, "filledAfter"), Number(now, "moved")));
        var missing = Assert.Single(Items(now, "coverage"), c => c.GetProperty("unfilled").GetInt32() > 0);
        Assert.Equal((ServedCounty.East, "policyLimit"), (missing.GetProperty("community").GetString(), missing.GetProperty("binds").GetString()));
        var imagined = await town.PostAsync(
            "balance/areas/610922100/what-if", new { lost = new[] { new { community = ServedCounty.West, share = 1.0 } } });
        Assert.Equal((0, 0), (Number(imagined, "filledAfter"), Number(imagined, "moved")));
        Assert.Empty((await coordinator.GetAsync("balance/plans?phase=applied")).Body.GetProperty("items").EnumerateArray());

        // Proposed once, though sent twice.
        var key = ("Idempotency-Key", "propose-the-plan-1");
        var proposed = await coordinator.PostAsync("balance/plans", new { }, key);
        Assert.Equal(HttpStatusCode.Created, proposed.Status);
        var plan = proposed.Text("plan");
        Assert.Equal(plan, (await coordinator.PostAsync("balance/plans", new { }, key)).Text("plan"));
        Assert.Equal("balance.held-by-open-plans", (await town.PostAsync("balance/plans", new { })).Code);

        // Each tier that it touches agrees; nobody else is asked, and before all have it cannot be applied.
        Assert.Equal("plan.step-not-allowed", (await coordinator.PostAsync($"balance/plans/{plan}/apply", new { })).Code);
        foreach (var visitor in new[] { coordinator, town, east, west })
            Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync($"balance/plans/{plan}/approve", new { })).Status);
        Assert.Equal("plan.not-yours", (await town.PostAsync($"balance/plans/{plan}/apply", new { })).Code);
        Assert.Equal("plan.effective-too-soon", (await coordinator.PostAsync($"balance/plans/{plan}/apply", new { from = county.Now })).Code);
        var applied = await coordinator.PostAsync($"balance/plans/{plan}/apply", new { });
        Assert.Equal("applied", applied.Text("phase"));
        await county.SettleAsync();

        // The town sees how many, the giving community sees whom, and why.
        var move = Assert.Single(Items(await town.GetAsync($"balance/plans/{plan}"), "outline", "moves"));
        Assert.Equal((2, 2), (move.GetProperty("count").GetInt32(), move.GetProperty("chosen").GetInt32()));
        Assert.True(move.GetProperty("gain").GetInt64() > 0);
        Assert.Equal("auth.forbidden", (await town.GetAsync($"balance/areas/{ServedCounty.West}/helpers")).Code);
        var sent = Items(await west.GetAsync($"balance/areas/{ServedCounty.West}/helpers"), "sent").Select(s => s.GetProperty("member").GetString()!).ToList();
        Assert.Equal(2, sent.Count);

        // The first objects, and another goes instead.
        var first = await MemberAsync(sent[0]);
        var told = Assert.Single(Items(await first.GetAsync($"balance/members/{sent[0]}/assignments"), "items"));
        Assert.Equal((plan, "told", ServedCounty.East), (told.GetProperty("plan").GetString(), told.GetProperty("status").GetString(), told.GetProperty("community").GetString()));
        var objected = await first.PostAsync($"balance/members/{sent[0]}/assignments/{plan}/object", new { reason = "照顾家人" });
        Assert.Equal(HttpStatusCode.NoContent, objected.Status);
        await county.SettleAsync();

        // On the day they are on East's roster, are asked there, and can accept.
        await county.ForwardAsync(DateTimeOffset.Parse(applied.Text("effectiveFrom"), null) + TimeSpan.FromHours(10) - county.Now);
        (coordinator, east, west) = (await county.SignInAsync("county"), await county.SignInAsync("secretary"), await county.SignInAsync("secretary.west"));
        var here = Items(await east.GetAsync($"balance/areas/{ServedCounty.East}/helpers"), "received").Select(s => s.GetProperty("member").GetString()!).ToList();
        Assert.Equal(2, here.Count);
        Assert.DoesNotContain(sent[0], here);
        var asked = await OrderAsync(east);
        Assert.Equal(here.Order(), asked.Order());
        var accepted = await (await MemberAsync(here[0])).PostAsync($"members/{here[0]}/offers/{request}/accept", new { });
        Assert.Equal("accepted", accepted.Text("phase"));

        // Taken back: everybody is at home again. All of it stands in the record.
        Assert.Equal("withdrawn", (await coordinator.PostAsync($"balance/plans/{plan}/withdraw", new { reason = "情况有变" })).Text("phase"));
        await county.SettleAsync();
        Assert.Empty(Items(await east.GetAsync($"balance/areas/{ServedCounty.East}/helpers"), "received"));
        var history = Items(await west.GetAsync($"balance/plans/{plan}/history"), "items").Select(h => $"{h.GetProperty("what")} {h.GetProperty("actor")}");
        Assert.Contains("PlanApproved secretary.west", history);
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    private string request = "";

    private async Task PrepareAsync()
    {
        for (var i = 11; i <= 18; i++)
            await county.MemberAsync($"61092200000000{i}", ServedCounty.West, "SCHOOL-1", Skill.Legal);
        await county.OpenAsync(ServedCounty.Profile("secretary.west", Role.CommunitySecretary, ServedCounty.West));
        foreach (var (area, places) in new[] { (ServedCounty.East, 3), (ServedCounty.West, 1) })
        {
            var reply = await county.Grains.GetGrain<ICommunityGrain>(area)
                .PublishPost(new Caller($"post-{area}", "test", county.Now), new Post("调解岗", Skill.Legal, places, "每晚"));
            Assert.True(reply.IsDone);
        }

        await county.SettleAsync();
        await county.ForwardAsync(TimeSpan.FromHours(2));
    }

    private async Task<Visitor> MemberAsync(string number)
    {
        await county.OpenAsync(ServedCounty.Profile($"m{number}", Role.Member, member: number));
        return await county.SignInAsync($"m{number}");
    }

    /// <summary>An order for the law in East; answers whom it asked.</summary>
    private async Task<List<string>> OrderAsync(Visitor secretary)
    {
        var order = await secretary.PostAsync("requests", new
        {
            community = ServedCounty.East,
            category = "legal-advice",
            words = "邻里纠纷",
            name = "王某",
            phone = "12000000078",
            address = "三号楼",
            wishedAt = county.Now.AddDays(1),
        });
        Assert.Equal(HttpStatusCode.Created, order.Status);
        request = order.Text("number");
        await county.SettleAsync();
        return [.. Items(await secretary.GetAsync($"requests/{request}"), "offers").Select(o => o.GetProperty("member").GetString()!)];
    }

    private static int Number(Answer answer, string name)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status} {answer.Body}");
        return answer.Body.GetProperty(name).GetInt32();
    }

    private static List<JsonElement> Items(Answer answer, params string[] path) =>
        [.. path.Aggregate(answer.Body, (e, name) => e.GetProperty(name)).EnumerateArray()];
}
