using System.Net;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Gateway.Tests;

/// <summary>Units, agreements, posts and courtyard heads, as people write them by hand.</summary>
public sealed class UnitsTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private const string Agreement = $"units/HOSPITAL-1/agreements/{ServedCounty.East}";

    [Fact]
    public async Task A_unit_is_registered_once_and_changed_from_the_version_that_was_read()
    {
        using var coordinator = await county.SignInAsync("county");
        var body = new { code = "WATER-1", name = "县水利局党委", kind = "机关", liaison = "钱某某", liaisonPhone = "12000000061" };
        var made = await coordinator.PostAsync("units", body, ("Idempotency-Key", "unit-water-1"));
        Assert.Equal((HttpStatusCode.Created, true), (made.Status, made.Body.GetProperty("hasLiaison").GetBoolean()));
        Assert.Equal(HttpStatusCode.Created, (await coordinator.PostAsync("units", body, ("Idempotency-Key", "unit-water-1"))).Status);
        Assert.Equal("unit.code-taken", (await coordinator.PostAsync("units", body)).Code);
        Assert.DoesNotContain("钱某某", made.Body.GetRawText(), StringComparison.Ordinal);

        var tag = made.Message.Headers.ETag!.Tag;
        var change = new { name = "县水利局", kind = "机关" };
        Assert.Equal("version.missing", (await coordinator.SendAsync(HttpMethod.Put, "units/WATER-1", change)).Code);
        var changed = await coordinator.SendAsync(HttpMethod.Put, "units/WATER-1", change, ("If-Match", tag));
        Assert.Equal("县水利局", changed.Text("name"));
        Assert.Equal("version.stale", (await coordinator.SendAsync(HttpMethod.Put, "units/WATER-1", change, ("If-Match", tag))).Code);

        var contact = await coordinator.PostAsync("units/WATER-1/contact", new { reason = "通知会议" });
        Assert.Equal(("钱某某", "12000000061"), (contact.Text("liaison"), contact.Text("liaisonPhone")));
        using var auditor = await county.SignInAsync("auditor");
        Assert.Single((await auditor.GetAsync("readings?thing=unit/WATER-1")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_one_side_offers_the_other_confirms()
    {
        using var liaison = await county.SignInAsync("liaison");
        using var secretary = await county.SignInAsync("secretary");
        using var coordinator = await county.SignInAsync("county");
        var terms = new { from = "2026-01-01", to = "2026-12-31", quota = 12 };

        Assert.Equal("unit.quota-out-of-bounds", (await liaison.SendAsync(HttpMethod.Put, $"{Agreement}/proposal", new { terms.from, terms.to, quota = 0 })).Code);
        var offered = await liaison.SendAsync(HttpMethod.Put, $"{Agreement}/proposal", terms);
        Assert.Equal("unit", offered.Body.GetProperty("proposals")[0].GetProperty("by").GetString());
        var tag = offered.Message.Headers.ETag!.Tag;
        Assert.Equal("unit.own-proposal", (await liaison.PostAsync($"{Agreement}/proposal/confirmation", new { }, ("If-Match", tag))).Code);
        var waiting = Assert.Single((await secretary.GetAsync("agreement-proposals")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(("HOSPITAL-1", 12), (waiting.GetProperty("unit").GetString(), waiting.GetProperty("quota").GetInt32()));

        var confirmed = await secretary.PostAsync($"{Agreement}/proposal/confirmation", new { }, ("If-Match", tag));
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        Assert.Equal(12, confirmed.Body.GetProperty("agreements")[0].GetProperty("quota").GetInt32());
        Assert.Empty((await secretary.GetAsync("agreement-proposals")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal("unit.no-proposal", (await secretary.PostAsync($"{Agreement}/proposal/refusal", new { reason = "人手已够" })).Code);

        // The community offers other terms; the unit declines, and the coordinator ends the agreement.
        await secretary.SendAsync(HttpMethod.Put, $"{Agreement}/proposal", new { terms.from, terms.to, quota = 30 });
        var refused = await liaison.PostAsync($"{Agreement}/proposal/refusal", new { reason = "人手不足" });
        Assert.Empty(refused.Body.GetProperty("proposals").EnumerateArray());
        tag = refused.Message.Headers.ETag!.Tag;
        Assert.Equal("unit.agreement-ends-before", (await coordinator.PostAsync($"{Agreement}/ending", new { reason = "撤并", lastDay = "2027-01-01" }, ("If-Match", tag))).Code);
        var ended = await coordinator.PostAsync($"{Agreement}/ending", new { reason = "撤并" }, ("If-Match", tag));
        Assert.Equal("2026-03-04", ended.Body.GetProperty("agreements")[0].GetProperty("to").GetString());
        await county.SettleAsync();
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    [Fact]
    public async Task A_post_is_published_changed_and_closed()
    {
        using var secretary = await county.SignInAsync("secretary");
        const string posts = $"areas/{ServedCounty.East}/posts";
        var body = new { name = "夜间巡逻", skill = "general", headcount = 3, shift = "每晚" };
        var made = await secretary.PostAsync(posts, body);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("community.post-exists", (await secretary.PostAsync(posts, body)).Code);
        var tag = (await secretary.GetAsync($"{posts}/夜间巡逻")).Message.Headers.ETag!.Tag;
        Assert.Equal(made.Message.Headers.ETag!.Tag, tag);

        var changed = await secretary.SendAsync(
            HttpMethod.Put, $"{posts}/夜间巡逻", new { skill = "general", headcount = 5, shift = "每晚" }, ("If-Match", tag));
        Assert.Equal(5, changed.Body.GetProperty("headcount").GetInt32());
        Assert.Equal("version.stale", (await secretary.PostAsync($"{posts}/夜间巡逻/closing", new { reason = "不再需要" }, ("If-Match", tag))).Code);
        var closed = await secretary.PostAsync($"{posts}/夜间巡逻/closing", new { reason = "不再需要" }, ("If-Match", changed.Message.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NoContent, closed.Status);
        Assert.Equal("community.post-unknown", (await secretary.GetAsync($"{posts}/夜间巡逻")).Code);
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    [Fact]
    public async Task A_courtyard_head_is_appointed_and_dismissed_and_the_phone_is_read_for_a_reason()
    {
        using var secretary = await county.SignInAsync("secretary");
        const string heads = $"areas/{ServedCounty.East}/courtyard-heads";
        var body = new { number = "6109220000000077", name = "周大娘", phone = "12000000062", courtyard = "一号院" };
        var made = await secretary.PostAsync(heads, body);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("community.courtyard-head-exists", (await secretary.PostAsync(heads, body)).Code);
        var tag = (await secretary.GetAsync($"{heads}/6109220000000077")).Message.Headers.ETag!.Tag;
        var moved = await secretary.SendAsync(HttpMethod.Put, $"{heads}/6109220000000077", new { courtyard = "二号院" }, ("If-Match", tag));
        Assert.Equal("二号院", moved.Text("courtyard"));
        Assert.Equal("reading.reason", (await secretary.PostAsync($"{heads}/6109220000000077/contact", new { reason = "" })).Code);
        Assert.Equal("12000000062", (await secretary.PostAsync($"{heads}/6109220000000077/contact", new { reason = "核对住户" })).Text("phone"));
        Assert.Equal("version.stale", (await secretary.PostAsync($"{heads}/6109220000000077/dismissal", new { reason = "搬离" }, ("If-Match", tag))).Code);
        var dismissed = await secretary.PostAsync($"{heads}/6109220000000077/dismissal", new { reason = "搬离" }, ("If-Match", moved.Message.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NoContent, dismissed.Status);
        Assert.Equal("community.courtyard-head-unknown", (await secretary.GetAsync($"{heads}/6109220000000077")).Code);
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }
}
