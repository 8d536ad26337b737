using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Tests.Calendars;

namespace CoGovernance.Domain.Tests.Policies;

public sealed class QuietTests
{
    private static readonly QuietHours Night = new(new TimeOnly(21, 30), new TimeOnly(7, 30));
    private static readonly QuietHours Noon = new(new TimeOnly(12, 0), new TimeOnly(14, 0));

    [Theory]
    [InlineData("2026-03-02 21:29", false, "2026-03-02 21:29", "2026-03-02 21:30")]
    [InlineData("2026-03-02 21:30", true, "2026-03-03 07:30", "2026-03-03 21:30")]
    [InlineData("2026-03-03 00:00", true, "2026-03-03 07:30", "2026-03-03 21:30")]
    [InlineData("2026-03-03 07:29", true, "2026-03-03 07:30", "2026-03-03 21:30")]
    [InlineData("2026-03-03 07:30", false, "2026-03-03 07:30", "2026-03-03 21:30")]
    public void Hours_that_span_midnight_end_in_the_morning(string at, bool quiet, string end, string nextStart) => Assert.Equal(
        (quiet, At(end), At(nextStart)), (Quiet.IsQuiet(Night, At(at)), Quiet.EndIfQuiet(Night, At(at)), Quiet.NextStart(Night, At(at))!.Value));

    [Theory]
    [InlineData("2026-03-02 11:59", false, "2026-03-02 11:59", "2026-03-02 12:00")]
    [InlineData("2026-03-02 12:00", true, "2026-03-02 14:00", "2026-03-03 12:00")]
    [InlineData("2026-03-02 14:00", false, "2026-03-02 14:00", "2026-03-03 12:00")]
    public void Hours_within_a_day_end_on_it(string at, bool quiet, string end, string nextStart) => Assert.Equal(
        (quiet, At(end), At(nextStart)), (Quiet.IsQuiet(Noon, At(at)), Quiet.EndIfQuiet(Noon, At(at)), Quiet.NextStart(Noon, At(at))!.Value));

    [Fact]
    public void An_instant_in_any_offset_is_read_in_local_time() =>
        Assert.True(Quiet.IsQuiet(Night, new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero))); // 22:00 in China

    [Fact]
    public void Equal_ends_mean_no_quiet_hours()
    {
        var never = new QuietHours(new TimeOnly(8, 0), new TimeOnly(8, 0));

        Assert.Equal((false, null), (Quiet.IsQuiet(never, At("2026-03-02 08:00")), Quiet.NextStart(never, At("2026-03-02 08:00"))));
    }

    private static DateTimeOffset At(string local) => BusinessCalendarTests.At(local);
}
