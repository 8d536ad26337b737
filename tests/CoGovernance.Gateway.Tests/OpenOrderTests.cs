using System.Net;
using System.Text.Json.Nodes;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>Where the branch asks nobody, members look themselves.</summary>
public sealed class OpenOrderTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    [Fact]
    public async Task A_member_takes_an_open_order_of_the_own_community_unasked()
    {
        await AskNobodyAsync();
        using var head = await county.SignInAsync("courtyard");
        var request = (await head.PostAsync("requests", new
        {
            community = ServedCounty.East,
            category = "errand",
            words = "帮忙取药",
            name = "王某",
            phone = "12000000078",
            address = "二号楼",
            wishedAt = ServedCounty.Start.AddDays(2),
        })).Text("number");
        await county.SettleAsync();
        using var member = await county.SignInAsync("member");
        Assert.Empty((await member.GetAsync($"members/{ServedCounty.EastMember}/offers")).Body.GetProperty("items").EnumerateArray());

        var open = Assert.Single((await member.GetAsync($"members/{ServedCounty.EastMember}/open-orders")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal((request, "errand"), (open.GetProperty("request").GetString(), open.GetProperty("category").GetString()));
        var taken = await member.PostAsync($"members/{ServedCounty.EastMember}/open-orders/{request}/take", new { });
        Assert.Equal((HttpStatusCode.OK, "accepted"), (taken.Status, taken.Text("phase")));
        Assert.Equal(
            "request.cannot-volunteer", (await member.PostAsync($"members/{ServedCounty.EastMember}/open-orders/{request}/take", new { again = 1 })).Code);
        Assert.Empty((await member.GetAsync($"members/{ServedCounty.EastMember}/open-orders")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_takes_an_order_of_another_community()
    {
        using var far = await county.SignInAsync("member.far");
        Assert.Equal("request.cannot-volunteer", (await far.PostAsync($"members/{ServedCounty.FarMember}/open-orders/nonsense/take", new { })).Code);
        Assert.Empty((await far.GetAsync($"members/{ServedCounty.FarMember}/open-orders")).Body.GetProperty("items").EnumerateArray());
    }

    private async Task AskNobodyAsync()
    {
        using var coordinator = await county.SignInAsync("county");
        var read = await coordinator.GetAsync("policy");
        var policy = JsonNode.Parse(read.Body.GetRawText())!;
        policy["dispatch"] = new JsonObject { ["mode"] = "board", ["upTo"] = "community" };
        var adopted = await coordinator.SendAsync(
            HttpMethod.Put, "policy", new JsonObject { ["policy"] = policy, ["reason"] = "试行认领" }, ("If-Match", read.Message.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.OK, adopted.Status);
        await county.SettleAsync();
    }
}
