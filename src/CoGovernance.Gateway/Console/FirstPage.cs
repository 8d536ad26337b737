using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Console;

/// <summary>
/// The console's one page. Each time it is given out it carries a nonce of its own, which the styles made at run time by its widgets name;
/// scripts come from files of this server only.
/// </summary>
internal sealed class FirstPage(string html)
{
    private const string Placeholder = "__CSP_NONCE__";

    private const string Policy =
        "default-src 'none'; script-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; style-src 'self'";

    /// <summary>A worker is bound by the policy of its own file: it may fetch from this server.</summary>
    public const string PolicyOfFiles = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public Task WriteAsync(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = $"{Policy} 'nonce-{nonce}'";
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.WriteAsync(html.Replace(Placeholder, nonce, StringComparison.Ordinal), http.RequestAborted);
    }
}
