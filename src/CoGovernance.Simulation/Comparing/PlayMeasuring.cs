using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Simulation.Comparing;

/// <summary>Measures a play from its lists and from what it planned to be ordered.</summary>
public sealed class PlayMeasuring(IJournal journal, PlayOptions options, CountyPlay play)
{
    private readonly Policy policy = options.Policy ?? DefaultPolicy.Value;

    /// <summary>Orders wished later than this are not judged: there was not enough time left for them.</summary>
    private DateTimeOffset LastJudged => options.End - TimeSpan.FromDays(Math.Min(2, options.Days * 0.2));

    public async Task<PlayMeasures> ReadAsync(CancellationToken cancellationToken)
    {
        var areas = await ListRow.ReadAsync(journal, Tables.Areas, cancellationToken);
        var members = await ListRow.ReadAsync(journal, Tables.Members, cancellationToken);
        var requests = await ListRow.ReadAsync(journal, Tables.Requests, cancellationToken);
        var bookings = await ListRow.ReadAsync(journal, Tables.Bookings, cancellationToken);
        var loans = await ListRow.ReadAsync(journal, Tables.Loans, cancellationToken);
        var assignments = await ListRow.ReadAsync(journal, Tables.Assignments, cancellationToken);
        var judged = requests.Where(IsJudged).ToList();
        var hours = HoursToAccept(judged);
        var served = bookings.Where(b => b.Integer("served") == 1).ToList();
        var servedFor = served.GroupBy(b => b.Text("request")!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(b => b.Integer("minutes")), StringComparer.Ordinal);
        ImmutableArray<CommunityMeasures> communities =
        [
            .. areas.Where(a => a.Integer("tier") == 1 && members.Any(m => m.Text("community") == a.Text("code")))
                .OrderBy(a => a.Text("code"), StringComparer.Ordinal)
                .Select(a => Community(a, members.Count(m => m.Text("community") == a.Text("code")), judged, servedFor)),
        ];
        return new PlayMeasures(
            options.Seed,
            requests.Count,
            judged.Count,
            judged.Count(r => !IsFilled(r)),
            judged.Count(r => !IsFilled(r) || play.Tally.WasPostponed(Number(r))),
            hours.Count(h => h <= 24),
            hours,
            requests.Sum(r => r.Integer("alerts")),
            requests.Sum(r => r.Integer("acceptances")),
            members.Max(m => m.Integer("alerts")),
            Round(served.Sum(b => b.Integer("minutes")) / 60.0),
            Round(PlayReport.Gini([.. members.Select(m => (double)m.Integer("minutes"))])),
            Round(members.Count(m => m.Integer("services") > 0) / (double)members.Count),
            Round(PlayReport.Gini([.. communities.Select(c => c.UnmetShareOfMinutes ?? 0)])),
            play.Tally.Escalations,
            loans.Count,
            assignments.Count(a => a.Text("status") is "begun" or "ended"),
            PlayReport.DoubleBookings(bookings),
            communities);
    }

    private CommunityMeasures Community(ListRow area, int members, List<ListRow> judged, Dictionary<string, long> servedFor)
    {
        var own = judged.Where(r => r.Text("community") == area.Text("code")).ToList();
        var hours = HoursToAccept(own);
        var asked = own.Sum(MinutesAsked);
        var unmet = own.Where(r => !IsFilled(r)).Sum(r => MinutesAsked(r) * Missing(r));
        return new CommunityMeasures(
            area.Text("code")!, area.Text("name")!, members, own.Count,
            own.Count == 0 ? null : Round(own.Count(r => !IsFilled(r)) / (double)own.Count),
            asked == 0 ? null : Round(unmet / asked),
            hours.IsEmpty ? null : Round(hours[(int)Math.Ceiling(hours.Length / 2.0) - 1]),
            Round(own.Sum(r => servedFor.GetValueOrDefault(r.Text("number")!)) / 60.0));
    }

    private bool IsJudged(ListRow request)
    {
        var phase = request.Text("phase");
        return phase is not (nameof(RequestPhase.Rejected) or nameof(RequestPhase.Cancelled))
            && play.Orders.TryGetValue(Number(request), out var order)
            && order.Details.WishedAt <= LastJudged;
    }

    /// <summary>Fully staffed now or, when the resident had it taken up again, served before.</summary>
    private static bool IsFilled(ListRow request) =>
        request["staffed_at"] is not null || request["completed_at"] is not null || request.Integer("reopenings") > 0;

    /// <summary>The share of places without a member.</summary>
    private static double Missing(ListRow request) =>
        request.Integer("places") is var places and > 0 ? Math.Max(0, places - request.Integer("filled")) / (double)places : 1;

    private double MinutesAsked(ListRow request)
    {
        var category = policy.Categories.GetValueOrDefault(request.Text("category")!);
        return category is null ? 0 : category.Minutes * category.Needs.Sum(n => n.Count);
    }

    private static ImmutableArray<double> HoursToAccept(List<ListRow> requests) =>
    [
        .. requests.Where(r => r["staffed_at"] is not null)
            .Select(r => Round((r.Instant("staffed_at") - r.Instant("submitted_at")).TotalHours))
            .Order(),
    ];

    private static RequestNumber Number(ListRow request) => RequestNumber.Parse(request.Text("number")!);

    private static double Round(double value) => Math.Round(value, 4);
}
