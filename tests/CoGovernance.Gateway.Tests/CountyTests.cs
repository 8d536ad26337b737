using System.Net;
using System.Text.Json.Nodes;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>What officials read and decide of the county: areas, policy, readings.</summary>
public sealed class CountyTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    [Fact]
    public async Task An_official_sees_the_part_of_the_tree_that_is_theirs()
    {
        using var coordinator = await county.SignInAsync("county");
        using var town = await county.SignInAsync("town");
        using var secretary = await county.SignInAsync("secretary");
        Assert.Equal(["610922", "610922100", "610922100001", "610922100004", "610922104", "610922104001"], await CodesAsync(coordinator));
        Assert.Equal(["610922100", "610922100001", "610922100004"], await CodesAsync(town));
        Assert.Equal(["610922100001"], await CodesAsync(secretary));
        Assert.Equal("社区", (await secretary.GetAsync("areas/610922100001")).Text("name"));

        static async Task<IEnumerable<string?>> CodesAsync(Visitor visitor) =>
            (await visitor.GetAsync("areas")).Body.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_policy_is_adopted_on_the_version_it_was_edited_from()
    {
        using var coordinator = await county.SignInAsync("county");
        var read = await coordinator.GetAsync("policy");
        var version = read.Message.Headers.ETag!.Tag;
        var policy = JsonNode.Parse(read.Body.GetRawText())!;
        policy["waves"]!["alertsPerPlace"] = 4;
        var body = new JsonObject { ["policy"] = policy, ["reason"] = "人手较少" };

        var missing = await coordinator.SendAsync(HttpMethod.Put, "policy", body);
        Assert.Equal(((HttpStatusCode)428, "version.missing"), (missing.Status, missing.Code));
        var adopted = await coordinator.SendAsync(HttpMethod.Put, "policy", body, ("If-Match", version));
        Assert.Equal(HttpStatusCode.OK, adopted.Status);
        Assert.Equal(4, adopted.Body.GetProperty("waves").GetProperty("alertsPerPlace").GetInt32());
        Assert.NotEqual(version, adopted.Message.Headers.ETag!.Tag);

        policy["waves"]!["alertsPerPlace"] = 5;
        var stale = await coordinator.SendAsync(HttpMethod.Put, "policy", body, ("If-Match", version));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "policy.stale"), (stale.Status, stale.Code));
        policy["waves"]!["alertsPerPlace"] = 21;
        var wrong = await coordinator.SendAsync(HttpMethod.Put, "policy", body, ("If-Match", adopted.Message.Headers.ETag.Tag));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "policy.out-of-bounds"), (wrong.Status, wrong.Code));
        using var secretary = await county.SignInAsync("secretary");
        Assert.Equal("auth.forbidden", (await secretary.SendAsync(HttpMethod.Put, "policy", body, ("If-Match", version))).Code);
        Assert.Equal(adopted.Message.Headers.ETag, (await secretary.GetAsync("policy")).Message.Headers.ETag);
    }

    [Fact]
    public async Task The_auditor_sees_who_read_personal_data_and_why()
    {
        using var secretary = await county.SignInAsync("secretary");
        await secretary.PostAsync($"members/{ServedCounty.EastMember}/contact", new { reason = "核对电话" });
        using var auditor = await county.SignInAsync("auditor");
        var reading = Assert.Single((await auditor.GetAsync($"readings?thing=member/{ServedCounty.EastMember}")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("secretary", "name,phone", "核对电话"),
            (reading.GetProperty("account").GetString(), reading.GetProperty("fields").GetString(), reading.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u001bb")]
    [InlineData("a\ufffdb")]
    public async Task Text_holds_only_what_people_write(string words)
    {
        using var visitor = county.Visitor();
        var order = new
        {
            community = ServedCounty.East,
            category = "errand",
            words,
            name = "王某",
            phone = "12000000055",
            address = "一号楼",
            wishedAt = ServedCounty.Start.AddDays(1),
        };
        var answer = await visitor.PostAsync("orders", order);
        Assert.Equal("field.characters", Assert.Single(answer.Body.GetProperty("errors").EnumerateArray()).GetProperty("code").GetString());
    }
}
