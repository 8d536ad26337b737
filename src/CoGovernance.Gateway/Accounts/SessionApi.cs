using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Accounts;

/// <summary>Signing in and out, and what every account may do with itself.</summary>
internal static class SessionApi
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapPost("", SignInAsync).Produces<SessionView>().Does(Operation.SignIn).Refuses("auth.failed", "account.locked", "account.disabled")
            .RequireRateLimiting(RateLimits.SignIn);
        session.MapGet("", Read).Produces<SessionView>().Does(Operation.ReadSession).Refuses("auth.session-required");
        session.MapDelete("", SignOutAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.SignOut);
        var me = api.MapGroup("/me").WithTags("Session");
        me.MapGet("", (HttpContext http) => Results.Ok(Me.Of(http.RequiredSubject().Account))).Produces<Me>().Does(Operation.ReadMe);
        me.MapPut("/password", ChangePasswordAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.ChangePassword)
            .Refuses("password.weak", "password.wrong");
    }

    private static async Task<IResult> SignInAsync(HttpContext http, SignInBody body, IGrainFactory grains)
    {
        var known = AccountName.TryParse(body.Account, out var name);
        var grain = known ? grains.GetGrain<IAccountGrain>(name.Value) : null;
        var account = grain is null ? Account.Initial : await grain.View();
        var credential = new Credential(name, Secrets.NewId(), Secrets.New());
        var caller = http.Command().Caller with { CommandId = $"sign-in-{credential.Id}", Actor = known ? name.Value : "unknown" };
        if (account.IsLocked(caller.At))
            return Problem.Of(http, new Rejection("account.locked").With("until", account.LockedUntil!.Value.ToString("O")));
        if (body.Password.Length > Passwords.Most || !Passwords.Matches(name, account.PasswordHash.Text, body.Password))
        {
            if (grain is not null && account.Profile is not null)
                await grain.FailSignIn(caller);
            return Problem.Of(http, "auth.failed");
        }

        var expiresAt = caller.At + AccountDecisions.LongestSession;
        var reply = await grain!.StartSession(caller, new Session(credential.Id, Secrets.Hash(credential.Secret), expiresAt));
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        SessionCookie.Set(http, credential, AccountDecisions.LongestSession);
        return Results.Ok(new SessionView(Me.Of(account), CsrfToken.Of(credential), expiresAt));
    }

    private static IResult Read(HttpContext http)
    {
        var subject = http.RequiredSubject();
        return http.Features.Get<Credential>() is { } session && subject.Proof == Proof.Session
            ? Results.Ok(new SessionView(
                Me.Of(subject.Account), CsrfToken.Of(session), subject.Account.Sessions.Single(s => s.Id == session.Id).ExpiresAt))
            : Problem.Of(http, "auth.session-required");
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IGrainFactory grains)
    {
        var subject = http.RequiredSubject();
        var reply = await grains.GetGrain<IAccountGrain>(subject.Name.Value).EndSession(http.Command().Caller, subject.ProofId);
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        SessionCookie.Clear(http);
        return Results.NoContent();
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext http, PasswordBody body, IGrainFactory grains)
    {
        var subject = http.RequiredSubject();
        if (!Passwords.Matches(subject.Name, subject.Account.PasswordHash.Text, body.Current))
            return Problem.Of(http, "password.wrong");
        if (body.New == body.Current || Passwords.IsWeak(subject.Name, body.New))
            return Problem.Of(http, "password.weak");
        var reply = await grains.GetGrain<IAccountGrain>(subject.Name.Value)
            .SetPassword(http.Command().Caller, Passwords.Hash(subject.Name, body.New), mustChange: false);
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        SessionCookie.Clear(http);
        return Results.NoContent();
    }
}
