using System.Security.Cryptography;
using System.Text;
using CoGovernance.Gateway.Access;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// What a page must send with every write of a session, besides the cookie that the browser sends by itself. It is made from the
/// session's secret, so there is nothing to keep; another site can neither read nor make it.
/// </summary>
internal static class CsrfToken
{
    public const string Header = "X-CSRF-Token";

    public static string Of(Credential session) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(session.Secret), "csrf"u8));

    public static bool IsSent(HttpContext http, Subject subject) =>
        http.Features.Get<Credential>() is { } session && session.Id == subject.ProofId
        && http.Request.Headers.TryGetValue(Header, out var sent)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent.ToString()), Encoding.UTF8.GetBytes(Of(session)));
}
