using System.Net;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>Whose word about the visitor is believed: that of the proxies that were named, and nobody else's.</summary>
public sealed class ProxyTests
{
    private static readonly EdgeOptions OneSignIn = ServedCounty.Unlimited with { SignInPerMinute = 1 };

    private static readonly object Wrong = new { account = "county", password = "wrong" };

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task Behind_a_known_proxy_limits_and_cookies_see_the_visitor(string proxy)
    {
        await using var county = await ServedCounty.StartAsync(OneSignIn with { Proxies = [proxy] });
        using var visitor = county.Visitor();
        Assert.Equal("auth.failed", (await FromAsync(visitor, "203.0.113.1")).Code);
        Assert.Equal("rate.limited", (await FromAsync(visitor, "203.0.113.1")).Code);
        Assert.Equal("auth.failed", (await FromAsync(visitor, "203.0.113.2")).Code);

        // What the visitor claims of itself stands before what the proxy says, and is not reached.
        Assert.Equal("rate.limited", (await FromAsync(visitor, "198.51.100.7, 203.0.113.2")).Code);
        var session = await visitor.PostAsync(
            "session", new { account = "town", password = ServedCounty.Password }, ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"));
        var cookie = Assert.Single(session.Message.Headers.GetValues("Set-Cookie"), c => c.Contains("cogovernance=", StringComparison.Ordinal));
        Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["max-age=31536000"], session.Message.Headers.GetValues("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.1")]
    public async Task Anybody_else_is_not_believed(string? proxy)
    {
        await using var county = await ServedCounty.StartAsync(new ServedCounty { IsEmpty = true, Edge = OneSignIn with { Proxies = proxy is null ? [] : [proxy] } });
        using var visitor = county.Visitor();
        Assert.Equal("auth.failed", (await FromAsync(visitor, "203.0.113.1")).Code);
        Assert.Equal("rate.limited", (await FromAsync(visitor, "203.0.113.2")).Code);
        var answer = await visitor.SendAsync(HttpMethod.Get, "categories", null, ("X-Forwarded-Proto", "https"));
        Assert.False(answer.Message.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Figures_are_not_passed_on_through_a_proxy_on_the_same_machine()
    {
        await using var county = await ServedCounty.StartAsync(new ServedCounty { IsEmpty = true });
        using var http = new HttpClient { BaseAddress = county.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/metrics")).StatusCode);
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.1");
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/metrics")).StatusCode);
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("proxy.example")]
    [InlineData("")]
    public void A_proxy_is_an_address_or_a_network(string proxy) =>
        Assert.Equal(nameof(EdgeOptions.Proxies), new EdgeOptions { Proxies = [proxy] }.Violation);

    private static Task<Answer> FromAsync(Visitor visitor, string address) => visitor.PostAsync("session", Wrong, ("X-Forwarded-For", address));
}
