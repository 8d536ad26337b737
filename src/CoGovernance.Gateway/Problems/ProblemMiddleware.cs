using System.Text.Json;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Gateway.Problems;

/// <summary>
/// Turns what goes wrong into problems: bodies that cannot be read, a record that cannot be written, and faults of the program, which
/// are logged with the request's id and never shown.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response.ContentLength is null && http.Response.ContentType is null && Empty(http) is { } code)
                await Problem.Of(http, code).ExecuteAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Problem.Of(http, Explain(http, e)).ExecuteAsync(http);
        }
    }

    private static string? Empty(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method.not-allowed",
        StatusCodes.Status408RequestTimeout => "body.too-slow",
        StatusCodes.Status413PayloadTooLarge => "body.too-large",
        StatusCodes.Status415UnsupportedMediaType => "media.unsupported",
        StatusCodes.Status504GatewayTimeout => "server.timeout",
        _ => null,
    };

    private Rejection Explain(HttpContext http, Exception failure)
    {
        switch (failure)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new Rejection("body.too-large");
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return new Rejection("media.unsupported");
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                return new Rejection("body.too-slow");
            case BadHttpRequestException { InnerException: JsonException json }:
                return new Rejection("request.malformed").With("reason", Where(json));
            case BadHttpRequestException bad:
                return new Rejection("request.malformed").With("reason", bad.Message);
            case JournalUnavailableException journal:
                return new Rejection(journal.Code);
            case IOException io when JournalCode(io.Message) is { } code:
                return new Rejection(code);
            case TimeoutException:
                return new Rejection("server.timeout");
            case InvalidOperationException when failure.GetType().Name is "GrainMailboxFullException" or "SiloUnavailableException":
                return new Rejection("server.busy");
            default:
                LogFailed(logger, http.TraceIdentifier, failure);
                return new Rejection("server.error");
        }
    }

    /// <summary>A grain that could not read its stream says so with the journal's code in front.</summary>
    private static string? JournalCode(string message) =>
        message.StartsWith("journal.", StringComparison.Ordinal) && message.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? message[..end] : null;

    /// <summary>Where the body stops being what was expected; never what stands there.</summary>
    private static string Where(JsonException json) =>
        json.Message.Contains("could not be mapped", StringComparison.Ordinal) ? $"{json.Path}: unknown field"
        : json.Message.Contains("missing required", StringComparison.Ordinal) ? json.Message.ReplaceLineEndings(" ")
        : json.Path is { Length: > 0 } path ? path
        : "not JSON";

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed.")]
    private static partial void LogFailed(ILogger logger, string requestId, Exception failure);
}
