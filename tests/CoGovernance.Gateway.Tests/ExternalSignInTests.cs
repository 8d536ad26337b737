using System.Net;
using System.Text.RegularExpressions;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.ExternalSignIn;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>Signing in with an OpenID provider that runs beside the county, through its own pages.</summary>
public sealed partial class ExternalSignInTests : IAsyncLifetime
{
    /// <summary>Nobody listens there: the test follows the browser's way by itself, and takes it to where the county is.</summary>
    private const string PublicAddress = "http://127.0.0.1:1";

    private const string Callback = $"{PublicAddress}/api/v1/session/external/callback";

    private readonly LaterTime time = new();
    private StartedProvider provider = null!;
    private ServedCounty county = null!;
    private Visitor coordinator = null!;

    public async Task InitializeAsync()
    {
        provider = await StartedProvider.StartAsync(Callback);
        county = await ServedCounty.StartAsync(new ServedCounty
        {
            Time = time,
            External = new ExternalSignInOptions
            {
                Issuer = provider.Issuer,
                ClientId = "county",
                ClientSecret = StartedProvider.Secret,
                Name = "县统一认证",
                PublicAddress = PublicAddress,
                Timeout = TimeSpan.FromSeconds(20),
            },
        });
        coordinator = await county.SignInAsync("county");
    }

