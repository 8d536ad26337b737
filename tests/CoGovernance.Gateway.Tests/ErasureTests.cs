using System.Net;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Gateway.Tests;

/// <summary>People who are to be forgotten: at once, everywhere, for good, and only when nobody waits for them.</summary>
public sealed class ErasureTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    [Fact]
    public async Task A_member_who_left_is_forgotten_with_the_account_and_an_old_list_does_not_bring_them_back()
    {
        using var coordinator = await county.SignInAsync("county");
        using var member = await county.SignInAsync("member.far");
        const string path = $"members/{ServedCounty.FarMember}";
        Assert.Equal("erasure.confirm", (await coordinator.PostAsync($"{path}/erasure", new { ground = "consentWithdrawn", confirm = "610922" })).Code);
        Assert.Equal("request.malformed", (await coordinator.PostAsync($"{path}/erasure", new { ground = "他已离开", confirm = ServedCounty.FarMember })).Code);
        var body = new { ground = "consentWithdrawn", confirm = ServedCounty.FarMember };
        Assert.Equal("auth.forbidden", (await member.PostAsync($"{path}/erasure", body)).Code);

        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.PostAsync($"{path}/erasure", body)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.PostAsync($"{path}/erasure", body)).Status);
        var seen = await coordinator.GetAsync(path);
        Assert.False(seen.Body.TryGetProperty("name", out _));
        Assert.False((await coordinator.PostAsync($"{path}/contact", new { reason = "核对电话" })).Body.TryGetProperty("phone", out _));
        Assert.Equal("auth.required", (await member.GetAsync("me")).Code);
        Assert.Equal("person.erased", (await coordinator.PostAsync("accounts/member.far/enable", new { })).Code);
        Assert.Equal("person.erased", (await coordinator.PostAsync("accounts/member.far/password", new { })).Code);

        var csv = "志愿者编号,姓名,手机号,所在单位代码,报到社区代码\n" + $"{ServedCounty.FarMember},李明亮,12000000003,SCHOOL-1,{ServedCounty.Far}\n";
        var import = await ImportsTests.UploadAsync(coordinator, ("在职党员.csv", Visitor.Bytes(csv)));
        await ImportsTests.UntilAsync(coordinator, import, "checked");
        var findings = (await coordinator.GetAsync($"imports/{import}/findings")).Body.GetProperty("items").EnumerateArray();
        Assert.Contains("person.erased", findings.Select(f => f.GetProperty("code").GetString()));
        await county.SettleAsync();
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    [Fact]
    public async Task A_resident_is_forgotten_in_all_requests_once_they_are_over_and_may_order_again()
    {
        using var coordinator = await county.SignInAsync("county");
        using var resident = county.Visitor();
        var first = await OrderAsync(resident);
        var second = await OrderAsync(resident);
        var path = $"requests/{first.Text("number")}";
        var body = new { ground = "purposeOver", confirm = first.Text("number") };
        Assert.Equal("erasure.request-open", (await coordinator.PostAsync($"{path}/resident/erasure", body)).Code);
        foreach (var order in new[] { first, second })
            Assert.Equal(HttpStatusCode.OK, (await resident.PostAsync($"orders/{order.Text("number")}/cancellation", new { reason = "不需要了" }, ("Order-Code", order.Text("code")))).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.PostAsync($"{path}/resident/erasure", body)).Status);
        foreach (var order in new[] { first, second })
        {
            var contact = await coordinator.PostAsync($"requests/{order.Text("number")}/contact", new { reason = "核对删除" });
            Assert.False(contact.Body.TryGetProperty("contact", out _) || contact.Body.TryGetProperty("address", out _));
            var history = await coordinator.GetAsync($"requests/{order.Text("number")}/history");
            Assert.Contains("ResidentErased", history.Body.GetRawText(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Created, (await OrderAsync(resident)).Status);
        await county.SettleAsync();
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    [Fact]
    public async Task A_courtyard_head_is_forgotten_and_cannot_be_appointed_again()
    {
        using var coordinator = await county.SignInAsync("county");
        const string heads = $"areas/{ServedCounty.East}/courtyard-heads";
        var head = new { number = "6109220000000088", name = "周大娘", phone = "12000000063", courtyard = "一号院" };
        Assert.Equal(HttpStatusCode.Created, (await coordinator.PostAsync(heads, head)).Status);
        var body = new { ground = "termOver", confirm = head.number };
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.PostAsync($"{heads}/{head.number}/erasure", body)).Status);
        Assert.Equal("community.courtyard-head-unknown", (await coordinator.GetAsync($"{heads}/{head.number}")).Code);
        Assert.Equal("person.erased", (await coordinator.PostAsync(heads, head)).Code);
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    private static async Task<Answer> OrderAsync(Visitor resident)
    {
        var answer = await resident.PostAsync("orders", new
        {
            community = ServedCounty.East,
            category = "errand",
            words = "帮忙取药",
            name = "王某",
            phone = "12000000088",
            address = "三号楼",
            wishedAt = ServedCounty.Start.AddDays(3),
        });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer;
    }
}
