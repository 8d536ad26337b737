using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// The cookie of a session: not readable by scripts, not sent from other sites, and over https only when the server is reached so.
/// Its name then makes browsers refuse one that another host of the domain would plant.
/// </summary>
internal static class SessionCookie
{
    /// <summary>On plain HTTP; over https with the prefix <c>__Host-</c>.</summary>
    public const string Name = "cogovernance";

    public static string? Sent(HttpContext http) => http.Request.Cookies[NameFor(http)];

    /// <param name="lifetime">A length and not an instant: the browser's clock need not be the county's.</param>
    public static void Set(HttpContext http, Credential session, TimeSpan lifetime) =>
        http.Response.Cookies.Append(NameFor(http), session.ToString(), Options(http, lifetime));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(NameFor(http), Options(http, null));

    private static string NameFor(HttpContext http) => http.Request.IsHttps ? $"__Host-{Name}" : Name;

    private static CookieOptions Options(HttpContext http, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
