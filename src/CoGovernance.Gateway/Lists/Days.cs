using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Gateway.Lists;

/// <summary>Stretches of whole local days, as lists are asked for them.</summary>
internal static class Days
{
    private static readonly DateOnly Earliest = new(1992, 1, 1);
    private static readonly DateOnly Latest = new(2200, 12, 31);

    /// <summary>Whether the last day is not before the first, and both lie in the time of this system.</summary>
    public static bool IsPeriod(DateOnly first, DateOnly last, int mostDays) =>
        first >= Earliest && last <= Latest && first <= last && last.DayNumber - first.DayNumber < mostDays;

    /// <summary>That many days later; the latest day there is when that would be after it.</summary>
    public static DateOnly After(DateOnly day, int days) => day > DateOnly.MaxValue.AddDays(-days) ? DateOnly.MaxValue : day.AddDays(days);

    /// <summary>From the beginning of the first day to the end of the last.</summary>
    public static TimeWindow Of(DateOnly first, DateOnly last) =>
        new(ChinaTime.FromLocal(first, TimeOnly.MinValue), ChinaTime.FromLocal(last.AddDays(1), TimeOnly.MinValue));
}
