using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Accounts;

/// <summary>Tokens with which programs speak for an account.</summary>
internal static class TokensApi
{
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/me/tokens").WithTags("Tokens");
        tokens.MapGet("", List).Produces<TokenList>().Does(Operation.ListTokens);
        tokens.MapPost("", IssueAsync).Produces<TokenIssuedView>(StatusCodes.Status201Created).Does(Operation.IssueToken)
            .Refuses("account.too-many-tokens", "account.token-shown-once", "request.invalid");
        tokens.MapDelete("/{id}", RevokeAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.RevokeToken).Refuses("account.token-unknown");
        api.MapPost("/token", ExchangeAsync).WithTags("Tokens").Produces<SignedTokenView>().Does(Operation.ExchangeToken).Refuses("auth.token-required");
    }

    private static IResult List(HttpContext http, TimeProvider time) => Results.Ok(new TokenList(
        [.. http.RequiredSubject().Account.Tokens.Where(t => t.ExpiresAt > time.GetUtcNow()).Select(t => new TokenView(t.Id, t.Label, t.ExpiresAt))]));

    private static async Task<IResult> IssueAsync(HttpContext http, TokenBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("label", body.Label, 1, 60).Between("days", body.Days, 1, AccountDecisions.LongestToken.Days);
        if (checks.Failed)
            return checks.Answer(http);
        var command = http.Command();
        var name = http.RequiredSubject().Name;
        var credential = new Credential(name, Secrets.NewId(), Secrets.New());
        var token = new AccessToken(credential.Id, body.Label.Trim(), Secrets.Hash(credential.Secret), command.At.AddDays(body.Days));
        var grain = grains.GetGrain<IAccountGrain>(name.Value);
        var reply = await grain.IssueToken(command.Caller, token);
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);

        // Sent again under its key, the first token stands, and its secret is known to nobody here.
        return (await grain.View()).Tokens.Contains(token)
            ? Results.Json(new TokenIssuedView(token.Id, token.Label, token.ExpiresAt, credential.ToString()), statusCode: StatusCodes.Status201Created)
            : Problem.Of(http, "account.token-shown-once");
    }

    private static async Task<IResult> RevokeAsync(HttpContext http, string id, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<IAccountGrain>(http.RequiredSubject().Name.Value).RevokeToken(http.Command().Caller, id);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.NoContent();
    }

    private static async Task<IResult> ExchangeAsync(HttpContext http, SignedTokens signed)
    {
        var subject = http.RequiredSubject();
        if (subject.Proof != Proof.Token)
            return Problem.Of(http, "auth.token-required");
        var (token, expiresAt) = await signed.IssueAsync(subject);
        return Results.Ok(new SignedTokenView(token, expiresAt));
    }
}
