using System.Net;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>The record of hours: what stands in it, and how it is corrected.</summary>
public sealed class ServiceRecordTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private const string Mine = $"members/{ServedCounty.EastMember}";

    [Fact]
    public async Task A_record_is_read_corrected_on_request_and_its_totals_follow()
    {
        var number = await county.ServedAsync(minutes: 50, daysAhead: 3);
        using var member = await county.SignInAsync("member");
        using var secretary = await county.SignInAsync("secretary");
        using var head = await county.SignInAsync("courtyard");
        await head.PostAsync($"requests/{number}/evaluate", new { score = 4, resolved = true });
        await county.SettleAsync();

        var line = Assert.Single((await member.GetAsync($"{Mine}/services")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(
            (1, number, ServedCounty.East, "errand", 50, 4, ServedCounty.EastMember, ServedCounty.East),
            (line.GetProperty("service").GetInt32(), line.GetProperty("request").GetString(), line.GetProperty("community").GetString(),
                line.GetProperty("category").GetString(), line.GetProperty("minutes").GetInt32(), line.GetProperty("score").GetInt32(),
                line.GetProperty("reportedBy").GetString(), line.GetProperty("certifiedBy").GetString()));

        foreach (var (service, minutes, code) in new[] { ("2", 60, "member.service-unknown"), ("1", 50, "member.correction-same"), ("01", 60, "not-found") })
            Assert.Equal(code, (await member.PostAsync($"{Mine}/services/{service}/correction", new { minutes, reason = "少记了" })).Code);
        Assert.Equal("request.invalid", (await member.PostAsync($"{Mine}/services/1/correction", new { minutes = 721, reason = "少记了" })).Code);
        var asked = await member.PostAsync($"{Mine}/services/1/correction", new { minutes = 70, reason = "少记了二十分钟" });
        Assert.Equal((HttpStatusCode.Created, 1), (asked.Status, asked.Body.GetProperty("correction").GetInt32()));
        Assert.Equal("member.correction-open", (await member.PostAsync($"{Mine}/services/1/correction", new { minutes = 80, reason = "又想了想" })).Code);

        var open = Assert.Single((await secretary.GetAsync("corrections?status=open")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal((50, 70, "少记了二十分钟"), (open.GetProperty("minutesBefore").GetInt32(), open.GetProperty("minutes").GetInt32(), open.GetProperty("reason").GetString()));
        using var far = await county.SignInAsync("secretary.far");
        Assert.Empty((await far.GetAsync("corrections")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal("not-found", (await far.PostAsync($"{Mine}/corrections/1/approve", new { reason = "属实" })).Code);
        Assert.Equal("auth.forbidden", (await member.PostAsync($"{Mine}/corrections/1/approve", new { reason = "属实" })).Code);
        var approved = await secretary.PostAsync($"{Mine}/corrections/1/approve", new { reason = "属实" });
        Assert.Equal(("approved", "secretary"), (approved.Text("status"), approved.Text("decidedBy")));
        Assert.Equal("member.correction-over", (await secretary.PostAsync($"{Mine}/corrections/1/refuse", new { reason = "不属实" })).Code);
        Assert.Equal("not-found", (await secretary.PostAsync($"{Mine}/corrections/2/approve", new { reason = "属实" })).Code);

        var hours = (await member.GetAsync($"{Mine}/hours")).Body;
        Assert.Equal("""{"services":1,"minutes":70,"years":[{"year":2026,"services":1,"minutes":70}]}""", hours.GetRawText());
        var corrected = Assert.Single((await member.GetAsync($"{Mine}/services?from=2026-03-01&to=2026-03-31")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(
            (70, 50, "secretary"),
            (corrected.GetProperty("minutes").GetInt32(), corrected.GetProperty("minutesAtFirst").GetInt32(), corrected.GetProperty("certifiedBy").GetString()));
        var since = Uri.EscapeDataString(corrected.GetProperty("updatedAt").GetString()!);
        Assert.Single((await member.GetAsync($"{Mine}/services?updatedSince={since}")).Body.GetProperty("items").EnumerateArray());
        Assert.Empty((await member.GetAsync($"{Mine}/services?updatedSince=2026-03-05T00:00:00Z")).Body.GetProperty("items").EnumerateArray());
        Assert.Empty((await secretary.GetAsync("corrections?status=open")).Body.GetProperty("items").EnumerateArray());
        Assert.Single((await member.GetAsync($"{Mine}/corrections")).Body.GetProperty("items").EnumerateArray());
        await county.SettleAsync();
        Assert.Null((await Storage.Verification.RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }
}
