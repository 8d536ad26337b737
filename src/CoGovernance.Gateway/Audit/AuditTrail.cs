using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Audit;

/// <param name="Kind">The kind of what it happened to: request, member, unit, community, town, county, account, ….</param>
/// <param name="Key">Its number or code; needs the kind.</param>
/// <param name="Actor">The account, or the part of the system, that caused it.</param>
/// <param name="Type">What happened, by the name of the event: <c>Submitted</c>.</param>
/// <param name="Before">Exclusive.</param>
/// <param name="Sort"><c>-at</c>, newest first, or <c>at</c>.</param>
public sealed record AuditFilter(
    string? Kind = null, string? Key = null, string? Actor = null, string? Type = null, DateTimeOffset? From = null, DateTimeOffset? Before = null,
    string? Cursor = null, int? Limit = null, string? Sort = null);

/// <summary>
/// One fact of the journal. Personal words stay sealed: <c>{"of": whose, "sealed": true}</c>; null where they were erased or there were
/// none. Digests of secrets are left out.
/// </summary>
/// <param name="Position">Counts from 1 without gaps over the whole journal.</param>
/// <param name="Version">Counts from 1 without gaps over what it happened to.</param>
public sealed record AuditLine(
    long Position, string Kind, string Key, long Version, string Type, string Actor, string CommandId, DateTimeOffset At, JsonNode? Body);

/// <summary>The journal as those read it who answer for the whole county.</summary>
internal static class AuditTrail
{
    private const int Most = 200;
    private const int Usual = 50;

    public static async Task<IResult> ReadAsync(HttpContext http, [AsParameters] AuditFilter filter, IJournal journal)
    {
        var limit = filter.Limit ?? Usual;
        var checks = new Checks().Between("limit", limit, 1, Most)
            .Text("kind", filter.Kind ?? "", 0, 40).Text("key", filter.Key ?? "", 0, 100)
            .Text("actor", filter.Actor ?? "", 0, 100).Text("type", filter.Type ?? "", 0, 60)
            .That(filter.Kind?.Contains('/', StringComparison.Ordinal) != true, "kind", "field.characters")
            .That(filter.Key is null || !string.IsNullOrEmpty(filter.Kind), "kind", "field.needed")
            .That(filter.Kind != "" && filter.Key != "", "kind", "field.needed");
        if (checks.Failed)
            return checks.Answer(http);
        if (filter.Sort is not (null or "at" or "-at"))
            return Problem.Of(http, [("sort", new Rejection("field.sort").With("names", "at"))]);
        var position = filter.Cursor is null ? null : PositionOf(filter.Cursor);
        if (filter.Cursor is not null && position is null)
            return Problem.Of(http, "cursor.invalid");
        var events = await journal.EventsAsync(
            new EventQuery
            {
                Kind = filter.Kind,
                Key = filter.Key,
                Actor = filter.Actor,
                Type = filter.Type,
                From = filter.From,
                Before = filter.Before,
                After = position,
                Descending = filter.Sort != "at",
                Limit = limit + 1,
            },
            http.RequestAborted);
        var next = events.Count > limit ? Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{events[limit - 1].Position}")) : null;
        return Results.Ok(new Page<AuditLine>([.. events.Take(limit).Select(Line)], next));
    }

    private static AuditLine Line(StoredEvent e) =>
        new(e.Position, e.Stream.Kind, e.Stream.Key, e.Version, e.Type, e.Actor, e.CommandId, e.At, AuditBody.Of(e.Data));

    private static long? PositionOf(string cursor) =>
        cursor.Length <= 40 && Base64Url.IsValid(cursor)
        && long.TryParse(Base64Url.DecodeFromChars(cursor), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;
}
