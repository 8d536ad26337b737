using CoGovernance.Domain.Calendars;

namespace CoGovernance.Domain.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Standard;

    [Theory]
    [InlineData("2026-03-02 07:59", false)]
    [InlineData("2026-03-02 08:00", true)]
    [InlineData("2026-03-02 11:59", true)]
    [InlineData("2026-03-02 12:00", false)]
    [InlineData("2026-03-02 14:00", true)]
    [InlineData("2026-03-02 18:00", false)]
    [InlineData("2026-02-28 09:00", true)] // a Saturday worked
    [InlineData("2026-03-01 09:00", false)] // a Sunday
    [InlineData("2026-02-17 09:00", false)] // New Year's Day of the lunar calendar, a Tuesday
    public void Working_time_is_within_the_hours_of_a_working_day(string at, bool works) =>
        Assert.Equal(works, Calendar.IsWorkingTime(At(at)));

    [Theory]
    [InlineData("2026-03-02 09:00", "2026-03-02 09:00")]
    [InlineData("2026-03-02 12:00", "2026-03-02 14:00")]
    [InlineData("2026-03-02 18:00", "2026-03-03 08:00")]
    [InlineData("2026-02-14 18:00", "2026-02-24 08:00")] // over the nine days of the Spring Festival
    [InlineData("2025-12-31 20:00", "2026-01-04 08:00")] // over the new year, to a Sunday worked
    [InlineData("2027-12-31 18:00", "2028-01-03 08:00")] // into a year without data: Saturday and Sunday off
    public void The_next_working_time_is_now_or_the_next_beginning(string from, string next) =>
        Assert.Equal(At(next), Calendar.NextWorkingTime(At(from)));

    [Theory]
    [InlineData("2026-03-02 08:00", 4, "2026-03-02 12:00")]
    [InlineData("2026-03-02 08:00", 8, "2026-03-02 18:00")]
    [InlineData("2026-03-02 11:00", 2, "2026-03-02 15:00")]
    [InlineData("2026-03-02 22:00", 1, "2026-03-03 09:00")]
    [InlineData("2026-03-06 17:00", 2, "2026-03-09 09:00")] // Friday to Monday
    [InlineData("2026-02-13 17:00", 10, "2026-02-24 09:00")] // 1 h Friday, 8 h Saturday worked, nine days off, 1 h
    [InlineData("2026-09-30 16:00", 24, "2026-10-10 16:00")] // 2 h; off to the 7th; 8 h Thursday, 8 h Friday, 6 h Saturday worked
    [InlineData("2025-09-30 09:00", 40, "2025-10-14 09:00")] // 7 h; off to the 8th; 9th, 10th, Saturday the 11th, 13th: 32 h; 1 h
    public void Working_time_is_added_over_nights_weekends_and_holidays(string from, int hours, string expected)
    {
        Assert.Equal(At(expected), Calendar.AddWorkingTime(At(from), TimeSpan.FromHours(hours)));
        Assert.Equal(TimeSpan.FromHours(hours), Calendar.WorkingTimeBetween(At(from), At(expected)));
    }

    [Fact]
    public void No_time_at_all_ends_where_it_began()
    {
        var night = At("2026-03-02 22:00");

        Assert.Equal(night, Calendar.AddWorkingTime(night, TimeSpan.Zero));
    }

    [Fact]
    public void Results_are_in_the_local_offset_whatever_came_in()
    {
        var utc = new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

        Assert.Equal("2026-03-02T10:00:00+08:00", Iso(Calendar.AddWorkingTime(utc, TimeSpan.FromHours(1))));
        Assert.Equal("2026-03-02T09:00:00+08:00", Iso(Calendar.AddWorkingTime(utc, TimeSpan.Zero)));
        Assert.Equal("2026-03-02T09:00:00+08:00", Iso(Calendar.NextWorkingTime(utc)));
    }

    [Fact]
    public void The_time_back_to_an_earlier_instant_is_negative() =>
        Assert.Equal(TimeSpan.FromHours(-3), Calendar.WorkingTimeBetween(At("2026-03-02 15:00"), At("2026-03-02 10:00")));

    [Fact]
    public void A_county_may_have_other_hours()
    {
        var summer = new BusinessCalendar([], new WorkingHours(new WorkingStretch(new TimeOnly(7, 30), new TimeOnly(13, 30))));

        Assert.Equal(At("2026-07-02 08:30"), summer.AddWorkingTime(At("2026-07-01 12:30"), TimeSpan.FromHours(2)));
        Assert.False(summer.Knows(2026));
    }

    [Fact]
    public void Negative_and_endless_spans_are_refused()
    {
        var from = At("2026-03-02 09:00");

        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingTime(from, TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingTime(from, TimeSpan.FromDays(200_000)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.WorkingTimeBetween(from, from.AddDays(BusinessCalendar.MaxDays)));
    }

    [Fact]
    public void A_year_given_twice_or_a_day_both_off_and_worked_is_refused()
    {
        var year = BusinessCalendar.Standard.Years[0];
        var other = year with { Year = 2024, Holidays = [], MakeUpDays = [year.Holidays[0]] };

        Assert.Throws<ArgumentException>(() => new BusinessCalendar([year, year], WorkingHours.Standard));
        Assert.Throws<ArgumentException>(() => new BusinessCalendar([year, other], WorkingHours.Standard));
    }

    [Fact]
    public void Working_hours_must_be_in_order_and_apart()
    {
        var morning = new WorkingStretch(new TimeOnly(8, 0), new TimeOnly(12, 0));
        var noon = new WorkingStretch(new TimeOnly(12, 0), new TimeOnly(13, 0));

        Assert.Throws<ArgumentException>(() => new WorkingHours());
        Assert.Throws<ArgumentException>(() => new WorkingHours(morning, noon));
        Assert.Throws<ArgumentException>(() => new WorkingHours(new WorkingStretch(new TimeOnly(9, 0), new TimeOnly(9, 0))));
        Assert.Equal(TimeSpan.FromHours(8), WorkingHours.Standard.PerDay);
        Assert.Equal(new WorkingHours(morning), new WorkingHours(morning));
    }

    internal static DateTimeOffset At(string local) =>
        ChinaTime.FromLocal(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    private static string Iso(DateTimeOffset t) => t.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
