using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CoGovernance.Domain.Calendars;

/// <summary>
/// Working time as the county counts it: working days by the State Council's yearly notices, working hours of the county's offices.
/// Deadlines run on it. Immutable and safe to share. Every returned instant carries offset +08:00.
/// <para>
/// For a year without data plain weekends are taken and <see cref="Knows"/> is false: whoever sets deadlines in such a year warns
/// that they may move.
/// </para>
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>The longest search for working time, in days; more is a wrong calendar or a wrong span, not a deadline.</summary>
    public const int MaxDays = 36_600;

    private readonly FrozenSet<DateOnly> holidays;
    private readonly FrozenSet<DateOnly> makeUpDays;

    /// <param name="years">Each year at most once.</param>
    /// <param name="hours">The same for every working day.</param>
    /// <exception cref="ArgumentException">A year is given twice, or a day is off by one year and worked by another.</exception>
    public BusinessCalendar(IEnumerable<CalendarYear> years, WorkingHours hours)
    {
        var sorted = years.OrderBy(y => y.Year).ToImmutableArray();
        var twice = sorted.CountBy(y => y.Year).FirstOrDefault(y => y.Value > 1);
        if (twice.Value > 1)
            throw new ArgumentException($"Year {twice.Key} is given twice.", nameof(years));

        Years = sorted;
        Hours = hours;
        holidays = sorted.SelectMany(y => y.Holidays).ToFrozenSet();
        makeUpDays = sorted.SelectMany(y => y.MakeUpDays).ToFrozenSet();
        var both = holidays.Where(makeUpDays.Contains).Order().ToImmutableArray();
        if (!both.IsEmpty)
            throw new ArgumentException($"{both[0]:yyyy-MM-dd} is both a holiday and a make-up day.", nameof(years));
    }

    /// <summary>The years that come with the program and the standard working hours.</summary>
    public static BusinessCalendar Standard { get; } = new(StandardYears.All, WorkingHours.Standard);

    /// <summary>The years with data, ascending.</summary>
    public ImmutableArray<CalendarYear> Years { get; }

    public WorkingHours Hours { get; }

    /// <summary>Whether the calendar has data for the year, be it provisional.</summary>
    public bool Knows(int year) => Years.Any(y => y.Year == year);

    /// <summary>Whether the year's data is provisional: the statutory days without the exchanged days of the notice.</summary>
    public bool IsProvisional(int year) => Years.Any(y => y.Year == year && y.Provisional);

    public bool IsWorkingDay(DateOnly day) => makeUpDays.Contains(day) || (!IsWeekend(day) && !holidays.Contains(day));

    public bool IsWorkingTime(DateTimeOffset instant) =>
        Hours.Contain(ChinaTime.TimeAt(instant)) && IsWorkingDay(ChinaTime.DateAt(instant));

    /// <summary>The instant itself if it is working time, otherwise the next beginning of a stretch of work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none within <see cref="MaxDays"/>.</exception>
    public DateTimeOffset NextWorkingTime(DateTimeOffset instant) =>
        StretchesFrom(instant, nameof(instant)).First().From;

    /// <summary>
    /// The earliest instant, at or after <paramref name="from"/>, with that much working time in between. So a span that uses up a
    /// morning ends at noon, not after lunch; and no time at all ends where it began.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative or ends more than <see cref="MaxDays"/> later.</exception>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        if (span == TimeSpan.Zero)
            return ChinaTime.ToLocal(from);

        var left = span;
        foreach (var (begin, end) in StretchesFrom(from, nameof(span)))
        {
            if (end - begin >= left)
                return begin + left;
            left -= end - begin;
        }

        throw new InvalidOperationException("Stretches of work end only by an exception.");
    }

    /// <summary>The working time from one instant to another; negative when the second is earlier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instants are more than <see cref="MaxDays"/> apart.</exception>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
            return -WorkingTimeBetween(to, from);
        if ((to - from).TotalDays >= MaxDays)
            throw new ArgumentOutOfRangeException(nameof(to), to, $"More than {MaxDays} days apart.");

        var sum = TimeSpan.Zero;
        var last = ChinaTime.DateAt(to);
        for (var day = ChinaTime.DateAt(from); day <= last; day = day.AddDays(1))
        {
            if (!IsWorkingDay(day))
                continue;
            foreach (var (begin, end) in StretchesOf(day))
            {
                var overlap = (end < to ? end : to) - (begin > from ? begin : from);
                sum += overlap > TimeSpan.Zero ? overlap : TimeSpan.Zero;
            }
        }

        return sum;
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The stretches of work that end after the instant, the first one cut to begin no earlier than it.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> StretchesFrom(DateTimeOffset instant, string parameter)
    {
        var local = ChinaTime.ToLocal(instant);
        var first = ChinaTime.DateAt(local);
        for (var i = 0; i < MaxDays; i++)
        {
            var day = first.AddDays(i);
            if (!IsWorkingDay(day))
                continue;
            foreach (var (begin, end) in StretchesOf(day))
            {
                if (end > local)
                    yield return (begin > local ? begin : local, end);
            }
        }

        throw new ArgumentOutOfRangeException(parameter, $"No end within {MaxDays} days of {local:yyyy-MM-dd}.");
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> StretchesOf(DateOnly day)
    {
        foreach (var stretch in Hours.Stretches)
            yield return (ChinaTime.FromLocal(day, stretch.From), ChinaTime.FromLocal(day, stretch.To));
    }
}
