using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CoGovernance.Domain.Kernel;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CoGovernance.Gateway.ExternalSignIn;

/// <summary>What came of a call to the provider: who it is, or why not.</summary>
internal readonly record struct ProviderAnswer<T>(T? Value, Rejection? Rejection)
    where T : class
{
    public static implicit operator ProviderAnswer<T>(T value) => new(value, null);

    public static implicit operator ProviderAnswer<T>(Rejection rejection) => new(null, rejection);
}

/// <summary>
/// The provider on the other side: reads its description, exchanges codes for tokens, and proves the tokens. Sources: OpenID Connect
/// Core 1.0 section 3.1, Discovery 1.0 section 4, RFC 7636 (PKCE). Safe for concurrent calls.
/// </summary>
internal sealed class OpenIdProvider(ExternalSignInOptions options, TimeProvider time) : IDisposable
{
    private const int MostAnswer = 256 * 1024;
    private const int MostSubject = 255;

    /// <summary>The provider's clock may be a little off.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan DescriptionLasts = TimeSpan.FromHours(12);

    /// <summary>A token under a new key asks for the description again, but not as often as somebody sends such tokens.</summary>
    private static readonly TimeSpan DescriptionRests = TimeSpan.FromSeconds(10);

    private static readonly Rejection Unavailable = new("external.unavailable");
    private static readonly Rejection Unusable = new("external.unusable");
    private static readonly Rejection TokenWrong = new("external.token-wrong");

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = options.Timeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = options.Timeout,
        MaxResponseContentBufferSize = MostAnswer,
    };

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Description? known;

    /// <summary>Where the browser is to go.</summary>
    public async Task<ProviderAnswer<string>> AuthorizeAtAsync(Journey journey, CancellationToken cancellationToken)
    {
        var description = await DescribeAsync(null, cancellationToken);
        if (description.Value is not { Provider: var provider })
            return description.Rejection!;
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = provider.AuthorizationEndpoint,
            ClientId = options.ClientId,
            RedirectUri = options.CallbackAddress,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = OpenIdConnectScope.OpenId,
            State = journey.State,
            Nonce = journey.Nonce,
            EnableTelemetryParameters = false,
        };
        message.SetParameter("code_challenge", journey.Challenge);
        message.SetParameter("code_challenge_method", "S256");
        return message.CreateAuthenticationRequestUrl();
    }

    /// <summary>The subject, for the code that the browser brought back.</summary>
    public async Task<ProviderAnswer<string>> ProveAsync(string code, Journey journey, CancellationToken cancellationToken)
    {
        var description = await DescribeAsync(null, cancellationToken);
        if (description.Value is not { } described)
            return description.Rejection!;
        var exchanged = await ExchangeAsync(described.Provider, code, journey, cancellationToken);
        if (exchanged.Value is not { } token)
            return exchanged.Rejection!;
        var result = await ValidateAsync(token, described.Provider);
        if (!result.IsValid && result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has changed its keys since its description was read.
            description = await DescribeAsync(described, cancellationToken);
            if (description.Value is not { } renewed)
                return description.Rejection!;
            result = await ValidateAsync(token, renewed.Provider);
        }

        return result.IsValid && result.SecurityToken is JsonWebToken proved && IsFor(proved, journey) ? proved.Subject : TokenWrong;
    }

    public void Dispose()
    {
        client.Dispose();
        reading.Dispose();
    }

    private bool IsFor(JsonWebToken token, Journey journey) =>
        token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Nonce, out var nonce) && nonce == journey.Nonce
        && token.Subject is { Length: > 0 and <= MostSubject } subject && subject.All(char.IsAscii)
        && (token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Azp, out var party) ? party == options.ClientId : token.Audiences.Count() == 1);

    private Task<TokenValidationResult> ValidateAsync(string token, OpenIdConnectConfiguration provider) =>
        handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = options.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = provider.SigningKeys,
            RequireSignedTokens = true,
            RequireExpirationTime = true,

            // Never those of a shared secret: a public key must not pass for one.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256,
                SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256,
                SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ],
            LifetimeValidator = (from, until, _, _) =>
                (from is null || from <= (time.GetUtcNow() + Skew).UtcDateTime) && until > (time.GetUtcNow() - Skew).UtcDateTime,
        });

    /// <summary>The token of the code. A code that the provider does not take is a refusal; one that answers nonsense is not usable.</summary>
    private async Task<ProviderAnswer<string>> ExchangeAsync(
        OpenIdConnectConfiguration provider, string code, Journey journey, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = options.CallbackAddress,
            ["code_verifier"] = journey.Verifier,
            ["client_id"] = options.ClientId,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (options.ClientSecret is { } secret)
        {
            // RFC 6749 section 2.3.1: both parts as in a form, then as in basic authentication.
            var both = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(both)));
            form.Remove("client_id");
        }

        request.Content = new FormUrlEncodedContent(form);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode >= 500)
                return Unavailable;
            if (response.StatusCode != HttpStatusCode.OK)
                return new Rejection("external.refused");
            using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            return body.RootElement is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("id_token", out var token)
                && token.ValueKind == JsonValueKind.String ? token.GetString()! : Unusable;
        }
        catch (Exception e) when (IsOfTheNetwork(e, cancellationToken))
        {
            return Unavailable;
        }
        catch (JsonException)
        {
            return Unusable;
        }
    }

    /// <summary>The provider's description, read again when it is old or is the one that will not do.</summary>
    private async Task<ProviderAnswer<Description>> DescribeAsync(Description? insufficient, CancellationToken cancellationToken)
    {
        if (known is { } current && IsGood(current))
            return current;
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (known is { } read && IsGood(read))
                return read;
            var retriever = new HttpDocumentRetriever(client) { RequireHttps = options.Issuer!.StartsWith("https:", StringComparison.Ordinal) };
            var provider = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{options.Issuer.TrimEnd('/')}/.well-known/openid-configuration", retriever, cancellationToken);
            if (provider.Issuer != options.Issuer || !IsAddress(provider.AuthorizationEndpoint) || !IsAddress(provider.TokenEndpoint)
                || provider.SigningKeys.Count == 0)
            {
                return Unusable;
            }

            return known = new Description(provider, time.GetUtcNow());
        }
        catch (Exception e) when (IsOfTheNetwork(e, cancellationToken) || e is IOException)
        {
            return Unavailable;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or SecurityTokenException)
        {
            return Unusable;
        }
        finally
        {
            reading.Release();
        }

        bool IsGood(Description d)
        {
            var age = time.GetUtcNow() - d.ReadAt;
            return age < DescriptionLasts && (d != insufficient || age < DescriptionRests);
        }
    }

    private bool IsAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == new Uri(options.Issuer!).Scheme;

    private static bool IsOfTheNetwork(Exception e, CancellationToken cancellationToken) =>
        e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private sealed record Description(OpenIdConnectConfiguration Provider, DateTimeOffset ReadAt);
}
