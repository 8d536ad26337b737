using System.Collections.Immutable;

namespace CoGovernance.Domain.Areas.Forecasting;

/// <summary>What is expected in one hour: orders on average, with the interval that holds them in eight of ten cases, and their minutes.</summary>
public sealed record HourForecast(DateTimeOffset From, double Orders, int Low, int High, double Minutes);

/// <summary>What is expected on one day, local time.</summary>
public sealed record DayForecast(DateOnly Day, double Orders, int Low, int High, double Minutes);

/// <summary>
/// An area's demand by weekday and hour. Orders of an hour are taken as Poisson counts whose rate is the mean of the same hours of past
/// weeks, drawn towards what the area's level and the county's week profile would give, as if that had been seen for four weeks: the
/// posterior mean of a gamma prior. So a small community with a short history leans on the county, and its own habits show as weeks go by.
/// <para>
/// Source of the method: empirical Bayes for counts, Clayton and Kaldor, Biometrics 43 (1987) 671-681; the predictive distribution is
/// negative binomial. Weather, holidays and growth are not modelled: how good a forecast was is told beside it.
/// </para>
/// </summary>
public sealed class DemandModel
{
    /// <summary>Weeks that the county's profile counts for.</summary>
    public const double PriorWeeks = 4;

    /// <summary>The share of cases that the interval is to hold.</summary>
    public const double Coverage = 0.8;

    /// <summary>Orders that the county's minutes per order count for.</summary>
    private const double PriorOrders = 20;

    private readonly ImmutableArray<CountDistribution> hours;
    private readonly double minutesPerOrder;

    private DemandModel(ImmutableArray<CountDistribution> hours, double minutesPerOrder) =>
        (this.hours, this.minutesPerOrder) = (hours, minutesPerOrder);

    /// <param name="history">At least one hour; better some weeks.</param>
    public static DemandModel Learn(IReadOnlyCollection<LoadHour> history, WeekProfile profile)
    {
        var (orders, seen) = (new double[HourOfWeek.Count], new int[HourOfWeek.Count]);
        foreach (var hour in history)
        {
            var at = HourOfWeek.Of(hour.From);
            orders[at] += hour.Orders;
            seen[at]++;
        }

        // The level is what the hours seen hold, against the share of a week that they should hold.
        var expected = Enumerable.Range(0, HourOfWeek.Count).Sum(h => seen[h] * profile.Share(h));
        var all = orders.Sum();
        var perWeek = expected > 0 ? all / expected : 0;
        return new DemandModel(
            [.. Enumerable.Range(0, HourOfWeek.Count).Select(h => Predict(orders[h], seen[h], perWeek * profile.Share(h)))],
            (history.Sum(h => (double)h.OrderedMinutes) + (PriorOrders * profile.MinutesPerOrder)) / (all + PriorOrders));
    }

    public HourForecast Hour(DateTimeOffset from)
    {
        var predicted = hours[HourOfWeek.Of(from)];
        var (low, high) = Interval(predicted);
        return new HourForecast(from, predicted.Mean, low, high, predicted.Mean * minutesPerOrder);
    }

    /// <summary>The day that begins at this local midnight: hours are taken as independent of one another.</summary>
    public DayForecast Day(DateTimeOffset midnight)
    {
        var predicted = Enumerable.Range(0, 24).Select(h => hours[HourOfWeek.Of(midnight.AddHours(h))]).ToList();
        var day = new CountDistribution(predicted.Sum(p => p.Mean), predicted.Sum(p => p.Variance));
        var (low, high) = Interval(day);
        return new DayForecast(Calendars.ChinaTime.DateAt(midnight), day.Mean, low, high, day.Mean * minutesPerOrder);
    }

    /// <summary>Gamma(k·m + orders, k + weeks) as rate: mean α/β, and a count's variance α/β·(1 + 1/β).</summary>
    private static CountDistribution Predict(double orders, int weeks, double prior)
    {
        var rate = PriorWeeks + weeks;
        var mean = ((PriorWeeks * prior) + orders) / rate;
        return new CountDistribution(mean, mean * (1 + (1 / rate)));
    }

    private static (int Low, int High) Interval(CountDistribution predicted) =>
        (predicted.Quantile((1 - Coverage) / 2), predicted.Quantile((1 + Coverage) / 2));
}
