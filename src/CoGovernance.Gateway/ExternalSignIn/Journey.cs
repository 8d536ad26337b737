using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoGovernance.Gateway.Identity;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.ExternalSignIn;

/// <summary>
/// What is remembered of a browser between its leaving for the provider and its coming back. It travels with the browser, in a cookie
/// that only this county can make or read.
/// </summary>
/// <param name="State">Must come back from the provider: the answer belongs to this browser.</param>
/// <param name="Nonce">Must stand in the token: the token was made for this journey.</param>
/// <param name="Verifier">Of PKCE (RFC 7636): who stole the code cannot use it.</param>
/// <param name="ReturnTo">Where on this server the browser goes in the end.</param>
internal sealed record Journey(string State, string Nonce, string Verifier, string ReturnTo, DateTimeOffset EndsAt)
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private const string Cookie = "cogovernance-journey";
    private const int MostCookie = 3_000;
    private const int MostReturn = 300;

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static Journey Begin(string returnTo, DateTimeOffset now) => new(Secrets.New(), Secrets.New(), Secrets.New(), returnTo, now + Longest);

    /// <summary>A path on this server, so that nobody is sent on to somebody else's.</summary>
    public static bool IsLocal(string path) =>
        path.Length is > 0 and <= MostReturn && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && path.All(c => c is > ' ' and < '\u007f' and not '\\');

    public async Task SetAsync(HttpContext http, GatewayKeys keys) =>
        http.Response.Cookies.Append(Cookie, Seal(await KeyAsync(keys)), Options(http, Longest));

    /// <summary>The journey that this browser is on, which ends with this; null when there is none, or it took too long.</summary>
    public static async Task<Journey?> EndAsync(HttpContext http, GatewayKeys keys, DateTimeOffset now)
    {
        if (http.Request.Cookies[Cookie] is not { Length: <= MostCookie } text)
            return null;
        http.Response.Cookies.Delete(Cookie, Options(http, null));
        return Open(text, await KeyAsync(keys)) is { } journey && journey.EndsAt > now ? journey : null;
    }

    private static CookieOptions Options(HttpContext http, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,

        // The provider's page sends the browser back from another site.
        SameSite = SameSiteMode.Lax,
        Path = ExternalSignInApi.StartPath,
        MaxAge = lifetime,
        IsEssential = true,
    };

    private static ValueTask<byte[]> KeyAsync(GatewayKeys keys) => keys.ForAsync("external-sign-in");

    private string Seal(byte[] key)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(this);
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize));
        return Base64Url.EncodeToString(box);
    }

    private static Journey? Open(string text, byte[] key)
    {
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { Length: > NonceSize + TagSize } box)
            return null;
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonSerializer.Deserialize<Journey>(plain);
    }

    private const int NonceSize = 12;
    private const int TagSize = 16;
}
