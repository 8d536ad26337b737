using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Audit;

/// <summary>Personal data that was shown to somebody: of what, which fields, and why.</summary>
public sealed record ReadingView(string Account, string Thing, string Fields, string Reason, DateTimeOffset At);

/// <param name="Thing">As in <c>request/R20260304-7K3M2Q</c>.</param>
/// <param name="Before">Exclusive.</param>
public sealed record ReadingFilter(string? Account = null, string? Thing = null, DateTimeOffset? From = null, DateTimeOffset? Before = null);

/// <summary>Who looked at what.</summary>
internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.MapGet("/readings", ListReadingsAsync).WithTags("Audit").Produces<Page<ReadingView>>().Does(Operation.ListReadings, Target.County)
            .Refuses("cursor.invalid", "request.invalid");
        api.MapGet("/audit", AuditTrail.ReadAsync).WithTags("Audit").Produces<Page<AuditLine>>().Does(Operation.ReadAudit, Target.County)
            .Refuses("cursor.invalid", "request.invalid");
    }

    private static readonly Listing<ReadingView> Readings = new(
        Tables.Readings,
        row => new ReadingView((string)row[0]!, (string)row[2]!, (string)row[3]!, (string)row[4]!, (DateTimeOffset)row[5]!),
        "-at",
        ("at", "at"))
    {
        Changed = "at",
    };

    private static async Task<IResult> ListReadingsAsync(
        HttpContext http, [AsParameters] ReadingFilter filter, [AsParameters] PageQuery page, IJournal journal)
    {
        var checks = new Checks().Code<AccountName>("account", filter.Account, out var account).Text("thing", filter.Thing ?? "", 0, 100);
        if (checks.Failed)
            return checks.Answer(http);
        var filters = ImmutableArray.CreateBuilder<RowFilter>();
        if (account is { } name)
            filters.Add(new RowFilter("account", Comparison.Equal, name.Value));
        if (filter.Thing is { } thing)
            filters.Add(new RowFilter("thing", Comparison.Equal, thing));
        if (filter.From is { } from)
            filters.Add(new RowFilter("at", Comparison.AtLeast, from));
        if (filter.Before is { } before)
            filters.Add(new RowFilter("at", Comparison.LessThan, before));
        return await Pages.ReadAsync(http, journal, Readings, page, filters.ToImmutable());
    }
}
