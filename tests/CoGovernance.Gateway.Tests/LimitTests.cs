using System.Net;
using System.Net.Sockets;
using System.Text;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>How much, how often and how long: every limit at the edge, run into.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task An_account_its_tokens_and_its_address_are_counted_apart()
    {
        await using var county = await ServedCounty.StartAsync(
            ServedCounty.Unlimited with { AccountPerMinute = 4, TokenPerMinute = 3, AddressPerMinute = 5 });
        using var owner = await county.SignInAsync("integration");
        using var first = county.Visitor();
        using var second = county.Visitor();
        first.Token = (await owner.PostAsync("me/tokens", new { label = "一", days = 1 })).Text("token");
        second.Token = (await owner.PostAsync("me/tokens", new { label = "二", days = 1 })).Text("token");
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("me")).Status);

        // A signed token counts with the one that it was got for.
        using var signed = county.Visitor();
        signed.Token = (await first.PostAsync("token", new { })).Text("token");
        AssertRefused(await signed.GetAsync("me"));
        AssertRefused(await first.GetAsync("me"));
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("me")).Status);
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("me")).Status);
        AssertRefused(await owner.GetAsync("me"));

        // The address has signed in once; wrong tokens count with it.
        using var stranger = county.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("categories")).Status);
        stranger.Token = "cog.aW50ZWdyYXRpb24.000000000000.x";
        for (var i = 0; i < 3; i++)
            Assert.Equal("auth.failed", (await stranger.GetAsync("me")).Code);
        AssertRefused(await stranger.GetAsync("me"));
    }

    [Fact]
    public async Task Who_tries_codes_of_an_order_is_stopped()
    {
        await using var county = await ServedCounty.StartAsync(ServedCounty.Unlimited with { WrongCodesPerQuarter = 2 });
        using var visitor = county.Visitor();
        var order = await visitor.PostAsync("orders", new
        {
            community = ServedCounty.East,
            category = "errand",
            words = "帮忙取药",
            name = "王某",
            phone = "12000000011",
            address = "二号楼",
            wishedAt = ServedCounty.Start.AddDays(3),
        });
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, (await TrackAsync(order.Text("code"))).Status);
        for (var i = 0; i < 2; i++)
            Assert.Equal("not-found", (await TrackAsync($"AAAAAAA{i + 2}")).Code);
        AssertRefused(await TrackAsync(order.Text("code")), 15 * 60);

        Task<Answer> TrackAsync(string code) => visitor.SendAsync(HttpMethod.Get, $"orders/{order.Text("number")}", null, ("Order-Code", code));
    }

    [Fact]
    public async Task A_body_that_trickles_in_is_cut_off()
    {
        await using var county = await EmptyAsync(ServedCounty.Unlimited with { BodyGrace = TimeSpan.FromSeconds(2) });
        var answer = await SayAsync(county, "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"body.too-slow\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up()
    {
        await using var county = await EmptyAsync(ServedCounty.Unlimited with { MostTime = TimeSpan.FromSeconds(1), LeastBodyRate = 1 });
        var answer = await SayAsync(county, "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
        Assert.StartsWith("HTTP/1.1 504 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"server.timeout\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_that_does_not_end_is_given_up()
    {
        await using var county = await EmptyAsync(ServedCounty.Unlimited with { MostHeadTime = TimeSpan.FromSeconds(1) });
        var answer = await SayAsync(county, "GET /api/v1/categories HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_that_is_too_large_is_refused()
    {
        await using var county = await EmptyAsync(ServedCounty.Unlimited);
        var large = await SayAsync(county, $"GET /api/v1/categories HTTP/1.1\r\nHost: x\r\nX-Large: {new string('a', 17 * 1024)}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", large, StringComparison.Ordinal);
        var many = string.Concat(Enumerable.Range(0, 70).Select(i => $"X-{i}: 1\r\n"));
        Assert.StartsWith("HTTP/1.1 431 ", await SayAsync(county, $"GET /api/v1/categories HTTP/1.1\r\nHost: x\r\n{many}\r\n"), StringComparison.Ordinal);
        var line = await SayAsync(county, $"GET /api/v1/categories?x={new string('a', 9 * 1024)} HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414 ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_connection_too_many_is_closed_and_the_others_go_on()
    {
        await using var county = await EmptyAsync(ServedCounty.Unlimited with { MostConnections = 2 });
        using var first = await OpenAsync(county);
        using var second = await OpenAsync(county);
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(first), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(second), StringComparison.Ordinal);
        using var third = await OpenAsync(county);
        Assert.Equal("", await AskAsync(third));
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_that_is_nested_deeply_is_refused()
    {
        await using var county = await EmptyAsync(ServedCounty.Unlimited);
        using var visitor = county.Visitor();
        var bomb = new string('[', 20_000) + new string(']', 20_000);
        Assert.Equal("request.malformed", (await visitor.SendRawAsync(HttpMethod.Post, "session", Visitor.Bytes(bomb))).Code);
        Assert.Equal(
            "request.malformed", (await visitor.SendRawAsync(HttpMethod.Post, "session", Visitor.Bytes($"{{\"account\":{bomb},\"password\":\"x\"}}"))).Code);
    }

    private static void AssertRefused(Answer answer, int mostSeconds = 60)
    {
        Assert.Equal((HttpStatusCode.TooManyRequests, "rate.limited"), (answer.Status, answer.Code));
        Assert.InRange(answer.Message.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, mostSeconds);
    }

    /// <summary>What the server itself holds needs nobody in it.</summary>
    private static Task<ServedCounty> EmptyAsync(EdgeOptions edge) => ServedCounty.StartAsync(new ServedCounty { Edge = edge, IsEmpty = true });

    /// <summary>Sends these bytes on a connection of their own, and hears the answer.</summary>
    private static async Task<string> SayAsync(ServedCounty county, string text)
    {
        using var client = await OpenAsync(county);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        return await HearAsync(client);
    }

    /// <summary>The answer to its last chunk, or what came before the server closed; the end may come apart from the rest.</summary>
    private static async Task<string> HearAsync(TcpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var heard = new StringBuilder();
        var buffer = new byte[4096];
        while (!heard.ToString().EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await ReadAsync(client, buffer, limit.Token);
            if (read == 0)
                break;
            heard.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return heard.ToString();
    }

    private static async Task<TcpClient> OpenAsync(ServedCounty county)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, county.Address.Port);
        return client;
    }

    /// <summary>The answer; nothing when the server has closed.</summary>
    private static async Task<string> AskAsync(TcpClient client)
    {
        try
        {
            await client.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        }
        catch (IOException)
        {
            return "";
        }

        return await HearAsync(client);
    }

    private static async Task<int> ReadAsync(TcpClient client, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetStream().ReadAsync(buffer, cancellationToken);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
