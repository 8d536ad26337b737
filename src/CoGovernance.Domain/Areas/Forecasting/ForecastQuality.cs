using System.Collections.Immutable;
using CoGovernance.Domain.Calendars;

namespace CoGovernance.Domain.Areas.Forecasting;

/// <summary>How good forecasts were that were made, as if at the time, for hours or days that are over by now.</summary>
/// <param name="Tested">Hours or days.</param>
/// <param name="Error">
/// Mean absolute scaled error of orders: 1 as good as taking last week's figure of the same hour or day, below 1 better. The scale is that
/// naive forecast's mean absolute error in what was known (Hyndman and Koehler, International Journal of Forecasting 22 (2006) 679-688).
/// Null when nothing was known to scale by, or it never erred.
/// </param>
/// <param name="MinutesError">The same of minutes.</param>
/// <param name="WithinInterval">The share that lay within the interval, which is to hold 0.8; counts being whole, often more.</param>
public sealed record ForecastQuality(int Tested, double? Error, double? MinutesError, double? WithinInterval);

/// <summary>Tests the model on weeks that are over, each forecast from what was known before it.</summary>
public static class Backtest
{
    public const int MostWeeks = 4;

    /// <summary>Weeks that must be known before the first that is tested.</summary>
    public const int LeastKnownWeeks = 2;

    /// <param name="history">Whole hours of the area without gaps, oldest first.</param>
    /// <param name="county">The same hours, and perhaps more, of the county.</param>
    /// <returns>By the hour, and by the local day.</returns>
    public static (ForecastQuality Hours, ForecastQuality Days) Run(ImmutableArray<LoadHour> history, ImmutableArray<LoadHour> county)
    {
        var (hours, days) = (new Score(), new Score());
        for (var week = MostWeeks; week >= 1; week--)
        {
            var begin = history.Length - (week * HourOfWeek.Count);
            if (begin < LeastKnownWeeks * HourOfWeek.Count)
                continue;
            var (known, tested) = (history[..begin], history.Slice(begin, HourOfWeek.Count));
            var profile = WeekProfile.Of([.. county.Where(h => h.From < tested[0].From)]);
            Test(DemandModel.Learn(known, profile), known, tested, hours, days);
        }

        return (hours.Quality, days.Quality);
    }

    private static void Test(DemandModel model, ImmutableArray<LoadHour> known, ImmutableArray<LoadHour> tested, Score hours, Score days)
    {
        hours.ScaleBy(known, HourOfWeek.Count, h => h.Orders, h => h.OrderedMinutes);
        foreach (var hour in tested)
        {
            var said = model.Hour(hour.From);
            hours.Add(said.Orders, said.Low, said.High, said.Minutes, hour.Orders, hour.OrderedMinutes);
        }

        days.ScaleBy(WholeDays(known), 7, d => d.Orders, d => d.Minutes);
        foreach (var day in WholeDays(tested))
        {
            var said = model.Day(ChinaTime.FromLocal(day.Day, TimeOnly.MinValue));
            days.Add(said.Orders, said.Low, said.High, said.Minutes, day.Orders, day.Minutes);
        }
    }

    private static ImmutableArray<(DateOnly Day, int Orders, int Minutes)> WholeDays(ImmutableArray<LoadHour> hours) =>
    [
        .. hours.GroupBy(h => ChinaTime.DateAt(h.From))
            .Where(d => d.Count() == 24)
            .Select(d => (d.Key, d.Sum(h => h.Orders), d.Sum(h => h.OrderedMinutes))),
    ];

    /// <summary>Errors added up, each divided by the scale that holds for its week.</summary>
    private sealed class Score
    {
        private readonly List<double> errors = [];
        private readonly List<double> minutesErrors = [];
        private int tested;
        private int within;
        private double scale;
        private double minutesScale;

        public ForecastQuality Quality => new(
            tested, MeanOf(errors), MeanOf(minutesErrors), tested == 0 ? null : Math.Round(within / (double)tested, 4));

        /// <summary>The error of taking the figure of one season before, in what was known.</summary>
        public void ScaleBy<T>(ImmutableArray<T> known, int season, Func<T, int> orders, Func<T, int> minutes)
        {
            scale = NaiveError(known, season, orders);
            minutesScale = NaiveError(known, season, minutes);
        }

        public void Add(double orders, int low, int high, double minutes, int came, int cameMinutes)
        {
            tested++;
            within += came >= low && came <= high ? 1 : 0;
            if (scale > 0)
                errors.Add(Math.Abs(came - orders) / scale);
            if (minutesScale > 0)
                minutesErrors.Add(Math.Abs(cameMinutes - minutes) / minutesScale);
        }

        private static double NaiveError<T>(ImmutableArray<T> known, int season, Func<T, int> figure) =>
            known.Length <= season ? 0 : Enumerable.Range(season, known.Length - season).Average(i => Math.Abs(figure(known[i]) - figure(known[i - season])));

        private static double? MeanOf(List<double> errors) => errors.Count == 0 ? null : Math.Round(errors.Average(), 4);
    }
}
