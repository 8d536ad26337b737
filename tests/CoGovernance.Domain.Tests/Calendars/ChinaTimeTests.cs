using CoGovernance.Domain.Calendars;

namespace CoGovernance.Domain.Tests.Calendars;

public sealed class ChinaTimeTests
{
    [Fact]
    public void An_instant_late_in_the_universal_day_is_the_next_day_in_China()
    {
        var instant = new DateTimeOffset(2026, 3, 1, 17, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 1, 30, 0, TimeSpan.FromHours(8)), ChinaTime.ToLocal(instant));
        Assert.Equal(TimeSpan.FromHours(8), ChinaTime.ToLocal(instant).Offset);
        Assert.Equal(new DateOnly(2026, 3, 2), ChinaTime.DateAt(instant));
        Assert.Equal(new TimeOnly(1, 30), ChinaTime.TimeAt(instant));
    }

    [Fact]
    public void A_local_date_and_time_is_the_instant_eight_hours_before_the_same_universal_time()
    {
        var instant = ChinaTime.FromLocal(new DateOnly(2026, 7, 1), new TimeOnly(9, 0));

        Assert.Equal(new DateTime(2026, 7, 1, 1, 0, 0, DateTimeKind.Utc), instant.UtcDateTime);
    }

    [Theory]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    public void The_kind_of_a_local_value_does_not_matter(DateTimeKind kind)
    {
        var local = new DateTime(2026, 7, 1, 9, 0, 0, kind);

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.FromHours(8)), ChinaTime.FromLocal(local));
    }

    [Fact]
    public void The_offset_is_that_of_the_zone_database()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        for (var day = new DateTime(1992, 1, 1, 0, 0, 0, DateTimeKind.Utc); day.Year < 2040; day = day.AddDays(7))
            Assert.Equal(ChinaTime.Offset, zone.GetUtcOffset(day));
    }
}
