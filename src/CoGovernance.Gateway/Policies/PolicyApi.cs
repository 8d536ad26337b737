using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Policies;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Policies;

/// <summary>A policy to adopt, whole, and why. The version in it does not count: <c>If-Match</c> says what it was edited from.</summary>
/// <param name="Reason">2 to 200 characters.</param>
public sealed record PolicyBody(Policy Policy, string Reason);

/// <summary>The county's rules in force. Lengths of time are written as <c>d.hh:mm:ss</c>, times of day as <c>hh:mm:ss</c>.</summary>
internal static class PolicyApi
{
    public static void MapPolicy(this IEndpointRouteBuilder api)
    {
        var policy = api.MapGroup("/policy").WithTags("Policy");
        policy.MapGet("", ReadAsync).Produces<Policy>().Does(Operation.ReadPolicy);
        policy.MapPut("", AdoptAsync).Produces<Policy>().Does(Operation.AdoptPolicy, Target.County)
            .Refuses("version.missing", "policy.stale", "policy.out-of-bounds", "request.invalid");
    }

    private static async Task<IResult> ReadAsync(HttpContext http, IGrainFactory grains, IJournal journal) => Answer(
        http,
        await journal.CountyAsync(http.RequestAborted) is { } county
            ? (await grains.GetGrain<ICountyGrain>(county.Value).View()).Policy
            : DefaultPolicy.Value);

    private static async Task<IResult> AdoptAsync(HttpContext http, PolicyBody body, IGrainFactory grains, IJournal journal)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        if (checks.Failed)
            return checks.Answer(http);
        if (Versions.Edited(http) is not { } from)
            return Problem.Of(http, "version.missing");
        if (await journal.CountyAsync(http.RequestAborted) is not { } county)
            return Problem.Of(http, "policy.no-county");
        var grain = grains.GetGrain<ICountyGrain>(county.Value);
        var reply = await grain.AdoptPolicy(http.Command().Caller, body.Policy with { Version = from }, body.Reason.Trim());
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Answer(http, (await grain.View()).Policy);
    }

    private static IResult Answer(HttpContext http, Policy policy)
    {
        Versions.Tell(http, policy.Version);
        return Results.Ok(policy);
    }
}
