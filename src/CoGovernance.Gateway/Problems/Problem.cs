using System.Collections.Immutable;
using System.Text;
using CoGovernance.Domain.Kernel;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Problems;

/// <summary>One field that is not as it must be. The name is a JSON path: <c>wishedAt</c>.</summary>
public sealed record FieldProblem(string Field, string Code, string Message);

/// <summary>A refusal as it goes over the wire: problem details (RFC 9457) with a stable code.</summary>
public sealed record ProblemBody(
    string Type, string Title, int Status, string Code, string RequestId, ImmutableArray<FieldProblem>? Errors);

/// <summary>Answers with a problem, in the reader's language (<c>Accept-Language</c>; Chinese when it asks for neither).</summary>
public static class Problem
{
    private const string ContentType = "application/problem+json";

    public static IResult Of(HttpContext http, string code) => Of(http, new Rejection(code));

    public static IResult Of(HttpContext http, Rejection rejection) => Of(http, rejection, null);

    /// <param name="fields">By field, why it will not do.</param>
    public static IResult Of(HttpContext http, IReadOnlyList<(string Field, Rejection Why)> fields) => Of(
        http, new Rejection("request.invalid"), [.. fields.Select(f => new FieldProblem(f.Field, f.Why.Code, Say(http, f.Why)))]);

    private static IResult Of(HttpContext http, Rejection rejection, ImmutableArray<FieldProblem>? errors)
    {
        var status = ProblemCatalog.Of(rejection.Code).Status;
        if (status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        if (status is StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = "5";
        var body = new ProblemBody(
            $"urn:cogovernance:problem:{rejection.Code}", Say(http, rejection), status, rejection.Code, http.TraceIdentifier, errors);
        return Results.Json(body, statusCode: status, contentType: ContentType);
    }

    private static string Say(HttpContext http, Rejection rejection)
    {
        var meaning = ProblemCatalog.Of(rejection.Code);
        var text = new StringBuilder(PrefersEnglish(http) ? meaning.English : meaning.Chinese);
        foreach (var (name, value) in rejection.Facts)
            text.Replace($"{{{name}}}", value);
        return text.ToString();
    }

    internal static bool PrefersEnglish(HttpContext http)
    {
        var first = http.Request.GetTypedHeaders().AcceptLanguage
            .Where(l => l.Quality is not 0)
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString())
            .FirstOrDefault(l => IsTag(l, "zh") || IsTag(l, "en"));
        return first is not null && IsTag(first, "en");
    }

    private static bool IsTag(string tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-');
}
