using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Audit;

/// <summary>Personal data that was shown to somebody: of what, which fields, and why.</summary>
public sealed record ReadingView(string Account, string Thing, string Fields, string Reason, DateTimeOffset At);

/// <summary>Who looked at what.</summary>
internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/readings", ListAsync).WithTags("Audit").Produces<Page<ReadingView>>().Does(Operation.ListReadings, Target.County)
            .Refuses("cursor.invalid");

    private static Task<IResult> ListAsync(HttpContext http, string? account, string? thing, [AsParameters] PageQuery page, IJournal journal)
    {
        var filters = ImmutableArray.CreateBuilder<RowFilter>();
        if (account is not null)
            filters.Add(new RowFilter("account", Comparison.Equal, account));
        if (thing is not null)
            filters.Add(new RowFilter("thing", Comparison.Equal, thing));
        var query = new RowQuery(Tables.Readings) { Filters = filters.ToImmutable(), OrderBy = "at", Descending = true };
        return Pages.ReadAsync(
            http, journal, query, page, row => new ReadingView((string)row[0]!, (string)row[2]!, (string)row[3]!, (string)row[4]!, (DateTimeOffset)row[5]!));
    }
}
