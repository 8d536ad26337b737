using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Areas.Forecasting;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Gateway.Areas;

/// <summary>A child of an area with its load and trend. Figures are null before the first report.</summary>
/// <param name="Ratio">Open minutes as a share of the available ones; null also when nobody is available.</param>
public sealed record ChildLoadView(
    string Code, string Name, int? OpenMinutes, int? AvailableMinutes, double? Ratio, LoadLevel? Level, LoadTrend? Trend);

/// <summary>What is expected of the coming seven days, hour by hour and day by day, and how good such forecasts were.</summary>
/// <param name="Coverage">The share of cases that the intervals are to hold.</param>
/// <param name="HourQuality">Of past forecasts by the hour.</param>
/// <param name="DayQuality">Of past forecasts by the day.</param>
public sealed record ForecastView(
    double Coverage, ImmutableArray<HourForecast> Hours, ImmutableArray<DayForecast> ByDay, ForecastQuality HourQuality, ForecastQuality DayQuality);

/// <summary>An area's load watched: now, against past weeks, and as it is expected to be asked for.</summary>
/// <param name="AsOf">The last full hour.</param>
/// <param name="Thresholds">Shares of open in available minutes from which a load bears its name, by the policy in force.</param>
/// <param name="Area">The area itself, as its children are told.</param>
/// <param name="Children">By code, without rank; none of a community.</param>
/// <param name="History">Oldest first.</param>
/// <param name="Forecast">Null until a week is known.</param>
public sealed record LoadView(
    DateTimeOffset AsOf,
    LoadThresholds Thresholds,
    ChildLoadView Area,
    ImmutableArray<ChildLoadView> Children,
    ImmutableArray<LoadHour> History,
    ForecastView? Forecast);

/// <summary>A threshold that the load of an area crossed. From is null at the area's first report.</summary>
public sealed record CrossingView(string Area, DateTimeOffset At, LoadLevel? From, LoadLevel To, int OpenMinutes, int AvailableMinutes);
