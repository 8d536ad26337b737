using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Edge;

/// <summary>
/// The one way in which things that are read and edited carry their version (RFC 9110, 8.8 and 13): <c>ETag</c> on reading,
/// <c>If-None-Match</c> to be spared what one has, <c>If-Match</c> on editing. Tags are strong; a version read before the state is
/// never newer than it, so an edit made from it can only be refused too often.
/// </summary>
internal static class EntityTag
{
    /// <summary>What an endpoint that is edited with <c>If-Match</c> refuses besides its own.</summary>
    public static readonly string[] Refusals = ["version.missing", "version.stale"];

    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The tag of a part of a state, by what stands in it: the rest may change without it.</summary>
    /// <param name="key">Where the part holds words about a person, a key of the county's: nobody is to guess them by their tag.</param>
    public static string OfPart<T>(T part, byte[]? key = null) where T : class
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(part, WireJson.Options);
        return $"\"{Convert.ToHexStringLower(key is null ? SHA256.HashData(content) : HMACSHA256.HashData(key, content))[..24]}\"";
    }

    /// <summary>Answers with the thing and its tag, or with 304 when the reader has this one already.</summary>
    public static IResult Answer<T>(HttpContext http, string tag, T body)
    {
        http.Response.Headers.ETag = tag;
        return HttpMethods.IsGet(http.Request.Method) && Has(http, tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(body);
    }

    /// <summary>Answers with what has no version of its own, under a tag of its content: who asks again and again is sent only what has changed.</summary>
    public static IResult AnswerChanged<T>(HttpContext http, T body) where T : class => Answer(http, OfPart(body), body);

    /// <summary>The tag that the edit was made from; null when <c>If-Match</c> is missing or holds more than one.</summary>
    public static string? Edited(HttpContext http) =>
        http.Request.Headers.IfMatch.ToString() is ['"', .., '"'] tag && tag.AsSpan(1, tag.Length - 2).IndexOfAny('"', ',') < 0 ? tag : null;

    /// <summary>The version that the edit was made from; null when <c>If-Match</c> does not name one.</summary>
    public static long? EditedVersion(HttpContext http) =>
        Edited(http) is { } tag && long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    /// <summary>The caller of an edit, who says which version it was made from; else the refusal.</summary>
    public static bool TryEdit(HttpContext http, out Caller caller, out IResult refusal)
    {
        caller = http.Command().Caller;
        refusal = Problem.Of(http, "version.missing");
        if (EditedVersion(http) is not { } version)
            return false;
        caller = caller with { IfVersion = version };
        return true;
    }

    private static bool Has(HttpContext http, string tag)
    {
        var sent = http.Request.Headers.IfNoneMatch.ToString();
        return sent.Length > 0 && sent.Split(',', StringSplitOptions.TrimEntries).Any(t => t == "*" || t == tag || t == $"W/{tag}");
    }
}
