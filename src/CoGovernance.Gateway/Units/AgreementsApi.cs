using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Role = CoGovernance.Domain.Accounts.Role;

namespace CoGovernance.Gateway.Units;

/// <summary>The term, both days included, and how many members the unit commits; 1 to 10,000.</summary>
public sealed record AgreementBody(DateOnly From, DateOnly To, int Quota);

/// <param name="LastDay">The last day on which it holds; today, in the county, when absent.</param>
public sealed record AgreementEndBody(string Reason, DateOnly? LastDay = null);

/// <summary>An agreement that waits for the other side's word.</summary>
public sealed record ProposalLine(string Unit, string Community, DateOnly From, DateOnly To, int Quota, AgreementSide By, DateTimeOffset At);

/// <summary>
/// Co-building agreements (共驻共建). Either side offers and the other confirms (双向认领); the county coordinator may sign for both.
/// All that is written carries the unit's version.
/// </summary>
internal static class AgreementsApi
{
    public static void MapAgreementEdits(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreement-proposals", ListAsync).WithTags("Units").Produces<Page<ProposalLine>>().Does(Operation.ListAgreementProposals)
            .Refuses("cursor.invalid", "request.invalid");
        var agreement = api.MapGroup("/units/{unit}/agreements/{community}").WithTags("Units");
        agreement.MapPut("", (HttpContext http, string unit, string community, AgreementBody body, IGrainFactory grains) =>
                EditAsync(http, unit, grains, (g, c) => g.Sign(c, Of(unit, community, body))))
            .Produces<UnitWritten>().Does(Operation.SignAgreement, Target.Agreement)
            .Refuses(["unit.term-reversed", "unit.quota-out-of-bounds", .. EntityTag.Refusals]);
        agreement.MapPut("/proposal", (HttpContext http, string unit, string community, AgreementBody body, IGrainFactory grains) =>
                DoAsync(http, unit, grains, http.Command().Caller, (g, c) => g.Propose(c, Of(unit, community, body), SideOf(http))))
            .Produces<UnitWritten>().Does(Operation.ProposeAgreement, Target.Agreement).Refuses("unit.term-reversed", "unit.quota-out-of-bounds");
        agreement.MapPost("/proposal/confirmation", (HttpContext http, string unit, string community, IGrainFactory grains) =>
                EditAsync(http, unit, grains, (g, c) => g.Confirm(c, DivisionCode.Parse(community), SideOf(http))))
            .Produces<UnitWritten>().Does(Operation.ConfirmAgreement, Target.Agreement)
            .Refuses(["unit.no-proposal", "unit.own-proposal", .. EntityTag.Refusals]);
        agreement.MapPost("/proposal/refusal", RefuseAsync).Produces<UnitWritten>().Does(Operation.RefuseAgreement, Target.Agreement)
            .Refuses("unit.no-proposal", "request.invalid");
        agreement.MapPost("/ending", EndAsync).Produces<UnitWritten>().Does(Operation.EndAgreement, Target.Agreement)
            .Refuses(["unit.no-agreement", "unit.agreement-ends-before", "request.invalid", .. EntityTag.Refusals]);
    }

    private static Task<IResult> ListAsync(HttpContext http, [AsParameters] PageQuery page, IJournal journal)
    {
        var subject = http.RequiredSubject();
        ImmutableArray<RowFilter> filters = subject is { Role: Role.UnitLiaison, Unit: { } unit }
            ? [new RowFilter("unit", Comparison.Equal, unit.Value)]
            : Scoped.Within("community", subject.Area!.Value);
        return Pages.ReadAsync(http, journal, List, page, filters);
    }

    private static readonly Listing<ProposalLine> List = new(
        Tables.AgreementProposals, Line, "unit", ("unit", "unit"), ("community", "community"), ("at", "at"), ("updatedAt", "updated_at"));

    private static ProposalLine Line(object?[] row)
    {
        return new ProposalLine(
            (string)row[0]!, (string)row[1]!, Day(row[2]), Day(row[3]), (int)(long)row[4]!, Enum.Parse<AgreementSide>((string)row[5]!),
            (DateTimeOffset)row[6]!);

        static DateOnly Day(object? text) => DateOnly.ParseExact((string)text!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static Task<IResult> RefuseAsync(HttpContext http, string unit, string community, ReasonBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        return checks.Failed
            ? Task.FromResult(checks.Answer(http))
            : DoAsync(http, unit, grains, http.Command().Caller, (g, c) => g.Drop(c, DivisionCode.Parse(community), body.Reason.Trim()));
    }

    private static Task<IResult> EndAsync(
        HttpContext http, string unit, string community, AgreementEndBody body, IGrainFactory grains, TimeProvider time)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        return checks.Failed
            ? Task.FromResult(checks.Answer(http))
            : EditAsync(http, unit, grains, (g, c) => g.End(
                c, DivisionCode.Parse(community), body.LastDay ?? ChinaTime.DateAt(time.GetUtcNow()), body.Reason.Trim()));
    }

    private static Task<IResult> EditAsync(HttpContext http, string unit, IGrainFactory grains, Func<IUnitGrain, Caller, Task<Reply>> step) =>
        EntityTag.TryEdit(http, out var caller, out var refusal) ? DoAsync(http, unit, grains, caller, step) : Task.FromResult(refusal);

    private static async Task<IResult> DoAsync(
        HttpContext http, string unit, IGrainFactory grains, Caller caller, Func<IUnitGrain, Caller, Task<Reply>> step)
    {
        var grain = grains.GetGrain<IUnitGrain>(unit);
        var reply = await step(grain, caller);
        return reply.Rejection is { } refused
            ? Problem.Of(http, refused)
            : EntityTag.Answer(http, EntityTag.Of(reply.Version), UnitWritten.Of(await grain.View()));
    }

    private static Agreement Of(string unit, string community, AgreementBody body) =>
        new(UnitCode.Parse(unit), DivisionCode.Parse(community), body.From, body.To, body.Quota);

    /// <summary>A liaison speaks for the unit, a secretary for the community.</summary>
    private static AgreementSide SideOf(HttpContext http) =>
        http.RequiredSubject().Role == Role.UnitLiaison ? AgreementSide.Unit : AgreementSide.Community;
}
