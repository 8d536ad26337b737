using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>An OpenID provider that gives out whatever token a test puts into its hands: for what a real one would never do.</summary>
public sealed class ForgingProvider : IAsyncDisposable
{
    private readonly WebApplication app;

    private ForgingProvider(WebApplication app) => this.app = app;

    public string Issuer { get; private set; } = "";

    /// <summary>What the description says the issuer is, when it is to lie.</summary>
    public string? Claimed { get; set; }

    /// <summary>The token that the next code is exchanged for.</summary>
    public string Token { get; set; } = "";

    public RsaSecurityKey Key { get; } = NewKey();

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = "key-1" };

    public static async Task<ForgingProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var provider = new ForgingProvider(builder.Build());
        provider.app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = provider.Claimed ?? provider.Issuer,
            ["authorization_endpoint"] = $"{provider.Issuer}/auth",
            ["token_endpoint"] = $"{provider.Issuer}/token",
            ["jwks_uri"] = $"{provider.Issuer}/keys",
        }));
        provider.app.MapGet("/keys", () =>
        {
            var key = provider.Key.Rsa.ExportParameters(includePrivateParameters: false);
            var one = new Dictionary<string, string>
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = provider.Key.KeyId,
                ["n"] = Base64UrlEncoder.Encode(key.Modulus),
                ["e"] = Base64UrlEncoder.Encode(key.Exponent),
            };
            return Results.Json(new { keys = new[] { one } });
        });
        provider.app.MapPost("/token", () => Results.Json(new Dictionary<string, object> { ["id_token"] = provider.Token, ["token_type"] = "Bearer" }));
        await provider.app.StartAsync();
        provider.Issuer = provider.app.Urls.Single();
        return provider;
    }

    /// <param name="signing">None: the token is not signed.</param>
    public static string Make(IReadOnlyDictionary<string, object> claims, SigningCredentials? signing)
    {
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var payload = JsonSerializer.Serialize(claims);
        return signing is null ? handler.CreateToken(payload) : handler.CreateToken(payload, signing);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Key.Rsa.Dispose();
    }
}
