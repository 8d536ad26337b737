using System.Collections.Immutable;

namespace CoGovernance.Domain.Areas.Forecasting;

/// <summary>
/// How a week's orders spread over its hours, as a whole county shows it: the share of each weekday times the share of each hour of the
/// day. Two small tables are learnt soundly from a few weeks, where a table of 168 would be mostly noise.
/// </summary>
public sealed class WeekProfile
{
    private readonly ImmutableArray<double> shares;

    private WeekProfile(ImmutableArray<double> shares, double minutesPerOrder) => (this.shares, MinutesPerOrder) = (shares, minutesPerOrder);

    /// <summary>Minutes that one order asks for, on average; 60 before there is any.</summary>
    public double MinutesPerOrder { get; }

    /// <summary>Of a week's orders; all 168 add up to 1.</summary>
    public double Share(int hourOfWeek) => shares[hourOfWeek];

    /// <summary>Half an order is added to each weekday and each hour, so that what was never seen is rare and not impossible.</summary>
    public static WeekProfile Of(IReadOnlyCollection<LoadHour> history)
    {
        var (days, daysSeen) = (new double[7], new double[7]);
        var (hours, hoursSeen) = (new double[24], new double[24]);
        foreach (var hour in history)
        {
            var (day, time) = Math.DivRem(HourOfWeek.Of(hour.From), 24);
            days[day] += hour.Orders;
            daysSeen[day]++;
            hours[time] += hour.Orders;
            hoursSeen[time]++;
        }

        var raw = Enumerable.Range(0, HourOfWeek.Count)
            .Select(h => Rate(days, daysSeen, h / 24) * Rate(hours, hoursSeen, h % 24))
            .ToList();
        var all = raw.Sum();
        var orders = history.Sum(h => (double)h.Orders);
        return new WeekProfile([.. raw.Select(r => r / all)], orders > 0 ? history.Sum(h => (double)h.OrderedMinutes) / orders : 60);
    }

    private static double Rate(double[] orders, double[] seen, int at) => (orders[at] + 0.5) / (seen[at] + 1);
}
