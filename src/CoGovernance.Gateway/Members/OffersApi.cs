using System.Collections.Immutable;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
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

/// <summary>What a member is asked, why, and what the member says to it.</summary>
internal static class OffersApi
{
    private static readonly Listing<MemberOfferView> List = new(
        Tables.Offers, View, "-standing", ("standing", "standing"), ("madeAt", "made_at"), ("beginsAt", "begins_at"), ("updatedAt", "updated_at"));

    public static void MapOffers(this IEndpointRouteBuilder member)
    {
        member.MapGet("/offers", ListAsync).Produces<Page<MemberOfferView>>().Does(Operation.ListOffers, Target.Member)
            .Refuses("cursor.invalid", "request.invalid");
        member.MapPost("/offers/{request}/accept", (HttpContext http, string member, string request, IGrainFactory grains) =>
                DoAsync(http, member, request, grains, (g, m, c) => g.Accept(c, m)))
            .Produces<RequestView>().Does(Operation.AcceptOffer, Target.Member)
            .Refuses(
                "request.not-asked", "request.offer-over", "request.place-taken", "member.away", "member.busy", "member.hours-cap",
                "member.hours-in-a-row");
        member.MapPost("/offers/{request}/decline", (HttpContext http, string member, string request, DeclineBody? body, IGrainFactory grains) =>
                DoAsync(
                    http, member, request, grains, new Checks().Text("reason", body?.Reason ?? "", 0, 200),
                    (g, m, c) => g.Decline(c, m, body?.Reason?.Trim())))
            .Produces<RequestView>().Does(Operation.DeclineOffer, Target.Member).Refuses("request.not-asked", "request.offer-over", "request.invalid");
        member.MapPost("/offers/{request}/withdraw", (HttpContext http, string member, string request, ReasonBody body, IGrainFactory grains) =>
                DoAsync(
                    http, member, request, grains, new Checks().Text("reason", body.Reason, 2, 200),
                    (g, m, c) => g.Withdraw(c, m, body.Reason.Trim())))
            .Produces<RequestView>().Does(Operation.WithdrawFromRequest, Target.Member).Refuses("request.step-not-allowed", "request.invalid");
    }

    /// <summary>Open ones first; then, and among them, the newest first.</summary>
    private static Task<IResult> ListAsync(HttpContext http, string member, string? status, [AsParameters] PageQuery page, IJournal journal)
    {
        if (!Choice.TryRead<OfferStatus>(status, out var chosen))
            return Task.FromResult(Problem.Of(http, [("status", new Rejection("field.code"))]));
        var filters = ImmutableArray.Create(new RowFilter("member", Comparison.Equal, member));
        if (chosen is { } wanted)
            filters = filters.Add(new RowFilter("status", Comparison.Equal, wanted.ToString()));
        return Pages.ReadAsync(http, journal, List, page, filters);
    }

    private static MemberOfferView View(object?[] row)
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
}
