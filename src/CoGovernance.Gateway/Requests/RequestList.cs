using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Requests;

/// <param name="Q">
/// Words to search for, 1 to 100 characters: of the resident's words, the number, the codes of category and community, or the beginning of
/// their names. Parts between spaces must all be found.
/// </param>
/// <param name="Area">A county, town or community within the caller's own area.</param>
/// <param name="Open">True: what is not over; false: what is closed, rejected or cancelled.</param>
/// <param name="Exhausted">Nobody is left to ask for an open place.</param>
/// <param name="Tier">The tier that handles it.</param>
/// <param name="Missed">The clock that was missed.</param>
/// <param name="SubmittedBefore">Exclusive.</param>
public sealed record RequestFilter(
    string? Q = null, string? Area = null, RequestPhase? Phase = null, bool? Open = null, string? Category = null, bool? Exhausted = null,
    Tier? Tier = null, Urgency? Urgency = null, ClockKind? Missed = null, DateTimeOffset? SubmittedFrom = null,
    DateTimeOffset? SubmittedBefore = null);

/// <summary>The list of requests: searched, narrowed, sorted.</summary>
internal static class RequestList
{
    private static readonly ImmutableArray<RequestPhase> Over = [RequestPhase.Closed, RequestPhase.Rejected, RequestPhase.Cancelled];

    private static readonly object[] OverPhases = Names(Over);

    /// <summary>The phases in which a request can be exhausted, which are few at any time.</summary>
    private static readonly object[] StaffingPhases = Names([RequestPhase.Triaged, RequestPhase.Dispatching]);

    private static readonly Listing<RequestLine> List = new(
        Tables.Requests, Line, "-submittedAt", ("submittedAt", "submitted_at"), ("updatedAt", "updated_at"), ("number", "number"));

    /// <summary>Names of the phases of what is not over.</summary>
    public static object[] OpenPhases { get; } = Names(Enum.GetValues<RequestPhase>().Except([RequestPhase.None, .. Over]));

    public static async Task<IResult> ReadAsync(
        HttpContext http, [AsParameters] RequestFilter filter, [AsParameters] PageQuery page, IJournal journal, IGrainFactory grains)
    {
        var subject = http.RequiredSubject();
        var checks = new Checks().Area(filter.Area, subject, out var area).Words(filter.Q, out var parts)
            .Text("category", filter.Category ?? "", 0, 40);
        if (checks.Failed)
            return checks.Answer(http);
        var filters = Scoped.Within("community", area).ToBuilder();
        if (AccessTable.Of(Operation.ListRequests, subject.Role) == Reach.Own)
            filters.Add(new RowFilter("on_behalf_by", Comparison.Equal, subject.Name.Value));
        filters.AddRange(Conditions(filter));
        var source = new PageSource
        {
            Filters = filters.ToImmutable(),
            Words = await RequestSearch.PartsAsync(parts, area, journal, grains, http.RequestAborted),
        };
        return await Pages.ReadAsync(http, journal, List, page, source);
    }

    private static IEnumerable<RowFilter> Conditions(RequestFilter filter)
    {
        if (filter.Phase is { } phase)
            yield return new RowFilter("phase", Comparison.Equal, phase.ToString());
        if (filter.Open is { } open)
            yield return new RowFilter("phase", Comparison.In, open ? OpenPhases : OverPhases);
        if (filter.Exhausted is true)
            yield return new RowFilter("phase", Comparison.In, StaffingPhases);
        if (filter.Exhausted is { } exhausted)
            yield return new RowFilter("exhausted", Comparison.Equal, Tables.Flag(exhausted));
        if (filter.Category is { } category)
            yield return new RowFilter("category", Comparison.Equal, category);
        if (filter.Tier is { } tier)
            yield return new RowFilter("tier", Comparison.Equal, (long)tier);
        if (filter.Urgency is { } urgency)
            yield return new RowFilter("urgency", Comparison.Equal, urgency.ToString());
        if (filter.Missed is { } clock)
            yield return new RowFilter(KeptColumn(clock), Comparison.Equal, 0L);
        if (filter.SubmittedFrom is { } from)
            yield return new RowFilter("submitted_at", Comparison.AtLeast, from);
        if (filter.SubmittedBefore is { } before)
            yield return new RowFilter("submitted_at", Comparison.LessThan, before);
    }

    private static string KeptColumn(ClockKind clock) => clock switch
    {
        ClockKind.Respond => "respond_kept",
        ClockKind.Staff => "staff_kept",
        _ => "resolve_kept",
    };

    private static object[] Names(IEnumerable<RequestPhase> phases) => [.. phases.Select(p => p.ToString())];

    private static RequestLine Line(object?[] row)
    {
        return new RequestLine(
            Text("number"), Text("community"), Text("category"), Enum.Parse<RequestPhase>(Text("phase")), (Tier)Number("tier"),
            Column("urgency") is string urgency ? Enum.Parse<Urgency>(urgency) : null, Number("places"), Number("filled"), Number("exhausted") == 1,
            At("submitted_at")!.Value, At("begins_at"), At("completed_at"),
            Column("resolution") is string resolution ? Enum.Parse<Resolution>(resolution) : null, At("updated_at")!.Value);

        object? Column(string name) => row[Tables.Requests.Column(name)];
        string Text(string name) => (string)Column(name)!;
        int Number(string name) => (int)(long)(Column(name) ?? 0L);
        DateTimeOffset? At(string name) => (DateTimeOffset?)Column(name);
    }
}
