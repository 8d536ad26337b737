using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Units;

/// <param name="Q">Words to search for: of name, kind and code.</param>
/// <param name="Area">A county, town or community within the caller's own area: units with an agreement or members there.</param>
public sealed record UnitFilter(string? Q = null, string? Area = null, string? Kind = null);

/// <summary>A line of the list of units; the liaison's name and phone are masked.</summary>
public sealed record UnitLine(string Code, string Name, string Kind, string? Liaison, string? LiaisonPhone, DateTimeOffset UpdatedAt);

/// <param name="Area">A county, town or community within the caller's own area.</param>
/// <param name="HoldsOn">In force on this day.</param>
public sealed record AgreementFilter(string? Area = null, string? Unit = null, DateOnly? HoldsOn = null);

/// <summary>A unit and a community commit to each other for a term, both days included.</summary>
public sealed record AgreementLine(string Unit, string Community, DateOnly From, DateOnly To, int Quota, DateTimeOffset UpdatedAt);

/// <summary>Reading units and their agreements.</summary>
internal static class UnitLists
{
    private static readonly Listing<UnitLine> List = new(
        Tables.Units, UnitReading.Line, "code", ("code", "code"), ("name", "name"), ("updatedAt", "updated_at"));

    private static readonly Listing<AgreementLine> AgreementList = new(
        Tables.Agreements, Agreement, "unit", ("unit", "unit"), ("community", "community"), ("to", "to_day"), ("updatedAt", "updated_at"));

    public static void MapUnitLists(this IEndpointRouteBuilder api)
    {
        api.MapGet("/units", ListAsync).WithTags("Units").Produces<Page<UnitLine>>().Does(Operation.ListUnits)
            .Refuses("cursor.invalid", "request.invalid");
        api.MapGet("/units/{unit}", UnitReading.ReadAsync).WithTags("Units").Produces<UnitView>().Does(Operation.ReadUnit, Target.Unit);
        api.MapGet("/agreements", AgreementsAsync).WithTags("Units").Produces<Page<AgreementLine>>().Does(Operation.ListAgreements)
            .Refuses("cursor.invalid", "request.invalid");
    }

    internal static AgreementLine Agreement(object?[] row) => new(
        (string)row[0]!, (string)row[1]!, Day(row[2]), Day(row[3]), (int)(long)row[Tables.Agreements.Column("quota")]!,
        (DateTimeOffset)row[Tables.Agreements.Column(ProjectionTable.UpdatedAt)]!);

    private static async Task<IResult> ListAsync(
        HttpContext http, [AsParameters] UnitFilter filter, [AsParameters] PageQuery page, IJournal journal)
    {
        var subject = http.RequiredSubject();
        var checks = new Checks().Words(filter.Q, out var parts).Text("kind", filter.Kind ?? "", 0, 40);
        var isLiaison = AccessTable.Of(Operation.ListUnits, subject.Role) == Reach.Unit;
        DivisionCode? area = null;
        if (isLiaison)
        {
            checks.Code("area", filter.Area, out area);
        }
        else
        {
            checks.Area(filter.Area, subject, out var asked);
            area = asked;
        }

        if (checks.Failed)
            return checks.Answer(http);
        var filters = ImmutableArray.CreateBuilder<RowFilter>();
        if (isLiaison)
            filters.Add(new RowFilter("code", Comparison.Equal, subject.Unit!.Value.Value));
        if (filter.Kind is { } kind)
            filters.Add(new RowFilter("kind", Comparison.Equal, kind));
        var wanted = area is { Tier: not Tier.County } part ? await UnitReading.CodesInAsync(journal, part, http.RequestAborted) : null;
        var isElsewhere = area is { Tier: Tier.County } county && await journal.CountyAsync(http.RequestAborted) != county;
        return await Pages.ReadAsync(http, journal, List, page, new PageSource
        {
            Filters = isElsewhere ? [new RowFilter("code", Comparison.In, Array.Empty<object>())] : filters.ToImmutable(),
            Words = [.. parts.Select(Search.Part)],
            Keep = wanted is null ? null : rows => new([.. rows.Where(r => wanted.Contains((string)r[0]!))]),
        });
    }

    private static async Task<IResult> AgreementsAsync(
        HttpContext http, [AsParameters] AgreementFilter filter, [AsParameters] PageQuery page, IJournal journal)
    {
        var checks = new Checks().UnitWithin(Operation.ListAgreements, http.RequiredSubject(), filter.Area, filter.Unit, out var filters);
        if (checks.Failed)
            return checks.Answer(http);
        if (filter.HoldsOn is { } day)
        {
            filters =
            [
                .. filters, new RowFilter("from_day", Comparison.LessThan, Text(day) + "~"), new RowFilter("to_day", Comparison.AtLeast, Text(day)),
            ];
        }

        return await Pages.ReadAsync(http, journal, AgreementList, page, filters);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(object? text) => DateOnly.ParseExact((string)text!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
