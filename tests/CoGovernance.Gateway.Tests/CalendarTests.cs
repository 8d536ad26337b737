using System.Net;
using System.Text;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Tests.Fixture;
using Ical.Net;

namespace CoGovernance.Gateway.Tests;

/// <summary>A member's calendar, over the API and as a feed that calendar programs subscribe to.</summary>
public sealed class CalendarTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private const string Mine = $"members/{ServedCounty.EastMember}";

    [Fact]
    public async Task Promised_and_served_time_is_read_by_days_without_a_word_of_the_resident()
    {
        var served = await county.ServedAsync(minutes: 45, daysAhead: 3);
        using var member = await county.SignInAsync("member");
        var calendar = await member.GetAsync($"{Mine}/calendar?from=2026-03-01&to=2026-03-31");
        var entry = calendar.Body.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("request").GetString() == served);
        Assert.Equal(
            ("served", ServedCounty.East, "errand", 45),
            (entry.GetProperty("status").GetString(), entry.GetProperty("community").GetString(), entry.GetProperty("category").GetString(),
                entry.GetProperty("minutes").GetInt32()));
        Assert.DoesNotContain("王某", calendar.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Empty((await member.GetAsync($"{Mine}/calendar?from=2026-05-01&to=2026-05-31")).Body.GetProperty("items").EnumerateArray());
        foreach (var wrong in new[] { "from=2026-03-31&to=2026-03-01", "from=2026-03-01&to=2027-03-02", "from=0001-01-01", "from=9999-12-31" })
            Assert.Equal("request.invalid", (await member.GetAsync($"{Mine}/calendar?{wrong}")).Code);
        Assert.Equal("request.malformed", (await member.GetAsync($"{Mine}/calendar?from=2026-02-30")).Code);
    }

    [Fact]
    public async Task A_feed_follows_what_is_promised_given_up_and_served_under_the_same_names()
    {
        using var head = await county.SignInAsync("courtyard");
        using var member = await county.SignInAsync("member");
        var order = await head.PostAsync("requests", new
        {
            community = ServedCounty.East,
            category = "errand",
            words = "帮忙取药",
            name = "王某",
            phone = "12000000080",
            address = "四号楼",
            wishedAt = ServedCounty.Start.AddDays(12),
        });
        var number = order.Text("number");
        await county.SettleAsync();
        await member.PostAsync($"{Mine}/offers/{number}/accept", new { });

        await member.SendAsync(HttpMethod.Delete, $"{Mine}/calendar/address");
        Assert.False((await member.GetAsync($"{Mine}/calendar/address")).Body.GetProperty("active").GetBoolean());
        var made = await member.SendAsync(HttpMethod.Post, $"{Mine}/calendar/address");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var address = made.Text("address");
        var (text, tag) = await FeedAsync(address);
        var promised = EventOf(text, number);
        Assert.Equal(
            ("CONFIRMED", 0, ServedCounty.Start.AddDays(12).UtcDateTime, 60d),
            (promised.Status, promised.Sequence, promised.Start!.AsUtc, (promised.End!.AsUtc - promised.Start.AsUtc).TotalMinutes));
        Assert.Equal($"代办跑腿（{number}）", promised.Summary);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var secret in new[] { "王某", "12000000080", "四号楼", "取药", "李明亮" })
            Assert.DoesNotContain(secret, text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        using var http = new HttpClient();
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", tag } } };
        Assert.Equal(HttpStatusCode.NotModified, (await http.SendAsync(again)).StatusCode);

        await member.PostAsync($"{Mine}/offers/{number}/withdraw", new { reason = "临时有事" });
        await county.SettleAsync();
        var cancelled = EventOf((await FeedAsync(address)).Text, number);
        Assert.Equal((promised.Uid, "CANCELLED", 1), (cancelled.Uid, cancelled.Status, cancelled.Sequence));

        // A new address ends the old one, and a revoked one is gone.
        var renewed = (await member.SendAsync(HttpMethod.Post, $"{Mine}/calendar/address")).Text("address");
        Assert.NotEqual(address, renewed);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(renewed)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await member.SendAsync(HttpMethod.Delete, $"{Mine}/calendar/address")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(renewed)).StatusCode);
        Assert.False((await member.GetAsync($"{Mine}/calendar/address")).Body.GetProperty("active").GetBoolean());
        Assert.Null((await Storage.Verification.RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    [Fact]
    public async Task An_address_is_shown_once_also_when_the_write_is_sent_again()
    {
        using var member = await county.SignInAsync("member");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, (await member.SendAsync(HttpMethod.Post, $"{Mine}/calendar/address", null, key)).Status);
        var again = await member.SendAsync(HttpMethod.Post, $"{Mine}/calendar/address", null, key);
        Assert.Equal("member.address-shown-once", again.Code);
    }

    private static async Task<(string Text, string Tag)> FeedAsync(string address)
    {
        using var http = new HttpClient();
        var answer = await http.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.ETag!.ToString());
    }

    private static Ical.Net.CalendarComponents.CalendarEvent EventOf(string text, string request) =>
        Calendar.Load(text)!.Events.Single(e => e.Uid!.StartsWith($"{request}.", StringComparison.Ordinal));
}

/// <summary>How often one address may look for feeds.</summary>
public sealed class CalendarLimitTests : IAsyncLifetime
{
    private readonly ServedCounty county = new() { Edge = new EdgeOptions { CalendarPerMinute = 3 } };

    public Task InitializeAsync() => county.InitializeAsync();

    public Task DisposeAsync() => county.DisposeAsync();

    [Fact]
    public async Task Secrets_cannot_be_tried_out()
    {
        using var visitor = county.Visitor();
        for (var i = 0; i < 3; i++)
            Assert.Equal("not-found", (await visitor.GetAsync($"calendar/secret{i}.ics")).Code);
        var limited = await visitor.GetAsync("calendar/secret4.ics");
        Assert.Equal((HttpStatusCode.TooManyRequests, "rate.limited"), (limited.Status, limited.Code));
    }
}
