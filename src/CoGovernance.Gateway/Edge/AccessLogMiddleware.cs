using CoGovernance.Gateway.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Gateway.Edge;

/// <summary>
/// One line a request: what was asked, by which account or token, and how it went. The route's template stands for the path and
/// nothing of the query, the headers or the body is written, so that no personal data reaches a log.
/// </summary>
internal sealed partial class AccessLogMiddleware(RequestDelegate next, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>The category; <c>Logging:LogLevel:CoGovernance.Access</c> sets its level.</summary>
    public const string Category = "CoGovernance.Access";

    private readonly ILogger logger = loggers.CreateLogger(Category);

    public async Task InvokeAsync(HttpContext http)
    {
        var began = time.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            // What the supervisor of the process asks every few seconds would drown the rest.
            var level = http.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is null ? LogLevel.Debug : LogLevel.Information;
            if (logger.IsEnabled(level))
            {
                LogAnswered(
                    logger, level, Method(http.Request.Method), Route(http), http.Response.StatusCode,
                    Math.Round(time.GetElapsedTime(began).TotalMilliseconds, 1), Who(http.Subject()), http.TraceIdentifier);
            }
        }
    }

    /// <summary>Says that an answer begins which may last for hours; the line of every answer follows at its end.</summary>
    public static void Begin(HttpContext http, ILoggerFactory loggers) =>
        LogBegun(loggers.CreateLogger(Category), Method(http.Request.Method), Route(http), Who(http.Subject()), http.TraceIdentifier);

    private static string Route(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/') ?? "-";

    /// <summary>A method is any word that the client likes; only the known ones are written down.</summary>
    private static string Method(string method) =>
        method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" ? method : "OTHER";

    private static string Who(Subject? subject) => subject switch
    {
        null => "-",
        { Proof: Proof.Session } => subject.Name.Value,
        _ => $"token {subject.ProofId}",
    };

    [LoggerMessage(EventName = "Begun", Level = LogLevel.Information, Message = "{Method} {Route} begun by {Who}, request {RequestId}")]
    private static partial void LogBegun(ILogger logger, string method, string route, string who, string requestId);

    [LoggerMessage(EventName = "Answered", Message = "{Method} {Route} {Status} in {Milliseconds} ms by {Who}, request {RequestId}")]
    private static partial void LogAnswered(
        ILogger logger, LogLevel level, string method, string route, int status, double milliseconds, string who, string requestId);
}
