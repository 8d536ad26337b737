using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Members;

/// <summary>The member's own word on when, and how often, to be asked.</summary>
internal static class AvailabilityApi
{
    public static void MapAvailability(this IEndpointRouteBuilder member)
    {
        member.MapGet("/availability", ReadAsync).Produces<AvailabilityView>().Does(Operation.ReadAvailability, Target.Member);
        member.MapPut("/availability", SetAsync).Produces<AvailabilityView>().Does(Operation.SetAvailability, Target.Member)
            .Refuses("version.missing", "member.stale", "member.availability", "member.exception", "member.quiet-too-long", "member.too-many-entries");
        member.MapPut("/alert-limit", SetLimitAsync).Produces<MemberView>().Does(Operation.SetAlertLimit, Target.Member).Refuses("member.alert-limit");
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string member, IGrainFactory grains)
    {
        var found = await grains.GetGrain<IMemberGrain>(member).View();
        var preferences = found.Preferences ?? MemberPreferences.None;
        http.Response.Headers.ETag = EntityTag.Of(found.Revision);
        return Results.Ok(new AvailabilityView(
            found.Profile!.Availability.Windows, preferences.Away, preferences.Extra, preferences.QuietHours));
    }

    private static async Task<IResult> SetAsync(HttpContext http, string member, AvailabilityBody body, IGrainFactory grains)
    {
        if (EntityTag.EditedVersion(http) is not ({ } revision and <= int.MaxValue))
            return Problem.Of(http, "version.missing");
        var reply = await grains.GetGrain<IMemberGrain>(member).SetAvailability(
            http.Command().Caller, new Availability(body.Windows), body.Away ?? [], body.Extra ?? [], body.Quiet, (int)revision);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : await ReadAsync(http, member, grains);
    }

    private static async Task<IResult> SetLimitAsync(HttpContext http, string member, AlertLimitBody body, IGrainFactory grains, TimeProvider time)
    {
        var grain = grains.GetGrain<IMemberGrain>(member);
        var budget = await MembersApi.BudgetAsync(grains, (await grain.View()).Profile!.Community);
        var reply = await grain.SetAlertLimit(http.Command().Caller, body.PerWeek, budget);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : await MembersApi.ReadAsync(http, member, grains, time);
    }
}
