using System.Text.Json;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Tests.Members;

public sealed class MemberCodesTests
{
    [Theory]
    [InlineData("6109220", false)]
    [InlineData("61092200", true)]
    [InlineData("61092200000000000001", true)]
    [InlineData("610922000000000000012", false)]
    [InlineData("6109220a", false)]
    [InlineData("６１０９２２００", false)] // full-width digits
    [InlineData(null, false)]
    public void A_volunteer_number_is_8_to_20_digits(string? text, bool valid) => Assert.Equal(valid, MemberNumber.TryParse(text, out _));

    [Theory]
    [InlineData("12000005678", true)]
    [InlineData("02000005678", false)]
    [InlineData("1200000567", false)]
    [InlineData("120000056789", false)]
    [InlineData("1200000567x", false)]
    [InlineData(null, false)]
    public void A_mobile_number_is_11_digits_that_begin_with_1(string? text, bool valid) => Assert.Equal(valid, PhoneNumber.TryParse(text, out _));

    [Fact]
    public void A_phone_number_reaches_a_log_only_with_its_middle_hidden()
    {
        Assert.Equal("120****5678", $"{PhoneNumber.Parse("12000005678")}");
        Assert.Equal("", default(PhoneNumber).ToString());
    }

    [Fact]
    public void Each_skill_has_one_code_on_the_wire_and_a_Chinese_name()
    {
        Assert.Equal(
            ["general", "medical", "legal", "tutoring", "repair", "counselling", "digital", "eldercare"],
            Skills.All.Select(s => s.CodeOf()));
        Assert.Equal(Skills.All.Select(s => $"\"{s.CodeOf()}\""), Skills.All.Select(s => JsonSerializer.Serialize(s)));
        Assert.Equal(8, Skills.All.Select(s => s.ChineseName()).Distinct(StringComparer.Ordinal).Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Skill)99).ChineseName());
    }

    [Fact]
    public void Availability_adds_up_over_the_week()
    {
        var availability = new Availability(
            [new(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(12, 0)), new(DayOfWeek.Saturday, new TimeOnly(19, 0), new TimeOnly(20, 30))]);

        Assert.Equal(TimeSpan.FromMinutes(270), availability.PerWeek);
        Assert.Equal(TimeSpan.Zero, Availability.None.PerWeek);
        Assert.Equal(availability, new Availability([.. availability.Windows]));
    }

    [Fact]
    public void The_worst_seven_days_are_those_with_the_most_minutes_around_the_window()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
        var window = TimeWindow.Of(now, 10);

        Assert.Equal(10, SevenDays.MostMinutes([], window));
        Assert.Equal(110, SevenDays.MostMinutes([(now.AddDays(-5), 100), (now.AddDays(5), 60)], window));
        Assert.Equal(170, SevenDays.MostMinutes([(now.AddDays(-3), 100), (now.AddDays(3), 60)], window));
        Assert.Equal(10, SevenDays.MostMinutes([(now.AddDays(-7), 100), (now.AddDays(7), 60)], window));
    }
}
