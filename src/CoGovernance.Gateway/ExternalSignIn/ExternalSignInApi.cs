using System.Security.Cryptography;
using System.Text;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.ExternalSignIn;

/// <summary>Signing in with the county's OpenID provider: the browser goes there, comes back with a code, and has a session here.</summary>
internal static class ExternalSignInApi
{
    public const string StartPath = "/api/v1/session/external";
    public const string CallbackPath = $"{StartPath}/callback";

    private const int MostCode = 4_000;

    public static void MapExternalSignIn(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapGet("/ways", (ExternalSignInOptions options) => Results.Ok(new SignInWays(
                Password: true, options.IsOn ? new ExternalWay(options.Name, StartPath) : null)))
            .Produces<SignInWays>().Does(Operation.ListSignInWays);
        session.MapGet("/external", StartAsync).Produces(StatusCodes.Status302Found).Does(Operation.StartExternalSignIn)
            .Refuses("external.off", "external.return-path", "external.unavailable", "external.unusable")
            .RequireRateLimiting(RateLimits.SignIn);
        session.MapGet("/external/callback", FinishAsync).Produces(StatusCodes.Status302Found).Does(Operation.FinishExternalSignIn)
            .Refuses(
                "external.off", "external.state-wrong", "external.refused", "external.token-wrong", "external.not-linked", "external.unavailable",
                "external.unusable", "account.locked", "account.disabled")
            .RequireRateLimiting(RateLimits.SignIn);
    }

    private static async Task<IResult> StartAsync(
        HttpContext http, ExternalSignInOptions options, OpenIdProvider provider, GatewayKeys keys, TimeProvider time, string? returnTo = null)
    {
        if (!options.IsOn)
            return Problem.Of(http, "external.off");
        if (returnTo is not null && !Journey.IsLocal(returnTo))
            return Problem.Of(http, "external.return-path");
        var journey = Journey.Begin(returnTo ?? "/", time.GetUtcNow());
        var there = await provider.AuthorizeAtAsync(journey, http.RequestAborted);
        if (there.Rejection is { } refused)
            return Problem.Of(http, refused);
        await journey.SetAsync(http, keys);
        return Results.Redirect(there.Value!);
    }

    private static async Task<IResult> FinishAsync(
        HttpContext http, ExternalSignInOptions options, OpenIdProvider provider, GatewayKeys keys, IGrainFactory grains, TimeProvider time,
        string? state = null, string? code = null, string? error = null, string? iss = null)
    {
        if (!options.IsOn)
            return Problem.Of(http, "external.off");

        // RFC 9207: an answer that another provider gave is none.
        if (await Journey.EndAsync(http, keys, time.GetUtcNow()) is not { } journey || !IsSame(state, journey.State)
            || (iss is not null && iss != options.Issuer))
        {
            return Problem.Of(http, "external.state-wrong");
        }

        if (error is not null || code is not { Length: > 0 and <= MostCode })
            return Problem.Of(http, "external.refused");
        var proved = await provider.ProveAsync(code, journey, http.RequestAborted);
        if (proved.Value is not { } subject)
            return Problem.Of(http, proved.Rejection!);
        return await SignInAsync(http, IdentityIds.Of(options.Issuer!, subject), grains, time) is { } refused
            ? Problem.Of(http, refused)
            : Results.LocalRedirect(journey.ReturnTo);
    }

    /// <summary>Begins a session of the account that the identity is linked to.</summary>
    private static async Task<Rejection?> SignInAsync(HttpContext http, string identity, IGrainFactory grains, TimeProvider time)
    {
        if ((await grains.GetGrain<IIdentityGrain>(identity).View()).Account is not { } name)
            return new Rejection("external.not-linked");
        var now = time.GetUtcNow();
        var credential = new Credential(name, Secrets.NewId(), Secrets.New());
        var reply = await grains.GetGrain<IAccountGrain>(name.Value).StartSession(
            new Caller($"sign-in-{credential.Id}", name.Value, now),
            new Session(credential.Id, Secrets.Hash(credential.Secret), now + AccountDecisions.LongestSession, identity), despiteLock: false);
        if (reply.Rejection is { } refused)
            return refused;
        SessionCookie.Set(http, credential, AccountDecisions.LongestSession);
        return null;
    }

    private static bool IsSame(string? sent, string expected) =>
        sent is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected));
}
