using System.Collections.Immutable;

namespace CoGovernance.Domain.Calendars;

/// <summary>
/// What sets one year apart from plain weekends. <paramref name="Holidays"/> are days off, whatever the weekday;
/// <paramref name="MakeUpDays"/> are weekend days worked in exchange. A provisional year knows the statutory days only, because the
/// State Council has not yet published its notice; <paramref name="Source"/> says where the days come from.
/// </summary>
public sealed record CalendarYear(
    int Year, bool Provisional, ImmutableSortedSet<DateOnly> Holidays, ImmutableSortedSet<DateOnly> MakeUpDays, string Source)
{
    /// <summary>Reads a year file: see <see cref="CalendarYearFile"/> for its form.</summary>
    /// <exception cref="FormatException">The file is not a year file; the message names the field.</exception>
    public static CalendarYear Parse(ReadOnlySpan<byte> utf8) => CalendarYearFile.Parse(utf8);

    public bool Equals(CalendarYear? other) =>
        other is not null && Year == other.Year && Provisional == other.Provisional && Source == other.Source
        && Holidays.SetEquals(other.Holidays) && MakeUpDays.SetEquals(other.MakeUpDays);

    public override int GetHashCode() => HashCode.Combine(Year, Provisional, Source);
}
