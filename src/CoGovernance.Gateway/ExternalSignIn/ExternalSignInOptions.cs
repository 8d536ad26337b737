using System.Net;

namespace CoGovernance.Gateway.ExternalSignIn;

/// <summary>The OpenID provider with which people may sign in; configuration section <c>ExternalSignIn</c>. Off without an issuer.</summary>
public sealed record ExternalSignInOptions
{
    /// <summary>The provider as its tokens name it: <c>https://id.example.cn</c>. Its description is read below this address.</summary>
    public string? Issuer { get; init; }

    /// <summary>As the provider registered this server.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>None for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What the button says.</summary>
    public string Name { get; init; } = "统一身份认证";

    /// <summary>Where browsers reach this server: <c>https://county.example.cn</c>. The provider sends them back there.</summary>
    public string PublicAddress { get; init; } = "";

    /// <summary>Time that one call to the provider may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public bool IsOn => !string.IsNullOrEmpty(Issuer);

    /// <summary>The address that must be registered with the provider.</summary>
    public string CallbackAddress => $"{PublicAddress.TrimEnd('/')}{ExternalSignInApi.CallbackPath}";

    /// <summary>The first setting that is out of bounds; null when all are sound.</summary>
    public string? Violation =>
        !IsOn ? null
        : !IsSafe(Issuer) ? nameof(Issuer)
        : ClientId.Length is < 1 or > 200 ? nameof(ClientId)
        : Name.Length is < 1 or > 40 ? nameof(Name)
        : !IsSafe(PublicAddress) ? nameof(PublicAddress)
        : Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromSeconds(25) ? nameof(Timeout)
        : null;

    /// <summary>Encrypted, or on this machine.</summary>
    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps
            || (uri.Scheme == Uri.UriSchemeHttp && IPAddress.TryParse(uri.Host, out var host) && IPAddress.IsLoopback(host)));
}
