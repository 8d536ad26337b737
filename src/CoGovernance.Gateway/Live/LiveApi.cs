using System.Globalization;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoGovernance.Gateway.Live;

/// <summary>
/// What changes within an account's scope, as it happens. Residents, who have no account, ask again instead (<c>GET /orders/{request}</c>
/// with <c>If-None-Match</c>): a browser's event source can send no <c>Order-Code</c>, a code in an address ends in logs, and an order
/// changes a few times a day.
/// </summary>
internal static class LiveApi
{
    private const string LastEventId = "Last-Event-ID";

    public static void MapLive(this IEndpointRouteBuilder api) => api.MapGet("/live", FollowAsync).WithTags("Live")
        .Produces<LiveChange>(StatusCodes.Status200OK, ServerSentText.ContentType).Does(Operation.FollowLive)
        .Refuses("request.invalid", "live.too-many", "live.full")

        // It lasts as long as somebody looks: neither a limit nor a figure of how long requests take is meant for it.
        .DisableRequestTimeout().DisableHttpMetrics();

    /// <param name="after">The position last seen, where a browser opens a stream anew; <c>Last-Event-ID</c> goes before it.</param>
    private static async Task<IResult> FollowAsync(
        HttpContext http, long? after, LiveFollower follower, LiveViewers viewers, Prover prover, IJournal journal, TimeProvider time,
        EdgeOptions edge, IOptions<JsonOptions> json, IHostApplicationLifetime host, ILoggerFactory loggers)
    {
        var (subject, sent) = (http.RequiredSubject(), http.Request.Headers[LastEventId].ToString());
        if (sent.Length > 0)
            after = long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
        if (after < 0)
            return Problem.Of(http, [(sent.Length > 0 ? LastEventId : "after", new Rejection("field.range").With("least", 0).With("most", long.MaxValue))]);
        if (viewers.Admit(subject.Name) is { } refused)
            return Problem.Of(http, refused);
        try
        {
            await follower.Started.WaitAsync(http.RequestAborted);
            Open(http);
            AccessLogMiddleware.Begin(http, loggers);
            var stream = new LiveStream(
                http, subject, follower.Ring, prover, journal, time, json.Value.SerializerOptions, edge.LiveHeartbeat);
            try
            {
                await stream.RunAsync(after, viewers.NextRetry(), host.ApplicationStopping);
            }
            finally
            {
                for (var i = 0; i < stream.Resets; i++)
                    viewers.CountReset();
            }

            return Results.Empty;
        }
        finally
        {
            viewers.Leave(subject.Name);
        }
    }

    private static void Open(HttpContext http)
    {
        http.Response.ContentType = ServerSentText.ContentType;

        // A proxy that gathers answers before it passes them on would hold the news back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }
}
