using System.Security.Claims;
using CoGovernance.Contracts.Grains;
using CoGovernance.Gateway.Access;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// Finds out which account asks: by bearer token, or by the session's cookie. A wrong token is refused once it has been
/// counted against its address; a cookie that has run out counts as none. Endpoints that are open to everybody do not look.
/// </summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, IGrainFactory grains, SignedTokens signed, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is { } access && !AccessTable.Open.Contains(access.Operation))
        {
            var header = http.Request.Headers.Authorization.ToString();
            var subject = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? await ByTokenAsync(header[Bearer.Length..].Trim())
                : await BySessionAsync(http);
            if (subject is null && header.Length > 0)
                http.Features.Set(WrongCredentials.Sent);
            if (subject is not null)
            {
                http.Features.Set(subject);
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, subject.Name.Value)], subject.Proof.ToString()));
            }
        }

        await next(http);
    }

    private async Task<Subject?> ByTokenAsync(string text) =>
        Credential.TryParse(text, out var token)
            ? token.Prove(await grains.GetGrain<IAccountGrain>(token.Account.Value).View(), Proof.Token, time.GetUtcNow())
            : await signed.ProveAsync(text);

    private async Task<Subject?> BySessionAsync(HttpContext http)
    {
        if (!Credential.TryParse(SessionCookie.Sent(http), out var session))
            return null;
        http.Features.Set(session);
        return session.Prove(await grains.GetGrain<IAccountGrain>(session.Account.Value).View(), Proof.Session, time.GetUtcNow());
    }
}
