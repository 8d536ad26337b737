using System.Collections.Immutable;
using CoGovernance.Domain.Areas.Forecasting;
using static CoGovernance.Domain.Tests.Calendars.BusinessCalendarTests;

namespace CoGovernance.Domain.Tests.Areas.Forecasting;

public sealed class DemandModelTests
{
    private static readonly DateTimeOffset Monday = At("2026-03-02 00:00");

    [Fact]
    public void Hours_of_the_week_count_from_monday_in_local_time()
    {
        Assert.Equal(0, HourOfWeek.Of(Monday));
        Assert.Equal(0, HourOfWeek.Of(Monday.ToUniversalTime()));
        Assert.Equal(167, HourOfWeek.Of(Monday.AddHours(-1)));
        Assert.Equal(168, HourOfWeek.Count);
    }

    [Fact]
    public void The_profile_is_the_share_of_the_weekday_times_the_share_of_the_hour()
    {
        // Four weeks; on Mondays three orders at nine, on other days one.
        var profile = WeekProfile.Of(Weeks(4, (day, hour) => hour == 9 ? day == 0 ? 3 : 1 : 0));

        Assert.Equal(1, Enumerable.Range(0, 168).Sum(profile.Share), 12);
        Assert.Equal((12 + 0.5) / (4 + 0.5), profile.Share(9) / profile.Share(33), 9); // 12 Monday orders against 4 of Tuesday, in as many hours
        Assert.Equal((36 + 0.5) / 0.5, profile.Share(9) / profile.Share(10), 9);
        Assert.Equal(60, profile.MinutesPerOrder);
    }

    [Fact]
    public void An_hour_is_drawn_from_its_own_mean_towards_the_profile_as_four_weeks_would()
    {
        var county = Weeks(8, (_, hour) => hour is 9 or 15 ? 2 : 0);
        var profile = WeekProfile.Of(county);
        var own = Weeks(2, (_, hour) => hour == 9 ? 3 : hour == 15 ? 1 : 0);
        var hour = DemandModel.Learn(own, profile).Hour(Monday.AddHours(9));
        var prior = 28 * profile.Share(9); // 28 orders a week, spread as the county spreads its own

        Assert.Equal(((DemandModel.PriorWeeks * prior) + 6) / (DemandModel.PriorWeeks + 2), hour.Orders, 9);
        Assert.InRange(hour.Orders, 2, 3);
        Assert.Equal(60 * hour.Orders, hour.Minutes, 9);
        Assert.True(hour.Low <= 1 && hour.High >= 4, hour.ToString());
    }

    [Fact]
    public void A_long_history_outweighs_the_profile()
    {
        var profile = WeekProfile.Of(Weeks(8, (_, hour) => hour == 9 ? 4 : 0));
        var model = DemandModel.Learn(Weeks(12, (_, hour) => hour == 15 ? 4 : 0), profile);

        Assert.True(model.Hour(Monday.AddHours(15)).Orders > 2.9);
        Assert.True(model.Hour(Monday.AddHours(9)).Orders < 1.1);
    }

    [Fact]
    public void A_day_is_the_sum_of_its_hours()
    {
        var history = Weeks(4, (day, hour) => day < 5 && hour is >= 8 and < 18 ? 1 : 0);
        var model = DemandModel.Learn(history, WeekProfile.Of(history));
        var day = model.Day(Monday);

        Assert.Equal(new DateOnly(2026, 3, 2), day.Day);
        Assert.Equal(Enumerable.Range(0, 24).Sum(h => model.Hour(Monday.AddHours(h)).Orders), day.Orders, 9);
        Assert.InRange(day.Orders, 9, 10);
        Assert.True(day.Low < day.Orders && day.Orders < day.High);
    }

    [Theory]
    [InlineData(0, 0, 0.9, 0)]
    [InlineData(1, 1, 0.1, 0)] // Poisson: P(0) = 0.368
    [InlineData(1, 1, 0.9, 2)] // P(≤ 1) = 0.736, P(≤ 2) = 0.920
    [InlineData(1, 2, 0.9, 3)] // geometric: P(≤ 2) = 0.875, P(≤ 3) = 0.9375
    [InlineData(2, 4, 0.5, 2)] // size 2, p = 1/2: P(≤ 1) = 0.5
    public void Quantiles_are_those_of_the_negative_binomial_distribution(double mean, double variance, double level, int quantile) =>
        Assert.Equal(quantile, new CountDistribution(mean, variance).Quantile(level + 1e-9));

    [Fact]
    public void Large_counts_have_the_quantiles_of_the_bell_curve()
    {
        var quantile = new CountDistribution(40_000, 90_000).Quantile(0.9);
        Assert.InRange(quantile, 40_000 + (1.27 * 300), 40_000 + (1.3 * 300));
    }

    [Fact]
    public void A_week_that_repeats_itself_is_forecast_without_error_and_chance_is_not()
    {
        var same = Weeks(6, (day, hour) => hour == 9 && day == 2 ? 5 : 0);
        var (hours, days) = Backtest.Run(same, same);
        Assert.Equal((4 * 168, null, 1.0), (hours.Tested, hours.Error, hours.WithinInterval)); // the naive forecast never erred: nothing to scale by
        Assert.Equal(28, days.Tested);

        var random = new Random(5);
        var noisy = Weeks(10, (_, hour) => hour is >= 8 and < 20 && random.NextDouble() < 0.4 ? 1 + random.Next(3) : 0);
        var (ofHours, ofDays) = Backtest.Run(noisy, noisy);
        Assert.InRange(ofHours.Error!.Value, 0.75, 0.97); // a mean errs less than last week's figure
        Assert.InRange(ofDays.Error!.Value, 0.6, 0.95);
        Assert.InRange(ofHours.WithinInterval!.Value, 0.8, 1);
    }

    [Fact]
    public void Two_weeks_must_be_known_before_the_first_that_is_tested()
    {
        Assert.Equal(new ForecastQuality(0, null, null, null), Backtest.Run(Weeks(2, (_, _) => 1), Weeks(2, (_, _) => 1)).Hours);
        Assert.Equal(168, Backtest.Run(Weeks(3, (_, _) => 1), Weeks(3, (_, _) => 1)).Hours.Tested);
    }

    /// <summary>Weeks that begin on Mondays, an order of 60 minutes as often as the function says.</summary>
    private static ImmutableArray<LoadHour> Weeks(int weeks, Func<int, int, int> orders) =>
    [
        .. from h in Enumerable.Range(0, weeks * 168)
           let count = orders(h / 24 % 7, h % 24)
           select new LoadHour(Monday.AddDays(-7 * weeks).AddHours(h), 0, 0, count, 60 * count),
    ];
}
