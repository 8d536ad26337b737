using System.Collections.Immutable;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Simulation;

/// <param name="DuplicateOf">The order that this one repeats; the secretary merges it.</param>
public sealed record PlannedOrder(DateTimeOffset At, RequestNumber Number, RequestDetails Details, RequestNumber? DuplicateOf);

/// <summary>
/// The orders of a month: more on working days and in the forenoon, more from communities with more elders, many on the day of the
/// storm; a few emergencies and a few that repeat an earlier order.
/// </summary>
public static class OrderPlan
{
    private static readonly (int Hour, double Weight)[] Hours =
    [
        (7, 2), (8, 6), (9, 11), (10, 12), (11, 8), (12, 4), (13, 4), (14, 8), (15, 9), (16, 8), (17, 7), (18, 7), (19, 6), (20, 5), (21, 2), (22, 1),
    ];

    private static readonly (string Category, double Weight, bool ForElders)[] Categories =
    [
        ("elder-visit", 14, true), ("elder-company", 5, true), ("health-check", 10, true), ("home-repair", 13, false), ("urgent-repair", 2, false),
        ("legal-advice", 6, false), ("mediation", 5, false), ("tutoring", 9, false), ("counselling", 4, false), ("digital-help", 9, true),
        ("errand", 9, true), ("policy-guide", 6, false), ("clean-up", 2, false), ("clinic-day", 0.7, true), ("other", 4, false),
    ];

    private static readonly (string Category, double Weight)[] InStorm =
        [("storm-help", 5), ("urgent-repair", 4), ("errand", 2), ("elder-visit", 2)];

    public static ImmutableArray<PlannedOrder> Create(PlayOptions options, IReadOnlyList<PlayedCommunity> communities)
    {
        var chance = new Chance(options.Seed);
        var orders = new List<PlannedOrder>();
        var weights = communities.Select(c => (c, c.Weight(options.Imbalance))).ToList();
        for (var day = options.FirstDay; day < options.FirstDay.AddDays(options.Days); day = day.AddDays(1))
        {
            var storm = day == options.StormDay;
            var count = OrdersOn(chance, options, day, storm);
            for (var i = 0; i < count; i++)
                orders.Add(Order(chance, options, weights, orders, day, i, storm));
        }

        return [.. orders.OrderBy(o => o.At).ThenBy(o => o.Number)];
    }

    private static int OrdersOn(Chance chance, PlayOptions options, DateOnly day, bool storm)
    {
        var usual = options.OrdersPerDay * (BusinessCalendar.Standard.IsWorkingDay(day) ? 1.0 : 0.7);
        var mood = 0.85 + (0.3 * chance.Of("orders-on", day.ToString("O")));
        return Math.Max(1, (int)(usual * mood * (storm ? 2.2 : 1)));
    }

    private static PlannedOrder Order(
        Chance chance, PlayOptions options, IReadOnlyList<(PlayedCommunity, double)> weights, List<PlannedOrder> earlier, DateOnly day, int i, bool storm)
    {
        var key = day.ToString("O");
        var number = RequestNumber.From(day, (uint)((i << 12) | (int)(chance.Bits("number", key, i) & 0xFFF)));
        var at = ChinaTime.FromLocal(
            day, new TimeOnly(chance.Weighted(Hours, "hour", key, i), chance.Between(0, 59, "minute", key, i)));
        if (earlier.Count > 0 && earlier[^1].DuplicateOf is null && chance.Happens(0.015, "repeats", key, i))
        {
            var first = earlier[^1];
            return new PlannedOrder(Later(first.At, at), number, first.Details with { Channel = Channel.Phone }, first.Number);
        }

        var community = chance.Weighted(weights, "community", key, i);
        var category = Category(chance, community, key, i, storm);
        var resident = $"{community.Code}-{chance.Between(1, 400, "resident", key, i)}";
        var emergency = chance.Happens(0.005, "emergency", key, i);
        var details = new RequestDetails(
            community.Code,
            resident,
            category,
            new Personal(resident, emergency ? "厨房着火了，快来人" : Words.Of(category)),
            new Personal(resident, $"居民 120{chance.Between(0, 99_999_999, "phone", resident):D8}"),
            new Personal(resident, $"{chance.Between(1, 40, "building", resident)}号楼{chance.Between(1, 6, "floor", resident)}层"),
            WishedAt(chance, options, category, at, key, i),
            Of(chance.Of("channel", key, i)));
        return new PlannedOrder(at, number, details, null);
    }

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset at) => at > first.AddMinutes(30) ? at : first.AddMinutes(45);

    private static string Category(Chance chance, PlayedCommunity community, string key, int i, bool storm) =>
        storm && chance.Happens(0.55, "storm", key, i)
            ? chance.Weighted(InStorm, "category", key, i)
            : chance.Weighted(
                [.. Categories.Select(c => (c.Category, c.ForElders ? c.Weight * community.ShareOfElders / 0.2 : c.Weight))], "category", key, i);

    /// <summary>Most wish an evening or a weekend, when members are free; some wish office hours, when few are.</summary>
    private static DateTimeOffset WishedAt(Chance chance, PlayOptions options, string category, DateTimeOffset at, string key, int i)
    {
        if (category is "urgent-repair" or "storm-help")
            return at;
        var day = ChinaTime.DateAt(at).AddDays(chance.Between(1, 4, "wished-day", key, i));
        var weekend = !BusinessCalendar.Standard.IsWorkingDay(day);
        var hour = weekend ? chance.Between(9, 15, "wished-hour", key, i)
            : chance.Happens(0.12, "office-hours", key, i) ? chance.Between(9, 16, "wished-hour", key, i)
            : chance.Between(18, 19, "wished-hour", key, i);
        return ChinaTime.FromLocal(day, new TimeOnly(hour, chance.Happens(0.5, "half-hour", key, i) && hour != 19 ? 30 : 0));
    }

    private static Channel Of(double u) =>
        u < 0.4 ? Channel.Web : u < 0.65 ? Channel.Phone : u < 0.85 ? Channel.CourtyardHead : u < 0.95 ? Channel.Staff : Channel.Paper;
}
