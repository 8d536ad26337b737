using System.Collections.Immutable;

namespace CoGovernance.Domain.Areas.Forecasting;

/// <summary>Now against the same hour of past weeks.</summary>
/// <param name="Usual">Open minutes at this hour of the week, on average of the weeks.</param>
/// <param name="Change">By how much the present differs, as a share of the usual; null when that is 0.</param>
/// <param name="Weeks">Past weeks compared with, 1 to 4.</param>
/// <param name="OrdersLately">Orders of the last seven days.</param>
/// <param name="OrdersUsually">Orders of seven days, on average of the weeks before.</param>
public sealed record LoadTrend(double Usual, double? Change, int Weeks, int OrdersLately, double OrdersUsually)
{
    private const int MostWeeks = 4;

    /// <summary>Null with less than two weeks of history: then there is no past week to compare with.</summary>
    /// <param name="history">Whole hours without gaps, oldest first, up to now.</param>
    public static LoadTrend? Of(ImmutableArray<LoadHour> history, int openMinutes)
    {
        var weeks = Math.Min(MostWeeks, (history.Length / HourOfWeek.Count) - 1);
        if (weeks < 1)
            return null;
        var usual = Enumerable.Range(1, weeks).Average(w => history[^(w * HourOfWeek.Count)].OpenMinutes);
        var lately = Orders(history, 1);
        return new LoadTrend(
            Math.Round(usual, 2),
            usual > 0 ? Math.Round((openMinutes - usual) / usual, 4) : null,
            weeks,
            lately,
            Math.Round(Enumerable.Range(2, weeks).Average(w => Orders(history, w)), 2));
    }

    /// <summary>Of the how-manieth seven days before the end.</summary>
    private static int Orders(ImmutableArray<LoadHour> history, int week) =>
        history.Slice(history.Length - (week * HourOfWeek.Count), HourOfWeek.Count).Sum(h => h.Orders);
}
