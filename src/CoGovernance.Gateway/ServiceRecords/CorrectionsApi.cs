using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.ServiceRecords;

/// <summary>Corrections of the record of hours: the member asks, the secretary of the community that recorded the service decides.</summary>
internal static class CorrectionsApi
{
    public static void MapCorrections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/corrections", ListAsync).WithTags("Record of hours").Produces<Page<CorrectionView>>().Does(Operation.ListCorrections)
            .Refuses("cursor.invalid", "request.invalid");
        var member = api.MapGroup("/members/{member}").WithTags("Record of hours");
        member.MapPost("/services/{service}/correction", AskAsync).Produces<CorrectionView>(StatusCodes.Status201Created)
            .Does(Operation.AskCorrection, Target.Member)
            .Refuses(
                "request.invalid", "member.service-unknown", "member.service-closed", "member.minutes-out-of-bounds", "member.correction-open",
                "member.correction-same", "member.too-many-corrections");
        member.MapGet("/corrections", ListOfMemberAsync).Produces<Page<CorrectionView>>().Does(Operation.ListMemberCorrections, Target.Member)
            .Refuses("cursor.invalid", "request.invalid");
        member.MapPost("/corrections/{correction}/approve", (HttpContext http, string member, string correction, ReasonBody body, IGrainFactory grains) =>
            DecideAsync(http, member, correction, true, body, grains)).Decides(Operation.ApproveCorrection);
        member.MapPost("/corrections/{correction}/refuse", (HttpContext http, string member, string correction, ReasonBody body, IGrainFactory grains) =>
            DecideAsync(http, member, correction, false, body, grains)).Decides(Operation.RefuseCorrection);
    }

    private static void Decides(this RouteHandlerBuilder endpoint, Operation operation) => endpoint.Produces<CorrectionView>()
        .Does(operation, Target.Correction).Refuses("request.invalid", "member.correction-over", "member.service-closed");

    private static readonly Listing<CorrectionView> List = new(
        Tables.Corrections, CorrectionView.Of, "askedAt", ("askedAt", "asked_at"), ("updatedAt", "updated_at"));

    /// <summary>Of the services that were recorded in the caller's part of the tree; the longest waiting first.</summary>
    private static Task<IResult> ListAsync(HttpContext http, string? status, [AsParameters] PageQuery page, IJournal journal) =>
        PageAsync(http, Scoped.Within("community", http.RequiredSubject().Area!.Value), status, page, journal);

    private static Task<IResult> ListOfMemberAsync(
        HttpContext http, string member, string? status, [AsParameters] PageQuery page, IJournal journal) =>
        PageAsync(http, [new RowFilter("member", Comparison.Equal, member)], status, page, journal);

    private static Task<IResult> PageAsync(
        HttpContext http, ImmutableArray<RowFilter> filters, string? status, PageQuery page, IJournal journal)
    {
        if (!Choice.TryRead<CorrectionStatus>(status, out var chosen))
            return Task.FromResult(Problem.Of(http, [("status", new Rejection("field.code"))]));
        if (chosen is { } wanted)
            filters = filters.Add(new RowFilter("status", Comparison.Equal, wanted.ToString()));
        return Pages.ReadAsync(http, journal, List, page, filters);
    }

    private static async Task<IResult> AskAsync(HttpContext http, string member, string service, CorrectionBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200).Between("minutes", body.Minutes, 1, 720);
        if (checks.Failed)
            return checks.Answer(http);
        if (Ordinals.Parse(service) is not { } number)
            return Problem.Of(http, "not-found");
        var grain = grains.GetGrain<IMemberGrain>(member);
        var reply = await grain.AskCorrection(http.Command().Caller, number, body.Minutes, body.Reason.Trim());
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        var asked = (await grain.View()).Corrections.FindLast(c => c.Service == number)!;
        return Results.Json(CorrectionView.Of(member, asked), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DecideAsync(
        HttpContext http, string member, string correction, bool approved, ReasonBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        if (checks.Failed)
            return checks.Answer(http);
        var number = Ordinals.Parse(correction)!.Value;
        var grain = grains.GetGrain<IMemberGrain>(member);
        var reply = await grain.DecideCorrection(http.Command().Caller, number, approved, body.Reason.Trim());
        return reply.Rejection is { } refused
            ? Problem.Of(http, refused)
            : Results.Ok(CorrectionView.Of(member, (await grain.View()).Corrections.Find(c => c.Number == number)!));
    }
}
