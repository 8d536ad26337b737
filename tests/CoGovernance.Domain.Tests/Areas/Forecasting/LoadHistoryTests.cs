using CoGovernance.Domain.Areas.Forecasting;
using static CoGovernance.Domain.Tests.Calendars.BusinessCalendarTests;

namespace CoGovernance.Domain.Tests.Areas.Forecasting;

public sealed class LoadHistoryTests
{
    private static readonly DateTimeOffset Monday = At("2026-03-02 00:00");

    [Fact]
    public void Hours_without_a_point_are_as_the_one_before_and_what_came_is_the_difference()
    {
        LoadPoint[] points =
        [
            new(Monday.AddHours(8), 100, 900, 10, 600),
            new(Monday.AddHours(9), 160, 900, 13, 780),
            new(Monday.AddHours(12), 40, 800, 14, 840),
        ];

        Assert.Equal(
            [
                new LoadHour(Monday.AddHours(8), 100, 900, 3, 180),
                new LoadHour(Monday.AddHours(9), 160, 900, 0, 0),
                new LoadHour(Monday.AddHours(10), 160, 900, 0, 0),
                new LoadHour(Monday.AddHours(11), 160, 900, 1, 60),
                new LoadHour(Monday.AddHours(12), 40, 800, 0, 0),
            ],
            LoadHistory.HoursUntil(points.AsEnumerable().Reverse(), Monday.AddHours(13).AddMinutes(20)).AsEnumerable());
    }

    [Fact]
    public void What_is_older_than_ninety_days_or_later_than_now_is_left_out()
    {
        LoadPoint[] points = [new(Monday, 1, 1, 1, 1), new(Monday.AddDays(90), 2, 2, 5, 5), new(Monday.AddDays(91), 3, 3, 9, 9)];

        Assert.Empty(LoadHistory.HoursUntil(points, Monday.AddDays(90)));
        Assert.Equal(24, LoadHistory.HoursUntil(points, Monday.AddDays(91)).Length);
        Assert.Equal(4, LoadHistory.HoursUntil(points, Monday.AddDays(91)).Sum(h => h.Orders));
        Assert.Empty(LoadHistory.HoursUntil([], Monday));
    }

    [Fact]
    public void A_point_takes_the_place_of_the_one_ninety_days_before()
    {
        Assert.Equal(LoadHistory.Slot(Monday), LoadHistory.Slot(Monday.AddDays(90)));
        Assert.Equal(2160, Enumerable.Range(0, 2160).Select(h => LoadHistory.Slot(Monday.AddHours(h))).Distinct().Count());
    }

    [Fact]
    public void The_trend_compares_now_with_the_same_hour_of_past_weeks()
    {
        // Three weeks and the hours of a fourth; open minutes are 10 a week more each week; one order at each midnight, two in the last week.
        var history = LoadHistory.HoursUntil(
            Enumerable.Range(0, 4 * 168).Select(h => new LoadPoint(
                Monday.AddHours(h), 100 + (h / 168 * 10), 1000, (h / 24) + Math.Max(0, (h / 24) - 21), 0)).Append(new(Monday.AddDays(28), 150, 1000, 28 + 7, 0)),
            Monday.AddDays(28));
        var trend = LoadTrend.Of(history, 150)!;

        Assert.Equal((3, 120.0, 0.25), (trend.Weeks, trend.Usual, trend.Change));
        Assert.Equal((14, 7.0), (trend.OrdersLately, trend.OrdersUsually));
        Assert.Null(LoadTrend.Of([.. history.Take(335)], 150));
    }
}
