using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Access;

/// <summary>
/// The one place where the access table is held: before anything of a request is read, save its route and its credentials. What is
/// outside the caller's scope is answered like what does not exist.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is { } access && await RefusalAsync(http, access) is { } code)
        {
            await Problem.Of(http, code).ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    /// <summary>The code of the problem that stands in the way; null when nothing does.</summary>
    private static async ValueTask<string?> RefusalAsync(HttpContext http, EndpointAccess access)
    {
        var operation = access.Operation;
        if (AccessTable.Open.Contains(operation))
            return access.Target is { } open && await open.ResolveAsync(http) is null ? "not-found" : null;
        if (http.Subject() is not { } subject)
            return http.Features.Get<WrongCredentials>() is null ? "auth.required" : "auth.failed";
        if (subject.Proof == Proof.Session && !IsSafe(http.Request.Method) && !CsrfToken.IsSent(http, subject))
            return "auth.csrf";
        if (AccessTable.Oneself.Contains(operation))
            return subject.Proof != Proof.Session && AccessTable.InSessionOnly.Contains(operation) ? "auth.session-required" : null;
        if (subject.MustChangePassword)
            return "auth.password-change-required";
        var reach = AccessTable.Of(operation, subject.Role);
        if (reach == Reach.None)
            return "auth.forbidden";
        return access.Target is { } target && !(await target.ResolveAsync(http) is { } place && subject.Covers(place, reach)) ? "not-found" : null;
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
