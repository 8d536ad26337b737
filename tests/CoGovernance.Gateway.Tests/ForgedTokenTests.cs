using System.Net;
using System.Text.RegularExpressions;
using CoGovernance.Gateway.ExternalSignIn;
using CoGovernance.Gateway.Tests.Fixture;
using Microsoft.IdentityModel.Tokens;

namespace CoGovernance.Gateway.Tests;

/// <summary>Tokens that look like the provider's and are not, or are not for this county or this journey.</summary>
public sealed partial class ForgedTokenTests : IAsyncLifetime
{
    private const string Subject = "zhao.liu";

    private readonly LaterTime time = new();
    private ForgingProvider provider = null!;
    private ServedCounty county = null!;

    public async Task InitializeAsync()
    {
        provider = await ForgingProvider.StartAsync();
        county = await ServedCounty.StartAsync(new ServedCounty
        {
            Time = time,
            External = new ExternalSignInOptions { Issuer = provider.Issuer, ClientId = "county", PublicAddress = "http://127.0.0.1:1" },
        });
        using var coordinator = await county.SignInAsync("county");
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PostAsync("accounts/town/identities", new { subject = Subject })).Status);
    }

    public async Task DisposeAsync()
    {
        await county.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Only_the_provider_s_own_token_for_this_county_and_this_journey_signs_in()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(_ => { })).Status);
        var stranger = ForgingProvider.NewKey();
        var modulus = provider.Key.Rsa.ExportParameters(includePrivateParameters: false).Modulus!;
        (string What, Action<Dictionary<string, object>> Change, SigningCredentials? Signing)[] forgeries =
        [
            ("another journey's nonce", c => c["nonce"] = "another", Own()),
            ("no nonce", c => c.Remove("nonce"), Own()),
            ("another issuer", c => c["iss"] = "https://evil.example", Own()),
            ("another client", c => c["aud"] = "another", Own()),
            ("two clients and no word for which", c => c["aud"] = new[] { "county", "another" }, Own()),
            ("a token got by another client", c => c["azp"] = "another", Own()),
            ("run out", c => c["exp"] = Seconds(TimeSpan.FromMinutes(-3)), Own()),
            ("no end", c => c.Remove("exp"), Own()),
            ("not yet", c => c["nbf"] = Seconds(TimeSpan.FromMinutes(10)), Own()),
            ("no subject", c => c.Remove("sub"), Own()),
            ("another key of the same name", _ => { }, new SigningCredentials(stranger, SecurityAlgorithms.RsaSha256)),
            ("no signature", _ => { }, null),
            ("the public key as a shared secret", _ => { }, new SigningCredentials(
                new SymmetricSecurityKey(modulus) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256)),
        ];
        foreach (var (what, change, signing) in forgeries)
        {
            var answer = await SignInAsync(change, signing, unsigned: signing is null);
            Assert.True((answer.Status, answer.Code) == (HttpStatusCode.Forbidden, "external.token-wrong"), $"{what}: {answer.Status} {answer.Code}");
            var cookies = answer.Message.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];
            Assert.DoesNotContain(cookies, c => c.StartsWith("cogovernance=", StringComparison.Ordinal));
        }

        Assert.Equal("external.token-wrong", (await SignInAsync(_ => { }, text: "not a token")).Code);
        stranger.Rsa.Dispose();
    }

    [Fact]
    public async Task A_description_of_another_provider_is_not_used()
    {
        provider.Claimed = "https://evil.example";
        using var browser = county.Visitor();
        var answer = await browser.GetAsync("session/external");
        Assert.Equal((HttpStatusCode.BadGateway, "external.unusable"), (answer.Status, answer.Code));

        // It is asked again as soon as somebody comes.
        provider.Claimed = null;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("session/external")).Status);
    }

    private SigningCredentials Own() => new(provider.Key, SecurityAlgorithms.RsaSha256);

    private long Seconds(TimeSpan fromNow) => (time.GetUtcNow() + fromNow).ToUnixTimeSeconds();

    private async Task<Answer> SignInAsync(
        Action<Dictionary<string, object>> change, SigningCredentials? signing = null, bool unsigned = false, string? text = null)
    {
        using var browser = county.Visitor();
        var start = (await browser.GetAsync("session/external")).Message.Headers.Location!.Query;
        var claims = new Dictionary<string, object>
        {
            ["iss"] = provider.Issuer,
            ["aud"] = "county",
            ["sub"] = Subject,
            ["nonce"] = Nonce().Match(start).Groups[1].Value,
            ["iat"] = Seconds(TimeSpan.Zero),
            ["exp"] = Seconds(TimeSpan.FromMinutes(5)),
        };
        change(claims);
        provider.Token = text ?? ForgingProvider.Make(claims, unsigned ? null : signing ?? Own());
        return await browser.GetAsync($"session/external/callback?code=any&state={State().Match(start).Groups[1].Value}");
    }

    [GeneratedRegex("[?&]nonce=([^&]+)")]
    private static partial Regex Nonce();

    [GeneratedRegex("[?&]state=([^&]+)")]
    private static partial Regex State();
}
