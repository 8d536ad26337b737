using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Balance;

/// <summary>How an area stands, and what balancing it would do: now, and if things were otherwise.</summary>
internal static class BalanceApi
{
    private const int MostPlaces = 100_000;
    private const int MostAdded = 10_000;

    public static void MapBalance(this IEndpointRouteBuilder api)
    {
        var areas = api.MapGroup("/balance/areas/{area}").WithTags("Balance");
        areas.MapGet("", ReadAsync).Produces<OutlineView>().Does(Operation.ReadBalance, Target.Area).Refuses("balance.no-counts");
        areas.MapPost("/what-if", ImagineAsync).Produces<OutlineView>().Does(Operation.ImagineBalance, Target.Area)
            .Refuses("balance.no-counts", "balance.community-not-counted", "request.invalid");
        areas.MapGet("/helpers", HelpersAsync).Produces<HelperList>().Does(Operation.ListHelpers, Target.Area);
    }

    /// <summary>A community sees its own part of its town's balance.</summary>
    private static Task<IResult> ReadAsync(HttpContext http, string area, IGrainFactory grains)
    {
        var code = DivisionCode.Parse(area);
        return OutlineAsync(http, code, code.Tier == Tier.Community ? code.Town : code, WhatIf.Nothing, grains);
    }

    private static async Task<IResult> ImagineAsync(HttpContext http, string area, WhatIfBody body, IGrainFactory grains)
    {
        var checks = new Checks();
        var changes = Changes(body, checks);
        var code = DivisionCode.Parse(area);
        return checks.Failed ? checks.Answer(http) : await OutlineAsync(http, code, code, changes, grains);
    }

    private static async Task<IResult> OutlineAsync(HttpContext http, DivisionCode reader, DivisionCode scope, WhatIf changes, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<IBalanceBoardGrain>(scope.Value).Outline(scope, changes);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(OutlineView.Of(reply.Outline!, reader, scope));
    }

    private static WhatIf Changes(WhatIfBody body, Checks checks)
    {
        var (demand, added, lost) = (body.Demand ?? [], body.Added ?? [], body.Lost ?? []);
        checks.Between("demand", demand.Length, 0, WhatIf.Most).Between("added", added.Length, 0, WhatIf.Most)
            .Between("lost", lost.Length, 0, WhatIf.Most)
            .That(!demand.Contains(null!), "demand", "field.code").That(!added.Contains(null!), "added", "field.code")
            .That(!lost.Contains(null!), "lost", "field.code");
        if (checks.Failed)
            return WhatIf.Nothing;
        return new WhatIf(
        [
            .. demand.Select((d, i) =>
            {
                checks.Between($"demand[{i}].places", d.Places, 0, MostPlaces);
                return new DemandChange(Community(checks, $"demand[{i}].community", d.Community), d.Skill, d.Places);
            }),
        ],
        [
            .. added.Select((a, i) =>
            {
                checks.Between($"added[{i}].count", a.Count, 1, MostAdded).Code<UnitCode>($"added[{i}].unit", a.Unit, out var unit, required: true);
                var community = Community(checks, $"added[{i}].community", a.Community);
                return new PeopleAdded(unit ?? default, community, a.Skills.IsDefault ? [] : [.. a.Skills], a.Count);
            }),
        ],
        [
            .. lost.Select((l, i) =>
            {
                checks.That(l.Share is > 0 and <= 1, $"lost[{i}].share", "field.share");
                return new PeopleLost(Community(checks, $"lost[{i}].community", l.Community), l.Share);
            }),
        ]);
    }

    private static DivisionCode Community(Checks checks, string field, string text)
    {
        checks.Code<DivisionCode>(field, text, out var code, required: true);
        return code ?? default;
    }

    /// <summary>By name, and so for the community itself only; other tiers see counts.</summary>
    private static async Task<IResult> HelpersAsync(string area, IGrainFactory grains)
    {
        if (DivisionCode.Parse(area).Tier != Tier.Community)
            return Results.Ok(new HelperList([], []));
        var community = await grains.GetGrain<ICommunityGrain>(area).View();
        return Results.Ok(new HelperList(
        [
            .. from staffed in community.Quotas.Values
               from helper in staffed.Chosen
               let line = staffed.Lines[helper.Line]
               select new HelperView(
                   helper.Member.Value, staffed.Quota.Plan.Value, line.To.Value, line.Skill, helper.From, staffed.Quota.Until,
                   community.Roster.GetValueOrDefault(helper.Member)?.Away is not null, RequestView.Why(helper.Why)),
        ],
        [
            .. from entry in community.Roster.Values
               where entry.Helping is not null
               let stay = entry.Helping
               select new HelperView(entry.Member.Value, stay.Plan.Value, stay.Community.Value, null, stay.From, stay.Until, Out: true, []),
        ]));
    }
}
