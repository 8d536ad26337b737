using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.ExternalSignIn;

/// <summary>The coordinator says which external identity an account stands for; nobody gets an account by signing in elsewhere.</summary>
internal static class IdentitiesApi
{
    public static void MapIdentities(this IEndpointRouteBuilder api)
    {
        var identities = api.MapGroup("/accounts/{account}/identities").WithTags("Accounts");
        identities.MapGet("", async (string account, IGrainFactory grains) => Results.Ok(await ListAsync(account, grains)))
            .Produces<IdentityList>().Does(Operation.ListIdentities, Target.Account);
        identities.MapPost("", LinkAsync).Produces<IdentityList>().Does(Operation.LinkIdentity, Target.Account)
            .Refuses("request.invalid", "external.off", "identity.linked-elsewhere", "account.too-many-identities");
        identities.MapDelete("/{id}", UnlinkAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.UnlinkIdentity, Target.Account)
            .Refuses("identity.unknown");
    }

    private static async Task<IResult> LinkAsync(
        HttpContext http, string account, IdentityBody body, ExternalSignInOptions options, IGrainFactory grains)
    {
        if (!options.IsOn)
            return Problem.Of(http, "external.off");
        var checks = new Checks().Text("subject", body.Subject, 1, 255)
            .That(body.Subject.All(c => c is > ' ' and < '\u007f'), "subject", "field.characters");
        if (checks.Failed)
            return checks.Answer(http);
        var caller = http.Command().Caller;
        var identity = new ExternalIdentity(
            IdentityIds.Of(options.Issuer!, body.Subject), options.Issuer!, new Personal($"account/{account}", body.Subject), caller.At);
        var reply = await grains.GetGrain<IIdentityGrain>(identity.Id).Link(caller, AccountName.Parse(account), identity);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(await ListAsync(account, grains));
    }

    private static async Task<IResult> UnlinkAsync(HttpContext http, string account, string id, IGrainFactory grains)
    {
        // Only what the account has may be asked of: an id is any word that somebody sends.
        var found = (await grains.GetGrain<IAccountGrain>(account).View()).Identities.FirstOrDefault(i => i.Id == id);
        if (found is null)
            return Problem.Of(http, "identity.unknown");
        var reply = await grains.GetGrain<IIdentityGrain>(found.Id).Unlink(http.Command().Caller, AccountName.Parse(account), found.Id);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.NoContent();
    }

    private static async Task<IdentityList> ListAsync(string account, IGrainFactory grains) =>
        new([.. (await grains.GetGrain<IAccountGrain>(account).View()).Identities.Select(IdentityView.Of)]);
}
