using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Areas;

/// <param name="Number">A volunteer number of 16 digits.</param>
public sealed record CourtyardHeadBody(string Number, string Name, string Phone, string Courtyard);

/// <summary>A courtyard head as known from now on. Without a name or a phone, the ones that are known stay.</summary>
public sealed record CourtyardHeadChangeBody(string Courtyard, string? Name = null, string? Phone = null);

/// <summary>A courtyard head; name and phone are read apart.</summary>
public sealed record CourtyardHeadWritten(string Community, string Number, string Courtyard);

public sealed record CourtyardHeadContact(string? Name, string? Phone);

/// <summary>The courtyard heads of a community (楼院长): appointing, changing, dismissing. A head's tag is of what is known of the head.</summary>
internal static class CourtyardHeadsApi
{
    public static void MapCourtyardHeadEdits(this IEndpointRouteBuilder api)
    {
        var heads = api.MapGroup("/areas/{area}/courtyard-heads").WithTags("Courtyard heads");
        heads.MapPost("", AppointAsync).Produces<CourtyardHeadWritten>(StatusCodes.Status201Created).Does(Operation.AppointCourtyardHead, Target.Area)
            .Refuses("request.invalid", "community.courtyard-head-exists", "community.unknown");
        heads.MapGet("/{head}", ReadAsync).Produces<CourtyardHeadWritten>().Does(Operation.ReadCourtyardHead, Target.Area)
            .Refuses("community.courtyard-head-unknown");
        heads.MapPut("/{head}", ChangeAsync).Produces<CourtyardHeadWritten>().Does(Operation.ChangeCourtyardHead, Target.Area)
            .Refuses(["request.invalid", "community.courtyard-head-unknown", .. EntityTag.Refusals]);
        heads.MapPost("/{head}/dismissal", DismissAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.DismissCourtyardHead, Target.Area)
            .Refuses(["request.invalid", "community.courtyard-head-unknown", .. EntityTag.Refusals]);
        heads.MapPost("/{head}/contact", ReadContactAsync).Produces<CourtyardHeadContact>().Does(Operation.ReadCourtyardHeadContact, Target.Area)
            .Refuses("reading.reason", "community.courtyard-head-unknown");
    }

    private static async Task<IResult> AppointAsync(HttpContext http, string area, CourtyardHeadBody body, IGrainFactory grains, GatewayKeys keys)
    {
        var checks = new Checks()
            .Code<MemberNumber>("number", body.Number, out var number, required: true)
            .Text("name", body.Name, 1, 40)
            .That(PhoneNumber.TryParse(body.Phone, out _), "phone", "field.phone")
            .Text("courtyard", body.Courtyard, 1, 60);
        if (checks.Failed)
            return checks.Answer(http);
        var head = new CourtyardHead(
            number!.Value, new Personal(body.Number, body.Name.Trim()), new Personal(body.Number, body.Phone), body.Courtyard.Trim());
        var reply = await grains.GetGrain<ICommunityGrain>(area).AppointNewCourtyardHead(http.Command().Caller, head);
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        http.Response.Headers.ETag = await TagAsync(keys, head);
        return Results.Json(Written(area, head), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string area, string head, IGrainFactory grains, GatewayKeys keys) =>
        await FindAsync(grains.GetGrain<ICommunityGrain>(area), head) is { } found
            ? EntityTag.Answer(http, await TagAsync(keys, found), Written(area, found))
            : Problem.Of(http, Unknown(head));

    private static async Task<IResult> ChangeAsync(
        HttpContext http, string area, string head, CourtyardHeadChangeBody body, IGrainFactory grains, GatewayKeys keys)
    {
        var checks = new Checks()
            .Text("name", body.Name ?? "", 0, 40)
            .That(body.Phone is null || PhoneNumber.TryParse(body.Phone, out _), "phone", "field.phone")
            .Text("courtyard", body.Courtyard, 1, 60);
        if (checks.Failed)
            return checks.Answer(http);
        var grain = grains.GetGrain<ICommunityGrain>(area);
        CourtyardHead? to = null;
        return await EditAsync(http, grain, keys, head, (was, caller) => grain.ChangeCourtyardHead(caller, was, to = was with
        {
            Courtyard = body.Courtyard.Trim(),
            Name = string.IsNullOrWhiteSpace(body.Name) ? was.Name : new Personal(head, body.Name.Trim()),
            Phone = body.Phone is null ? was.Phone : new Personal(head, body.Phone),
        })) is { } refusal ? refusal : EntityTag.Answer(http, await TagAsync(keys, to!), Written(area, to!));
    }

    private static async Task<IResult> DismissAsync(HttpContext http, string area, string head, ReasonBody body, IGrainFactory grains, GatewayKeys keys)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        if (checks.Failed)
            return checks.Answer(http);
        var grain = grains.GetGrain<ICommunityGrain>(area);
        return await EditAsync(http, grain, keys, head, (from, caller) => grain.DismissCourtyardHead(caller, from, body.Reason.Trim())) ?? Results.NoContent();
    }

    private static async Task<IResult> ReadContactAsync(HttpContext http, string area, string head, ReadingBody body, IGrainFactory grains)
    {
        if (await FindAsync(grains.GetGrain<ICommunityGrain>(area), head) is not { } found)
            return Problem.Of(http, Unknown(head));
        var reply = await grains.GetGrain<IAccountGrain>(http.RequiredSubject().Name.Value)
            .RecordReading(http.Command().Caller, $"courtyard-head/{head}", "name,phone", body.Reason);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(new CourtyardHeadContact(found.Name.Text, found.Phone.Text));
    }

    /// <summary>Does the edit on what the caller read; the refusal when there is one.</summary>
    private static async Task<IResult?> EditAsync(
        HttpContext http, ICommunityGrain grain, GatewayKeys keys, string head, Func<CourtyardHead, Caller, Task<Reply>> edit)
    {
        if (EntityTag.Edited(http) is not { } tag)
            return Problem.Of(http, "version.missing");
        if (await FindAsync(grain, head) is not { } from)
            return Problem.Of(http, Unknown(head));
        if (await TagAsync(keys, from) != tag)
            return Problem.Of(http, "version.stale");
        return (await edit(from, http.Command().Caller)).Rejection is { } refused ? Problem.Of(http, refused) : null;
    }

    private static async ValueTask<string> TagAsync(GatewayKeys keys, CourtyardHead head) => EntityTag.OfPart(head, await keys.ForAsync("entity-tag"));

    private static async Task<CourtyardHead?> FindAsync(ICommunityGrain grain, string head) =>
        MemberNumber.TryParse(head, out var number) ? (await grain.View()).CourtyardHeads.GetValueOrDefault(number) : null;

    private static CourtyardHeadWritten Written(string area, CourtyardHead head) => new(area, head.Number.Value, head.Courtyard);

    private static Rejection Unknown(string head) => new Rejection("community.courtyard-head-unknown").With("head", head);
}
