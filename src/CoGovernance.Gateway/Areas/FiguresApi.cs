using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Areas;

/// <summary>An area in figures, counted from the lists and the journal as they stand.</summary>
internal static class FiguresApi
{
    private const int UsualDays = 30;
    private const int MostDays = 90;
    private const int MostAccounts = 100_000;
    private const int AtOnce = 200;

    private static readonly object[] Grassroots = [.. StaffWork.Grassroots.Select(r => r.ToString())];

    public static void MapFigures(this IEndpointRouteBuilder api) => api.MapGet("/areas/{area}/figures", ReadAsync).WithTags("Areas")
        .Produces<FiguresView>().Produces(StatusCodes.Status304NotModified).Does(Operation.ReadFigures, Target.Area).Refuses("request.invalid");

    /// <param name="days">The days that rates and work are of, today among them; 1 to 90, 30 by default.</param>
    private static async Task<IResult> ReadAsync(HttpContext http, string area, IJournal journal, TimeProvider time, int? days = null)
    {
        var checks = new Checks().Between("days", days ?? UsualDays, 1, MostDays);
        if (checks.Failed)
            return checks.Answer(http);
        var code = DivisionCode.Parse(area);
        var now = time.GetUtcNow();
        var today = ChinaTime.DateAt(now);
        var day = today.AddDays(1 - (days ?? UsualDays));
        var from = ChinaTime.FromLocal(day, TimeOnly.MinValue);
        var view = new FiguresView(
            day,
            await OpenAsync(journal, code, http.RequestAborted),
            await RatesAsync(journal, code, from, http.RequestAborted),
            await StaffAsync(journal, code, from, now, http.RequestAborted));
        return EntityTag.AnswerChanged(http, view);
    }

    private static async Task<ImmutableArray<OpenCountView>> OpenAsync(IJournal journal, DivisionCode area, CancellationToken cancellationToken)
    {
        var groups = await journal.CountAsync(
            new RowCount(Tables.Requests, ["community", "tier", "exhausted", "respond_kept", "staff_kept", "resolve_kept"])
            {
                Filters = [new RowFilter("phase", Comparison.In, RequestList.OpenPhases), .. Scoped.Within("community", area)],
            },
            cancellationToken);
        return [.. groups.GroupBy(g => (string)g.Values[0]!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Count)];
    }

    private static OpenCountView Count(IGrouping<string, RowGroup> community)
    {
        return new OpenCountView(
            community.Key, community.Sum(g => g.Rows), Sum(1, (long)Tier.Town), Sum(1, (long)Tier.County), Sum(2, 1), Sum(3, 0), Sum(4, 0), Sum(5, 0));

        long Sum(int column, long value) => community.Where(g => value.Equals(g.Values[column])).Sum(g => g.Rows);
    }

    private static async Task<HandlingRates> RatesAsync(IJournal journal, DivisionCode area, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var groups = await journal.CountAsync(
            new RowCount(Tables.Requests, ["phase", "respond_kept", "resolution", "score"])
            {
                Filters = [new RowFilter("submitted_at", Comparison.AtLeast, from), .. Scoped.Within("community", area)],
            },
            cancellationToken);
        return HandlingRates.Of(
        [
            .. groups.Select(g => new HandledRequests(
                Enum.Parse<RequestPhase>((string)g.Values[0]!),
                g.Values[1] is long kept ? kept == 1 : null,
                g.Values[2] is string resolution ? Enum.Parse<Resolution>(resolution) : null,
                (int?)(long?)g.Values[3],
                g.Rows)),
        ]);
    }

    private static async Task<StaffWorkView> StaffAsync(
        IJournal journal, DivisionCode area, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var accounts = new List<string>();
        var query = new RowQuery(Tables.Accounts)
        {
            Filters = [new RowFilter("role", Comparison.In, Grassroots), .. Scoped.Within("area", area)],
            Limit = MostAccounts,
        };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
            accounts.Add((string)row[0]!);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var some in accounts.Chunk(AtOnce))
        {
            var count = new CommandCount([.. some], StaffWork.Minutes.Keys, from, now.AddTicks(1));
            foreach (var (act, times) in await journal.CountCommandsAsync(count, cancellationToken))
                counts[act] = counts.GetValueOrDefault(act) + times;
        }

        var acts = counts.Select(c => new StaffActView(c.Key, c.Value, StaffWork.Minutes[c.Key]))
            .OrderByDescending(a => a.Count * a.MinutesEach).ThenBy(a => a.Act, StringComparer.Ordinal).ToImmutableArray();
        return new StaffWorkView(accounts.Count, acts.Sum(a => a.Count * a.MinutesEach), acts);
    }
}
