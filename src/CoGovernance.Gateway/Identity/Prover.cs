using CoGovernance.Contracts.Grains;
using CoGovernance.Gateway.Access;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Identity;

/// <summary>Whom a request's credentials speak for at this moment: a bearer token, or else the session's cookie.</summary>
internal sealed class Prover(IGrainFactory grains, SignedTokens signed, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    /// <summary>Null without credentials, and with wrong or ended ones. A session's credential is left among the features.</summary>
    public Task<Subject?> ProveAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? ByTokenAsync(header[Bearer.Length..].Trim()) : BySessionAsync(http);
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
