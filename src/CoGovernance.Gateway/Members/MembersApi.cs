using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Members;

/// <summary>What is known of members, and whether they are on duty.</summary>
internal static class MembersApi
{
    public static void MapMembers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/members", MemberList.ReadAsync).WithTags("Members").Produces<Page<MemberLine>>().Does(Operation.ListMembers)
            .Refuses("cursor.invalid", "request.invalid");
        var member = api.MapGroup("/members/{member}").WithTags("Members");
        member.MapGet("", ReadAsync).Produces<MemberView>().Does(Operation.ReadMember, Target.Member);
        member.MapPost("/contact", ReadContactAsync).Produces<MemberContact>().Does(Operation.ReadMemberContact, Target.Member).Refuses("reading.reason");
        member.MapPut("/duty", SetDutyAsync).Produces<MemberView>().Does(Operation.SetDuty, Target.Member).Refuses("request.invalid");
        api.MapMemberFacts();
        member.MapAvailability();
        member.MapOffers();
    }

    /// <summary>The member as the caller may see it; the version in the ETag is the one that edits start from.</summary>
    internal static async Task<IResult> ReadAsync(HttpContext http, string member, IGrainFactory grains, TimeProvider time) =>
        Results.Ok(await ViewAsync(http, member, grains, time));

    internal static async Task<MemberView> ViewAsync(HttpContext http, string member, IGrainFactory grains, TimeProvider time)
    {
        var found = await grains.GetGrain<IMemberGrain>(member).View();
        var p = found.Profile!;
        var own = http.RequiredSubject().Member == p.Number;
        var now = time.GetUtcNow();
        var phone = PhoneNumber.TryParse(p.Phone.Text, out var number) ? number : default;
        var budget = await BudgetAsync(grains, p.Community);
        http.Response.Headers.ETag = EntityTag.Of(found.Revision);
        return new MemberView(
            p.Number.Value, own ? p.Name.Text : Masked(p.Name.Text), own ? phone.Value : phone.Masked, p.Unit.Value, p.Community.Value,
            [.. p.Skills], found.IsOnDuty(now), found.OffDutyUntil, p.Post, p.Availability.Windows,
            new AlertsView(found.AlertsThisWeek(now), found.AlertBudget(budget), budget, found.Preferences?.AlertsPerWeek),
            found.ServicesInAll, found.MinutesInAll, [.. found.Years],
            [.. found.Reservations.Select(r => new BookingView(r.Request.Value, r.Window.Start, r.Window.End))]);
    }

    /// <summary>The alerts a week that the policy in force in the community allows.</summary>
    internal static async Task<int> BudgetAsync(IGrainFactory grains, DivisionCode community) =>
        (await grains.GetGrain<ICommunityGrain>(community.Value).View()).Policy.Waves.AlertBudgetPerWeek;

    private static async Task<IResult> ReadContactAsync(HttpContext http, string member, ReadingBody body, IGrainFactory grains)
    {
        var p = (await grains.GetGrain<IMemberGrain>(member).View()).Profile!;
        var reply = await grains.GetGrain<IAccountGrain>(http.RequiredSubject().Name.Value)
            .RecordReading(http.Command().Caller, $"member/{member}", "name,phone", body.Reason);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(new MemberContact(p.Name.Text, p.Phone.Text));
    }

    private static async Task<IResult> SetDutyAsync(HttpContext http, string member, DutyBody body, IGrainFactory grains, TimeProvider time)
    {
        var checks = new Checks().Text("reason", body.Reason ?? "", 0, 200);
        if (checks.Failed)
            return checks.Answer(http);
        var reply = await grains.GetGrain<IMemberGrain>(member).SetDuty(http.Command().Caller, body.OnDuty, body.Reason?.Trim(), body.Until);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : await ReadAsync(http, member, grains, time);
    }

    /// <summary>The first character stays: 王**.</summary>
    internal static string? Masked(string? name) => string.IsNullOrEmpty(name) ? name : name[..1] + new string('*', name.Length - 1);
}
