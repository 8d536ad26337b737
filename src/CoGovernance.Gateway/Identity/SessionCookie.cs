using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// The cookie of a session: not readable by scripts, not sent from other sites, and over https only when the server is reached so.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "cogovernance";

    /// <param name="lifetime">A length and not an instant: the browser's clock need not be the county's.</param>
    public static void Set(HttpContext http, Credential session, TimeSpan lifetime) =>
        http.Response.Cookies.Append(Name, session.ToString(), Options(http, lifetime));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

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
