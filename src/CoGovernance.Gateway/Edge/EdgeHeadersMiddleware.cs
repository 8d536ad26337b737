using System.Globalization;
using System.Security.Cryptography;
using CoGovernance.Gateway.Docs;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Edge;

/// <summary>Gives each request an id that also stands in logs and problems, and each answer the headers that keep browsers safe.</summary>
internal sealed class EdgeHeadersMiddleware(RequestDelegate next, TimeProvider time)
{
    private const string RequestId = "X-Request-Id";

    /// <summary>The county's time, by which deadlines run: a device's own clock may be wrong, and a demonstration's goes on from its month.</summary>
    private const string CountyTime = "X-County-Time";

    private const int MostId = 64;
    private const string ForData = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>The pages of the API's document are files of this server; the hash is that of the one style inline, in their logo.</summary>
    private const string ForDocs =
        "default-src 'self'; style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var given = http.Request.Headers[RequestId].ToString();
        http.TraceIdentifier = IsId(given) ? given : RandomNumberGenerator.GetHexString(16, lowercase: true);
        var headers = http.Response.Headers;
        headers[RequestId] = http.TraceIdentifier;
        headers[CountyTime] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments($"/{ApiDocument.PagesAt}", StringComparison.Ordinal) ? ForDocs : ForData;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
        headers.CacheControl = "no-store";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    }

    private static bool IsId(string text) =>
        text.Length is > 0 and <= MostId && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
