using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Members;

/// <summary>An order that waits for somebody, and the skill with which the member could serve it.</summary>
public sealed record OpenOrderView(string Request, string Category, Skill Skill, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);

/// <summary>The oldest first; at most 50.</summary>
public sealed record OpenOrderList(ImmutableArray<OpenOrderView> Items);

/// <summary>
/// The list of the community at which members look themselves. Where the branch asks nobody it is the only way; where it asks, it is
/// another one.
/// </summary>
internal static class OpenOrdersApi
{
    private const int MostShown = 50;
    private const int MostLookedAt = 500;

    public static void MapOpenOrders(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/members/{member}/open-orders").WithTags("Members");
        orders.MapGet("", ListAsync).Produces<OpenOrderList>().Does(Operation.ListOpenOrders, Target.Member);
        orders.MapPost("/{request}/take", TakeAsync).Produces<RequestView>().Does(Operation.TakeOpenOrder, Target.Member)
            .Refuses("request.cannot-volunteer", "request.place-taken", "member.busy", "member.hours-cap", "member.hours-in-a-row");
    }

    private static async Task<IResult> ListAsync(string member, IGrainFactory grains, TimeProvider time)
    {
        var number = MemberNumber.Parse(member);
        var now = time.GetUtcNow();
        var home = await (await HomeAsync(grains, member)).View();
        var open = ImmutableArray.CreateBuilder<OpenOrderView>();
        foreach (var waiting in home.Queue.Values.Where(q => q.Window?.Start > now).Take(MostLookedAt))
        {
            var request = await grains.GetGrain<IServiceRequestGrain>(waiting.Number.Value).View();
            if (Volunteering.SkillFor(home, request, number, now) is not { } skill)
                continue;
            var window = request.Terms!.Window;
            open.Add(new OpenOrderView(request.Number.Value, request.Terms.Category, skill, window.Start, window.End));
            if (open.Count == MostShown)
                break;
        }

        return Results.Ok(new OpenOrderList(open.ToImmutable()));
    }

    private static async Task<IResult> TakeAsync(HttpContext http, string member, string request, IGrainFactory grains)
    {
        var volunteer = MemberNumber.Parse(member);
        if (!RequestNumber.TryParse(request, out var number))
            return Problem.Of(http, new Rejection("request.cannot-volunteer").With("member", member));
        var reply = await (await HomeAsync(grains, member)).Volunteer(http.Command().Caller, number, volunteer);
        return reply.Rejection is { } refused
            ? Problem.Of(http, refused)
            : Results.Ok(RequestView.Of(await grains.GetGrain<IServiceRequestGrain>(request).View(), volunteer));
    }

    private static async Task<ICommunityGrain> HomeAsync(IGrainFactory grains, string member) =>
        grains.GetGrain<ICommunityGrain>((await grains.GetGrain<IMemberGrain>(member).View()).Profile!.Community.Value);
}
