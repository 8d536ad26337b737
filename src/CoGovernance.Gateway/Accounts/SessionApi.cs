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
        me.MapGet("", (HttpContext http) => Results.Ok(Me.Of(http.RequiredSubject()))).Produces<Me>().Does(Operation.ReadMe);
        me.MapPut("/password", ChangePasswordAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.ChangePassword)
            .Refuses("password.weak", "password.wrong", "account.locked");
    }

    /// <summary>A refusal takes the same time whatever the reason: writing one down of an account that exists takes longer.</summary>
    private static async Task<IResult> SignInAsync(
        HttpContext http, SignInBody body, IGrainFactory grains, KnownBrowsers browsers, AbsentAccounts absent, EdgeOptions edge, TimeProvider time)
    {
        var began = time.GetTimestamp();
        var credential = new Credential(AccountName.TryParse(body.Account, out var name) ? name : default, Secrets.NewId(), Secrets.New());
        var expiresAt = http.Command().At + AccountDecisions.LongestSession;
        if (await RefusalAsync(http, body.Password, credential, expiresAt, grains, browsers, absent) is { } refused)
        {
            var rest = edge.SignInRefusal - time.GetElapsedTime(began);
            if (rest > TimeSpan.Zero)
                await Task.Delay(rest, time, http.RequestAborted);
            return Problem.Of(http, refused);
        }

        SessionCookie.Set(http, credential, AccountDecisions.LongestSession);
        await browsers.RememberAsync(http, name);
        return Results.Ok(new SessionView(Me.Of(await grains.GetGrain<IAccountGrain>(name.Value).View()), CsrfToken.Of(credential), expiresAt));
    }

    /// <summary>Begins the session, or says why not.</summary>
    private static async Task<Rejection?> RefusalAsync(
        HttpContext http, string password, Credential credential, DateTimeOffset expiresAt, IGrainFactory grains, KnownBrowsers browsers,
        AbsentAccounts absent)
    {
        var name = credential.Account;
        if (name.Value.Length == 0)
            return new Rejection("auth.failed");
        var grain = grains.GetGrain<IAccountGrain>(name.Value);
        var account = await grain.View();
        var exists = account.Profile is not null;
        if (!exists)
            account = absent.Of(name);
        var caller = http.Command().Caller with { CommandId = $"sign-in-{credential.Id}", Actor = name.Value };
        var browser = exists ? await browsers.FindAsync(http, name) : null;
        if (account.IsLocked(caller.At) && browser is null)
            return new Rejection("account.locked").With("until", account.LockedUntil!.Value.ToString("O"));
        if (password.Length <= Passwords.Most && Passwords.Matches(name, account.PasswordHash.Text, password))
        {
            var session = new Session(credential.Id, Secrets.Hash(credential.Secret), expiresAt);
            return (await grain.StartSession(caller, session, despiteLock: browser is not null)).Rejection;
        }

        if (browser is not null)
            browsers.CountWrong(browser);
        else if (exists)
            await grain.FailSignIn(caller);
        else
            absent.FailSignIn(name, caller.At);
        return new Rejection("auth.failed");
    }

    private static IResult Read(HttpContext http)
    {
        var subject = http.RequiredSubject();
        return http.Features.Get<Credential>() is { } session && subject.Proof == Proof.Session
            ? Results.Ok(new SessionView(
                Me.Of(subject), CsrfToken.Of(session), subject.Account.Sessions.Single(s => s.Id == session.Id).ExpiresAt))
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
        var caller = http.Command().Caller;
        if (subject.Account.IsLocked(caller.At))
            return Problem.Of(http, new Rejection("account.locked").With("until", subject.Account.LockedUntil!.Value.ToString("O")));
        if (!Passwords.Matches(subject.Name, subject.Account.PasswordHash.Text, body.Current))
        {
            // Whoever found a session open must not try passwords in it.
            await grains.GetGrain<IAccountGrain>(subject.Name.Value).FailSignIn(caller);
            return Problem.Of(http, "password.wrong");
        }

        if (body.New == body.Current || Passwords.IsWeak(subject.Name, body.New))
            return Problem.Of(http, "password.weak");
        var reply = await grains.GetGrain<IAccountGrain>(subject.Name.Value)
            .SetPassword(caller, Passwords.Hash(subject.Name, body.New), mustChange: false);
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        SessionCookie.Clear(http);
        return Results.NoContent();
    }
}
