using System.Collections.Immutable;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Members;

/// <summary>A member; name and phone are masked, and read apart with a reason. Members see their own whole.</summary>
public sealed record MemberView(
    string Number, string? Name, string? Phone, string Unit, string Community, ImmutableArray<Skill> Skills, bool OnDuty,
    DateTimeOffset? OffDutyUntil, string? Post, int AlertsThisWeek, int Services, int Minutes, ImmutableArray<BookingView> Bookings);

public sealed record BookingView(string Request, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);

/// <summary>What a member was asked, and why this member.</summary>
public sealed record MemberOfferView(
    string Request, string Community, string Category, Skill Skill, OfferStatus Status, DateTimeOffset MadeAt, DateTimeOffset LapsesAt,
    DateTimeOffset BeginsAt, DateTimeOffset EndsAt, ImmutableArray<WhyView> Why);

public sealed record DeclineBody(string? Reason = null);

/// <param name="Until">The first instant back on duty; without it, until said otherwise.</param>
public sealed record DutyBody(bool OnDuty, string? Reason = null, DateTimeOffset? Until = null);

public sealed record MemberContact(string? Name, string? Phone);

/// <summary>What members do and what is known of them.</summary>
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
        member.MapGet("/offers", OffersAsync).Produces<Page<MemberOfferView>>().Does(Operation.ListOffers, Target.Member)
            .Refuses("cursor.invalid", "request.invalid");
        member.MapPost("/offers/{request}/accept", (HttpContext http, string member, string request, IGrainFactory grains) =>
                DoAsync(http, member, request, grains, (g, m, c) => g.Accept(c, m)))
            .Produces<RequestView>().Does(Operation.AcceptOffer, Target.Member)
            .Refuses("request.not-asked", "request.offer-over", "request.place-taken", "member.busy", "member.hours-cap", "member.hours-in-a-row");
        member.MapPost("/offers/{request}/decline", (HttpContext http, string member, string request, DeclineBody body, IGrainFactory grains) =>
                DoAsync(
                    http, member, request, grains, new Checks().Text("reason", body.Reason ?? "", 0, 200),
                    (g, m, c) => g.Decline(c, m, body.Reason?.Trim())))
            .Produces<RequestView>().Does(Operation.DeclineOffer, Target.Member).Refuses("request.not-asked", "request.offer-over", "request.invalid");
        member.MapPost("/offers/{request}/withdraw", (HttpContext http, string member, string request, ReasonBody body, IGrainFactory grains) =>
                DoAsync(
                    http, member, request, grains, new Checks().Text("reason", body.Reason, 2, 200),
                    (g, m, c) => g.Withdraw(c, m, body.Reason.Trim())))
            .Produces<RequestView>().Does(Operation.WithdrawFromRequest, Target.Member).Refuses("request.not-staff", "request.invalid");
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string member, IGrainFactory grains, TimeProvider time)
    {
        var found = await grains.GetGrain<IMemberGrain>(member).View();
        var p = found.Profile!;
        var own = http.RequiredSubject().Member == p.Number;
        var now = time.GetUtcNow();
        var phone = PhoneNumber.TryParse(p.Phone.Text, out var number) ? number : default;
        return Results.Ok(new MemberView(
            p.Number.Value, own ? p.Name.Text : Masked(p.Name.Text), own ? phone.Value : phone.Masked, p.Unit.Value, p.Community.Value,
            [.. p.Skills], found.IsOnDuty(now), found.OffDutyUntil, p.Post, found.Alerts.Count(a => a.At > now - SevenDays.Length),
            found.ServicesInAll, found.MinutesInAll,
            [.. found.Reservations.Select(r => new BookingView(r.Request.Value, r.Window.Start, r.Window.End))]));
    }

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

    private static readonly Listing<MemberOfferView> Offers =
        new(Tables.Offers, Offer, "-madeAt", ("madeAt", "made_at"), ("beginsAt", "begins_at"), ("updatedAt", "updated_at"));

    private static Task<IResult> OffersAsync(HttpContext http, string member, OfferStatus? status, [AsParameters] PageQuery page, IJournal journal)
    {
        var own = new RowFilter("member", Comparison.Equal, member);
        return Pages.ReadAsync(
            http, journal, Offers, page, status is null ? [own] : [own, new RowFilter("status", Comparison.Equal, status.Value.ToString())]);
    }

    private static MemberOfferView Offer(object?[] row)
    {
        return new MemberOfferView(
            Text("request"), Text("community"), Text("category"), Enum.Parse<Skill>(Text("skill")), Enum.Parse<OfferStatus>(Text("status")),
            At("made_at"), At("lapses_at"), At("begins_at"), At("ends_at"),
            RequestView.Why(JsonSerializer.Deserialize<ImmutableArray<RankFactor>>(Text("why"), WireJson.Options)));

        string Text(string name) => (string)row[Tables.Offers.Column(name)]!;
        DateTimeOffset At(string name) => (DateTimeOffset)row[Tables.Offers.Column(name)]!;
    }

    private static Task<IResult> DoAsync(
        HttpContext http, string member, string request, IGrainFactory grains, Checks checks,
        Func<IServiceRequestGrain, MemberNumber, Caller, Task<Reply>> step) =>
        checks.Failed ? Task.FromResult(checks.Answer(http)) : DoAsync(http, member, request, grains, step);

    /// <summary>A member answers for one place; a request that did not ask this member is as good as none.</summary>
    private static async Task<IResult> DoAsync(
        HttpContext http, string member, string request, IGrainFactory grains, Func<IServiceRequestGrain, MemberNumber, Caller, Task<Reply>> step)
    {
        var number = MemberNumber.Parse(member);
        if (!RequestNumber.TryParse(request, out _))
            return Problem.Of(http, "not-found");
        var grain = grains.GetGrain<IServiceRequestGrain>(request);
        if (!(await grain.View()).Offers.Any(o => o.Member == number))
            return Problem.Of(http, "not-found");
        var reply = await step(grain, number, http.Command().Caller);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(RequestView.Of(await grain.View(), number));
    }

    /// <summary>The first character stays: 王**.</summary>
    internal static string? Masked(string? name) => string.IsNullOrEmpty(name) ? name : name[..1] + new string('*', name.Length - 1);
}
