using System.Net;
using System.Text.Json.Nodes;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>Versions on the wire: what is edited says what it was edited from, and what is known is not sent again.</summary>
public sealed class EditingTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    [Fact]
    public async Task Of_two_who_edit_the_same_account_the_second_is_told()
    {
        await county.OpenAsync(ServedCounty.Profile("edited", Role.TownOfficial, "610922100"));
        using var coordinator = await county.SignInAsync("county");
        var version = (await coordinator.GetAsync("accounts/edited")).Message.Headers.ETag!.Tag;
        var body = new { role = "townOfficial", area = "610922104" };

        Assert.Equal("version.missing", (await coordinator.SendAsync(HttpMethod.Put, "accounts/edited", body)).Code);
        Assert.Equal("version.missing", (await coordinator.SendAsync(HttpMethod.Put, "accounts/edited", body, ("If-Match", "*"))).Code);
        var first = await coordinator.SendAsync(HttpMethod.Put, "accounts/edited", body, ("If-Match", version), ("Idempotency-Key", "edited-once"));
        Assert.Equal((HttpStatusCode.OK, "610922104"), (first.Status, first.Text("area")));
        var again = await coordinator.SendAsync(HttpMethod.Put, "accounts/edited", body, ("If-Match", version), ("Idempotency-Key", "edited-once"));
        Assert.Equal(HttpStatusCode.OK, again.Status);

        var late = await coordinator.PostAsync("accounts/edited/disable", new { reason = "调离" }, ("If-Match", version));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version.stale"), (late.Status, late.Code));
        Assert.False((await coordinator.GetAsync("accounts/edited")).Body.GetProperty("disabled").GetBoolean());
        var now = first.Message.Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PostAsync("accounts/edited/disable", new { reason = "调离" }, ("If-Match", now))).Status);
    }

    [Theory]
    [InlineData("areas/610922100001")]
    [InlineData("accounts/somebody")]
    [InlineData("policy")]
    public async Task What_the_reader_has_is_not_sent_again(string path)
    {
        using var coordinator = await county.SignInAsync("county");
        var tag = (await coordinator.GetAsync(path)).Message.Headers.ETag!.Tag;
        var same = await coordinator.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", $"\"other\", {tag}"));
        Assert.Equal((HttpStatusCode.NotModified, tag), (same.Status, same.Message.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.OK, (await coordinator.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", "\"other\""))).Status);
    }

    [Fact]
    public async Task Versions_of_the_policy_are_listed_compared_and_restored()
    {
        using var coordinator = await county.SignInAsync("county");
        var read = await coordinator.GetAsync("policy");
        var was = read.Body.GetProperty("version").GetInt32();
        var policy = JsonNode.Parse(read.Body.GetRawText())!;
        policy["waves"]!["alertsPerPlace"] = 4;
        policy["categories"]!["errand"]!["minutes"] = 75;
        var adopted = await coordinator.SendAsync(
            HttpMethod.Put, "policy", new JsonObject { ["policy"] = policy, ["reason"] = "试行" }, ("If-Match", read.Message.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.OK, adopted.Status);

        using var secretary = await county.SignInAsync("secretary");
        var line = (await secretary.GetAsync("policy/versions?limit=1")).Body.GetProperty("items")[0];
        Assert.Equal((was + 1, "county", "试行"), (line.GetProperty("version").GetInt32(), line.GetProperty("account").GetString(), line.GetProperty("reason").GetString()));
        var next = (await secretary.GetAsync("policy/versions?limit=1")).Text("nextCursor");
        Assert.Equal(was, (await secretary.GetAsync($"policy/versions?limit=1&cursor={next}")).Body.GetProperty("items")[0].GetProperty("version").GetInt32());
        Assert.Equal(4, (await secretary.GetAsync($"policy/versions/{was + 1}")).Body.GetProperty("waves").GetProperty("alertsPerPlace").GetInt32());
        Assert.Equal("not-found", (await secretary.GetAsync("policy/versions/99")).Code);

        var differences = (await secretary.GetAsync($"policy/comparison?from={was}&to={was + 1}")).Body.GetProperty("differences");
        Assert.Equal(
            ["categories.errand.minutes", "waves.alertsPerPlace"],
            differences.EnumerateArray().Select(d => d.GetProperty("field").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("policy.version-unknown", (await secretary.GetAsync($"policy/comparison?from={was}&to=99")).Code);

        var back = new { reason = "恢复原规则" };
        Assert.Equal("version.missing", (await coordinator.PostAsync($"policy/versions/{was}/restoration", back)).Code);
        Assert.Equal("policy.stale", (await coordinator.PostAsync($"policy/versions/{was}/restoration", back, ("If-Match", "\"77\""))).Code);
        var restored = await coordinator.PostAsync($"policy/versions/{was}/restoration", back, ("If-Match", adopted.Message.Headers.ETag!.Tag));
        Assert.Equal((HttpStatusCode.OK, was + 2), (restored.Status, restored.Body.GetProperty("version").GetInt32()));
        Assert.Empty((await secretary.GetAsync($"policy/comparison?from={was}&to={was + 2}")).Body.GetProperty("differences").EnumerateArray());
    }
}
