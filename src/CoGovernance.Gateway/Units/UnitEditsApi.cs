using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Units;

/// <param name="Code">The unit's social credit code, or the code of its party organisation.</param>
/// <param name="Kind">The office's word: 医院, 学校, 法院.</param>
public sealed record UnitBody(string Code, string Name, string Kind, string? Liaison = null, string? LiaisonPhone = null);

/// <summary>A unit as it should be. Without a liaison or a phone, the ones that are known stay.</summary>
public sealed record UnitChangeBody(string Name, string Kind, string? Liaison = null, string? LiaisonPhone = null);

/// <summary>A unit as it was just written; who its liaison is is read apart.</summary>
public sealed record UnitWritten(
    string Code, string Name, string Kind, bool HasLiaison, ImmutableArray<AgreementTerms> Agreements, ImmutableArray<ProposalTerms> Proposals)
{
    internal static UnitWritten Of(Unit unit) => new(
        unit.Profile!.Code.Value, unit.Profile.Name, unit.Profile.Kind, unit.Profile.Liaison.Text is not null,
        [.. unit.Agreements.Values.Select(AgreementTerms.Of)],
        [
            .. unit.Proposals.Values.Select(p => new ProposalTerms(
                p.Agreement.Community.Value, p.Agreement.From, p.Agreement.To, p.Agreement.Quota, p.By, p.At)),
        ]);
}

/// <summary>Both days included.</summary>
public sealed record AgreementTerms(string Community, DateOnly From, DateOnly To, int Quota)
{
    internal static AgreementTerms Of(Agreement a) => new(a.Community.Value, a.From, a.To, a.Quota);
}

public sealed record ProposalTerms(string Community, DateOnly From, DateOnly To, int Quota, AgreementSide By, DateTimeOffset At);

public sealed record UnitContact(string? Liaison, string? LiaisonPhone);

/// <summary>Registering units and changing what is known of them.</summary>
internal static class UnitEditsApi
{
    public static void MapUnitEdits(this IEndpointRouteBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("Units");
        units.MapPost("", RegisterAsync).Produces<UnitWritten>(StatusCodes.Status201Created).Does(Operation.RegisterUnit, Target.County)
            .Refuses("request.invalid", "unit.code-taken");
        units.MapPut("/{unit}", ChangeAsync).Produces<UnitWritten>().Does(Operation.ChangeUnit, Target.Unit)
            .Refuses(["request.invalid", .. EntityTag.Refusals]);
        units.MapPost("/{unit}/contact", ReadContactAsync).Produces<UnitContact>().Does(Operation.ReadUnitContact, Target.Unit).Refuses("reading.reason");
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, UnitBody body, IGrainFactory grains)
    {
        var checks = Checked(
            new Checks().Code<UnitCode>("code", body.Code, out var code, required: true), body.Name, body.Kind, body.Liaison, body.LiaisonPhone);
        if (checks.Failed)
            return checks.Answer(http);
        var grain = grains.GetGrain<IUnitGrain>(code!.Value.Value);
        var profile = new UnitProfile(
            code.Value, body.Name.Trim(), body.Kind.Trim(), Personally(code.Value, body.Liaison, Personal.None),
            Personally(code.Value, body.LiaisonPhone, Personal.None));
        var reply = await grain.Register(http.Command().Caller with { IfVersion = 0 }, profile);
        if (reply.Rejection is { Code: "version.stale" })
            return Problem.Of(http, new Rejection("unit.code-taken").With("code", code.Value));
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        http.Response.Headers.ETag = EntityTag.Of(reply.Version);
        return Results.Json(UnitWritten.Of(await grain.View()), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, string unit, UnitChangeBody body, IGrainFactory grains)
    {
        var checks = Checked(new Checks(), body.Name, body.Kind, body.Liaison, body.LiaisonPhone);
        if (checks.Failed)
            return checks.Answer(http);
        if (!EntityTag.TryEdit(http, out var caller, out var refusal))
            return refusal;
        var grain = grains.GetGrain<IUnitGrain>(unit);
        var known = (await grain.View()).Profile!;
        var reply = await grain.Register(caller, known with
        {
            Name = body.Name.Trim(),
            Kind = body.Kind.Trim(),
            Liaison = Personally(known.Code, body.Liaison, known.Liaison),
            LiaisonPhone = Personally(known.Code, body.LiaisonPhone, known.LiaisonPhone),
        });
        return reply.Rejection is { } refused
            ? Problem.Of(http, refused)
            : EntityTag.Answer(http, EntityTag.Of(reply.Version), UnitWritten.Of(await grain.View()));
    }

    private static async Task<IResult> ReadContactAsync(HttpContext http, string unit, ReadingBody body, IGrainFactory grains)
    {
        var known = (await grains.GetGrain<IUnitGrain>(unit).View()).Profile!;
        var reply = await grains.GetGrain<IAccountGrain>(http.RequiredSubject().Name.Value)
            .RecordReading(http.Command().Caller, $"unit/{unit}", "liaison,liaisonPhone", body.Reason);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(new UnitContact(known.Liaison.Text, known.LiaisonPhone.Text));
    }

    private static Checks Checked(Checks checks, string name, string kind, string? liaison, string? phone) => checks
        .Text("name", name, 1, 100)
        .Text("kind", kind, 1, 40)
        .Text("liaison", liaison ?? "", 0, 40)
        .That(phone is null || PhoneNumber.TryParse(phone, out _), "liaisonPhone", "field.phone");

    private static Personal Personally(UnitCode unit, string? text, Personal known) =>
        string.IsNullOrWhiteSpace(text) ? known : new Personal(unit.Value, text.Trim());
}
