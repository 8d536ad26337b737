using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Edge;

/// <summary>The version of what is edited: told in <c>ETag</c>, and said again in <c>If-Match</c> by who edits it.</summary>
internal static class Versions
{
    public static void Tell(HttpContext http, int version) =>
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that the caller's edit starts from; null when it is not said.</summary>
    public static int? Edited(HttpContext http) =>
        http.Request.Headers.IfMatch.ToString() is ['"', .. var text, '"']
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