    public async Task DisposeAsync()
    {
        coordinator.Dispose();
        await county.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_the_coordinator_linked_signs_in_with_the_provider_and_nobody_else_does()
    {
        using var browser = county.Visitor();
        var ways = await browser.GetAsync("session/ways");
        Assert.Equal("县统一认证", ways.Body.GetProperty("external").GetProperty("name").GetString());

        // An account never appears by itself.
        var stranger = await SignInAsync(browser, "zhang.san");
        Assert.Equal((HttpStatusCode.Forbidden, "external.not-linked"), (stranger.Status, stranger.Code));
        Assert.Equal("该外部身份未关联账号，请联系县级管理员", stranger.Text("title"));

        await county.OpenAsync(ServedCounty.Profile("linked", Role.TownOfficial, "610922100"), mustChange: true);
        var linked = await coordinator.PostAsync("accounts/linked/identities", new { subject = "zhang.san" });
        var identity = Assert.Single(linked.Body.GetProperty("items").EnumerateArray().ToList());
        Assert.Equal((provider.Issuer, "zhang.san"), (identity.GetProperty("issuer").GetString(), identity.GetProperty("subject").GetString()));
        Assert.Equal("identity.linked-elsewhere", (await coordinator.PostAsync("accounts/town/identities", new { subject = "zhang.san" })).Code);

        var back = await SignInAsync(browser, "zhang.san", "/requests?phase=open");
        Assert.Equal((HttpStatusCode.Redirect, "/requests?phase=open"), (back.Status, back.Message.Headers.Location!.OriginalString));
        var session = await browser.GetAsync("session");
        Assert.Equal("linked", session.Body.GetProperty("me").GetProperty("account").GetString());

        // The session is as any other: it reads, and its writes need the token. The first password is not in its way.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("requests")).Status);
        Assert.Equal("auth.csrf", (await browser.SendAsync(HttpMethod.Delete, "session")).Code);

        // Unlinking ends it at once.
        var path = $"accounts/linked/identities/{identity.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal("auth.required", (await browser.GetAsync("requests")).Code);
        Assert.Equal("identity.unknown", (await coordinator.SendAsync(HttpMethod.Delete, path)).Code);
        Assert.Equal("external.not-linked", (await SignInAsync(browser, "zhang.san")).Code);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PostAsync("accounts/town/identities", new { subject = "zhang.san" })).Status);
        var version = (await coordinator.GetAsync("accounts/town")).Message.Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PostAsync("accounts/town/disable", new { reason = "调离" }, ("If-Match", version))).Status);
        Assert.Equal("account.disabled", (await SignInAsync(browser, "zhang.san")).Code);
    }

    [Fact]
    public async Task A_callback_that_was_not_begun_here_or_comes_again_is_refused()
    {
        await coordinator.PostAsync("accounts/town/identities", new { subject = "li.si" });
        using var browser = county.Visitor();
        var came = await WalkAsync(browser, "li.si");

        // Somebody else's browser, which began nothing; then the right one with another state.
        using var other = county.Visitor();
        Assert.Equal((HttpStatusCode.BadRequest, "external.state-wrong"), Told(await other.GetAsync(came)));
        Assert.Equal("external.state-wrong", (await browser.GetAsync(came.Replace("state=", "state=x", StringComparison.Ordinal))).Code);

        // That ended the journey, and a code cannot be used on another one: it was got for the first one's challenge.
        Assert.Equal("external.state-wrong", (await browser.GetAsync(came)).Code);
        var start = (await browser.GetAsync("session/external")).Message.Headers.Location!;
        var state = State().Match(start.Query).Groups[1].Value;
        var code = Code().Match(came).Groups[1].Value;
        Assert.Equal((HttpStatusCode.Forbidden, "external.refused"), Told(await browser.GetAsync($"session/external/callback?state={state}&code={code}")));

        // Another provider's answer, and one that says no.
        came = await WalkAsync(browser, "li.si");
        Assert.Equal("external.state-wrong", (await browser.GetAsync(Issuer().Replace(came, "iss=https%3A%2F%2Fevil.example"))).Code);
        start = (await browser.GetAsync("session/external")).Message.Headers.Location!;
        state = State().Match(start.Query).Groups[1].Value;
        Assert.Equal("external.refused", (await browser.GetAsync($"session/external/callback?state={state}&error=access_denied")).Code);
        Assert.Equal("auth.required", (await browser.GetAsync("me")).Code);

        // A whole callback sent again.
        came = await WalkAsync(browser, "li.si");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(came)).Status);
        Assert.Equal("external.state-wrong", (await browser.GetAsync(came)).Code);
        foreach (var path in new[] { "https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a\nb" })
            Assert.Equal("external.return-path", (await browser.GetAsync($"session/external?returnTo={Uri.EscapeDataString(path)}")).Code);
    }

    [Fact]
    public async Task New_keys_of_the_provider_are_found_and_its_absence_is_told()
    {
        await coordinator.PostAsync("accounts/town/identities", new { subject = "wang.wu" });
        using var browser = county.Visitor();
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(browser, "wang.wu")).Status);
        var port = provider.Port;
        await provider.DisposeAsync();

        // What is known of it still sends the browser there; the code cannot be exchanged.
        var start = (await browser.GetAsync("session/external")).Message.Headers.Location!;
        var gone = await browser.GetAsync($"session/external/callback?state={State().Match(start.Query).Groups[1].Value}&code=x");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "external.unavailable"), Told(gone));
        Assert.NotNull(gone.Message.Headers.RetryAfter);
        provider = await StartedProvider.StartAsync(Callback, port);
        // Its description is not asked for again within seconds.
        time.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(browser, "wang.wu")).Status);
        Assert.Equal("town", (await browser.GetAsync("me")).Text("account"));
    }

    private static (HttpStatusCode Status, string? Code) Told(Answer answer) => (answer.Status, answer.Code);

    private async Task<Answer> SignInAsync(Visitor browser, string login, string? returnTo = null) =>
        await browser.GetAsync(await WalkAsync(browser, login, returnTo));

    /// <summary>From the county to the provider and through its pages, up to the address on which it sends the browser back.</summary>
    private static async Task<string> WalkAsync(Visitor browser, string login, string? returnTo = null)
    {
        var start = await browser.GetAsync($"session/external{(returnTo is null ? "" : $"?returnTo={Uri.EscapeDataString(returnTo)}")}");
        Assert.True(start.Status == HttpStatusCode.Redirect, start.Code);
        Assert.Contains("code_challenge_method=S256", start.Message.Headers.Location!.Query, StringComparison.Ordinal);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var at = start.Message.Headers.Location!;
        var answer = await http.GetAsync(at);
        for (var step = 0; step < 12; step++)
        {
            if (answer.Headers.Location is { } next)
            {
                at = new Uri(at, next);
                if (at.AbsoluteUri.StartsWith(PublicAddress, StringComparison.Ordinal))
                    return at.PathAndQuery["/api/v1/".Length..];
                answer = await http.GetAsync(at);
                continue;
            }

            // One of its pages: it asks for the login first, and then for consent.
            var page = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{at}: {answer.StatusCode} {page}");
            var prompt = Prompt().Match(page).Groups[1].Value;
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["prompt"] = prompt, ["login"] = login, ["password"] = "any" });
            at = new Uri(at, Form().Match(page).Groups[1].Value);
            answer = await http.PostAsync(at, form);
        }

        throw new InvalidOperationException($"The provider does not send the browser back from {at}.");
    }

    [GeneratedRegex("[?&]state=([^&]+)")]
    private static partial Regex State();

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex Code();

    [GeneratedRegex("iss=[^&]+")]
    private static partial Regex Issuer();

    [GeneratedRegex("name=\"prompt\" value=\"(\\w+)\"")]
    private static partial Regex Prompt();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Form();
}
