using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Simulation;

/// <summary>Reads the result of a play from the lists.</summary>
public sealed class PlayReport(IJournal journal)
{
    public async Task<PlayResult> ReadAsync(PlayOptions options, CountyPlay play, TimeSpan duration, CancellationToken cancellationToken)
    {
        var areas = await ReadAsync(Tables.Areas, cancellationToken);
        var communities = areas.Where(a => a.Integer("tier") == 1).OrderBy(a => a.Text("code"), StringComparer.Ordinal).ToList();
        var members = await ReadAsync(Tables.Members, cancellationToken);
        var requests = await ReadAsync(Tables.Requests, cancellationToken);
        var bookings = await ReadAsync(Tables.Bookings, cancellationToken);
        var loans = await ReadAsync(Tables.Loans, cancellationToken);
        var byHome = members.ToLookup(m => m.Text("community"), StringComparer.Ordinal);
        var byCommunity = requests.ToLookup(r => r.Text("community"), StringComparer.Ordinal);
        var (hours, rates) = (HoursToAccept(requests), Rates(requests));
        return new PlayResult(
            communities.Count,
            (await ReadAsync(Tables.Units, cancellationToken)).Count,
            members.Count,
            options.Days,
            options.Seed,
            Counts(requests),
            Staffed(requests),
            Ratio(requests.Sum(r => r.Integer("alerts")), requests.Sum(r => r.Integer("acceptances"))),
            Round(Gini([.. members.Select(m => (double)m.Integer("minutes"))])),
            DoubleBookings(bookings),
            Deadlines(requests),
            Percentile(hours, 0.5),
            Percentile(hours, 0.95),
            rates.Resolution.Share,
            rates.Satisfaction.Share,
            Ratio(members.Count(m => m.Integer("alerts") > 0), members.Count) ?? 0,
            Ratio(members.Count(m => m.Integer("services") > 0), members.Count) ?? 0,
            new LoanCounts(loans.Count, loans.Count(l => l.Text("status") != "returned")),
            [.. communities.Select(c => Community(c, byHome[c.Text("code")].Count(), [.. byCommunity[c.Text("code")]]))],
            play.Refusals.ToImmutableSortedDictionary(StringComparer.Ordinal),
            play.Events,
            play.Commits,
            Math.Round(duration.TotalSeconds, 2));
    }

    private static CommunityResult Community(ListRow community, int members, List<ListRow> requests)
    {
        var (hours, rates) = (HoursToAccept(requests), Rates(requests));
        return new CommunityResult(
            community.Text("code")!, community.Text("name")!, members, requests.Count, Staffed(requests), Percentile(hours, 0.5),
            Percentile(hours, 0.95), Deadlines(requests), rates.Resolution.Share, rates.Satisfaction.Share);
    }

    private Task<List<ListRow>> ReadAsync(ProjectionTable table, CancellationToken cancellationToken) =>
        ListRow.ReadAsync(journal, table, cancellationToken);

    private static RequestCounts Counts(List<ListRow> requests)
    {
        var resolved = requests.Count(r => r.Text("resolution") == nameof(Resolution.Resolved) && IsIn(r, RequestPhase.Closed));
        var closed = requests.Count(r => IsIn(r, RequestPhase.Closed));
        var cancelled = requests.Count(r => IsIn(r, RequestPhase.Cancelled));
        var rejected = requests.Count(r => IsIn(r, RequestPhase.Rejected));
        return new RequestCounts(
            requests.Count, resolved, closed - resolved, cancelled, rejected, requests.Count - closed - cancelled - rejected);
    }

    private static StaffedCounts Staffed(List<ListRow> requests)
    {
        var none = requests.Count(r => r.Integer("staffed_tier") == 0 && !IsIn(r, RequestPhase.Rejected) && !IsIn(r, RequestPhase.Cancelled));
        return new StaffedCounts(
            requests.Count(r => r.Integer("staffed_tier") == 1), requests.Count(r => r.Integer("staffed_tier") == 2),
            requests.Count(r => r.Integer("staffed_tier") == 3), none);
    }

    private static DeadlineShares Deadlines(List<ListRow> requests)
    {
        return new DeadlineShares(Share("respond_kept"), Share("staff_kept"), Share("resolve_kept"));

        double? Share(string column)
        {
            var decided = requests.Where(r => !IsIn(r, RequestPhase.Rejected) && !IsIn(r, RequestPhase.Cancelled) && r[column] is not null).ToList();
            return Ratio(decided.Count(r => r.Integer(column) == 1), decided.Count);
        }
    }

    private static HandlingRates Rates(List<ListRow> requests) => HandlingRates.Of(
    [
        .. requests.Select(r => new HandledRequests(
            Enum.Parse<RequestPhase>(r.Text("phase")!),
            (long?)r["respond_kept"] is { } kept ? kept == 1 : null,
            r.Text("resolution") is { } resolution ? Enum.Parse<Resolution>(resolution) : null,
            (int?)(long?)r["score"],
            Count: 1)),
    ]);

    private static List<double> HoursToAccept(List<ListRow> requests) =>
        [.. requests.Where(r => r["staffed_at"] is not null).Select(r => (r.Instant("staffed_at") - r.Instant("submitted_at")).TotalHours).Order()];

    /// <summary>Counted from every booking in the list, not from what members believe of themselves.</summary>
    internal static int DoubleBookings(List<ListRow> bookings)
    {
        var pairs = 0;
        foreach (var own in bookings.GroupBy(b => b.Text("member"), StringComparer.Ordinal))
        {
            var sorted = own.Select(b => (Start: b.Instant("begins_at"), End: b.Instant("ends_at"))).Order().ToList();
            for (var i = 0; i < sorted.Count; i++)
                pairs += sorted.Skip(i + 1).TakeWhile(b => b.Start < sorted[i].End).Count();
        }

        return pairs;
    }

    /// <summary>The Gini coefficient of non-negative figures; 0 when all are 0.</summary>
    internal static double Gini(List<double> figures)
    {
        var sum = figures.Sum();
        if (sum == 0)
            return 0;
        figures.Sort();
        var weighted = figures.Select((x, i) => (i + 1) * x).Sum();
        return ((2 * weighted) / (figures.Count * sum)) - ((figures.Count + 1.0) / figures.Count);
    }

    private static double? Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1]);

    private static double? Ratio(double part, double whole) => whole == 0 ? null : Round(part / whole);

    private static double Round(double value) => Math.Round(value, 4);

    private static bool IsIn(ListRow request, RequestPhase phase) => request.Text("phase") == phase.ToString();
}
