using CoGovernance.Domain.Calendars;

namespace CoGovernance.Domain.Tests.Calendars;

public sealed class StandardYearsTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Standard;

    [Theory]
    // Weekdays of a year (52 weeks of 5 and the rest), less holidays on weekdays, plus make-up days: counted by hand from the notices.
    [InlineData(2025, 248)] // 261 weekdays - 18 on holidays (1+6+1+3+1+6) + 5
    [InlineData(2026, 248)] // 261 weekdays - 19 on holidays (2+6+1+3+1+1+5) + 6
    [InlineData(2027, 254)] // 261 weekdays - 7 on holidays (1+2+1+0+1+1+1), nothing made up
    public void A_year_has_the_working_days_of_its_notice(int year, int expected)
    {
        var days = Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays);

        Assert.Equal(expected, days.Count(Calendar.IsWorkingDay));
    }

    [Theory]
    [InlineData("2025-01-26", true)] // Sunday, made up for the Spring Festival
    [InlineData("2025-01-27", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2025-02-04", false)]
    [InlineData("2025-02-05", true)]
    [InlineData("2025-02-08", true)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-09", true)]
    [InlineData("2025-10-11", true)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-02-13", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-09-26", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2027-02-05", false)]
    [InlineData("2027-02-09", true)]
    public void The_edges_of_the_holidays_are_those_of_the_notices(string day, bool works) =>
        Assert.Equal(works, Calendar.IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Only_the_year_without_a_notice_is_provisional()
    {
        Assert.Equal([2025, 2026, 2027], Calendar.Years.Select(y => y.Year));
        Assert.Equal([false, false, true], Calendar.Years.Select(y => y.Provisional));
        Assert.True(Calendar.IsProvisional(2027));
        Assert.Empty(Calendar.Years[2].MakeUpDays);
        Assert.All(Calendar.Years, y => Assert.NotEmpty(y.Source));
    }

    [Fact]
    public void A_year_without_data_is_not_known_and_has_plain_weekends()
    {
        Assert.False(Calendar.Knows(2028));
        Assert.False(Calendar.IsProvisional(2028));
        Assert.True(Calendar.IsWorkingDay(new DateOnly(2028, 10, 2))); // a Monday
        Assert.False(Calendar.IsWorkingDay(new DateOnly(2028, 10, 7))); // a Saturday
    }
}
