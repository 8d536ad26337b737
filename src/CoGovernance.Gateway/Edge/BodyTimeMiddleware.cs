using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Edge;

/// <summary>
/// Ends the reading of a body when the time of the request is up. The framework's own binding reads JSON without a token, so that a
/// body which trickles in would outlast the limit.
/// </summary>
internal sealed class BodyTimeMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await using var end = http.RequestAborted.UnsafeRegister(
            static context => ((HttpContext)context!).Request.BodyReader.CancelPendingRead(), http);
        await next(http);
    }
}
