using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace CoGovernance.Gateway.Policies;

/// <summary>What two versions differ in.</summary>
public sealed record PolicyComparison(int From, int To, ImmutableArray<PolicyDifference> Differences);

/// <summary>The policies that were in force before: who adopted which and why, what changed, and the way back.</summary>
internal static class PolicyVersionsApi
{
    private const int Most = 200;
    private const int Usual = 50;

    public static void MapPolicyVersions(this IEndpointRouteBuilder api)
    {
        var policy = api.MapGroup("/policy").WithTags("Policy");
        policy.MapGet("/versions", ListAsync).Produces<Page<PolicyVersion>>().Does(Operation.ListPolicyVersions)
            .Refuses("cursor.invalid", "request.invalid");
        policy.MapGet("/versions/{version}", ReadAsync).Produces<Policy>().Does(Operation.ReadPolicyVersion).Refuses("not-found");
        policy.MapGet("/comparison", CompareAsync).Produces<PolicyComparison>().Does(Operation.ComparePolicies)
            .Refuses("policy.version-unknown", "request.malformed");
        policy.MapPost("/versions/{version}/restoration", RestoreAsync).Produces<Policy>().Does(Operation.RestorePolicy, Target.County)
            .Refuses("version.missing", "policy.stale", "policy.version-unknown", "policy.out-of-bounds", "request.invalid");
    }

    private static async Task<IResult> ListAsync(HttpContext http, [AsParameters] PartQuery page, IJournal journal)
    {
        var limit = page.Limit ?? Usual;
        if (limit is < 1 or > Most)
            return Problem.Of(http, [("limit", new Rejection("field.range").With("least", 1).With("most", Most))]);
        var below = int.MaxValue;
        if (page.Cursor is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out below))
            return Problem.Of(http, "cursor.invalid");
        var county = await journal.CountyAsync(http.RequestAborted);
        var found = await PolicyHistory.BelowAsync(journal, county, below, limit + 1, http.RequestAborted);
        var next = found.Count > limit ? found[limit - 1].Line.Version.ToString(CultureInfo.InvariantCulture) : null;
        return Results.Ok(new Page<PolicyVersion>([.. found.Take(limit).Select(f => f.Line)], next));
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string version, IJournal journal) =>
        await FindAsync(http, version, journal) is { } policy ? EntityTag.Answer(http, EntityTag.Of(policy.Version), policy) : Problem.Of(http, "not-found");

    private static async Task<IResult> CompareAsync(HttpContext http, int from, int to, IJournal journal, IOptions<JsonOptions> json)
    {
        var county = await journal.CountyAsync(http.RequestAborted);
        var before = await PolicyHistory.FindAsync(journal, county, from, http.RequestAborted);
        var after = await PolicyHistory.FindAsync(journal, county, to, http.RequestAborted);
        return before is null || after is null
            ? Problem.Of(http, new Rejection("policy.version-unknown").With("version", before is null ? from : to))
            : Results.Ok(new PolicyComparison(from, to, [.. PolicyHistory.Differences(before, after, json.Value.SerializerOptions)]));
    }

    /// <summary>An older policy is adopted anew, as a new version; what is in force is never unwritten.</summary>
    private static async Task<IResult> RestoreAsync(HttpContext http, string version, ReasonBody body, IGrainFactory grains, IJournal journal)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        if (checks.Failed)
            return checks.Answer(http);
        if (EntityTag.EditedVersion(http) is not ({ } from and <= int.MaxValue))
            return Problem.Of(http, "version.missing");
        if (await FindAsync(http, version, journal) is not { } older)
            return Problem.Of(http, new Rejection("policy.version-unknown").With("version", version));
        var county = await journal.CountyAsync(http.RequestAborted);
        var grain = grains.GetGrain<ICountyGrain>(county!.Value.Value);
        var reply = await grain.AdoptPolicy(http.Command().Caller, older with { Version = (int)from }, body.Reason.Trim());
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        var policy = (await grain.View()).Policy;
        return EntityTag.Answer(http, EntityTag.Of(policy.Version), policy);
    }

    private static async Task<Policy?> FindAsync(HttpContext http, string version, IJournal journal) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await PolicyHistory.FindAsync(journal, await journal.CountyAsync(http.RequestAborted), number, http.RequestAborted)
            : null;
}
