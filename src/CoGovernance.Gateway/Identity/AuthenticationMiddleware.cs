using System.Security.Claims;
using CoGovernance.Gateway.Access;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// Finds out which account asks: by bearer token, or by the session's cookie. A wrong token is refused once it has been
/// counted against its address; a cookie that has run out counts as none. Endpoints that are open to everybody do not look.
/// </summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, Prover prover)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is { } access && !AccessTable.Open.Contains(access.Operation))
        {
            var subject = await prover.ProveAsync(http);
            if (subject is null && http.Request.Headers.Authorization.ToString().Length > 0)
                http.Features.Set(WrongCredentials.Sent);
            if (subject is not null)
            {
                http.Features.Set(subject);
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, subject.Name.Value)], subject.Proof.ToString()));
            }
        }

        await next(http);
    }
}
