using System.Collections.Immutable;
using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Import;

namespace CoGovernance.Exchange.Tests.Import;

public sealed class AvailabilityTextTests
{
    [Theory]
    [InlineData("周一至周五 18:00-21:00；周六、周日 09:00-17:00", "周一至周五 18:00-21:00；周六、周日 09:00-17:00")]
    [InlineData("工作日 18:00-21:00;周末 9:00-17:00", "周一至周五 18:00-21:00；周六、周日 09:00-17:00")]
    [InlineData("周一至周五18：00－21：00，周六日09:00至17:00", "周一至周五 18:00-21:00；周六、周日 09:00-17:00")]
    [InlineData("星期一到星期三 8:00~12:00", "周一至周三 08:00-12:00")]
    [InlineData("周一、三、五 08:00-12:00", "周一、周三、周五 08:00-12:00")]
    [InlineData("周1-5 18:00-21:00", "周一至周五 18:00-21:00")]
    [InlineData("每周六 全天", "周六 全天")]
    [InlineData("周末", "周六、周日 全天")]
    [InlineData("全天", "每天 全天")]
    [InlineData("18:00-24:00", "每天 18:00-23:59")]
    [InlineData("每天 08:00-12:00、14:00-18:00", "每天 08:00-12:00、14:00-18:00")]
    [InlineData("每天 08:00-12:00；周日 10:00-14:00", "周一至周六 08:00-12:00；周日 08:00-14:00")]
    [InlineData("周日 9:00-10:00；周一 9:00-10:00", "周一、周日 09:00-10:00")]
    [InlineData("周天 9:00-10:00\n礼拜二 9:00-10:00", "周二、周日 09:00-10:00")]
    [InlineData("", "")]
    [InlineData("无", "")]
    public void Customary_ways_of_writing_come_to_one_form(string text, string form)
    {
        Assert.True(AvailabilityText.TryParse(text, out var availability));
        Assert.Equal(form, AvailabilityText.Format(availability));
    }

    [Theory]
    [InlineData("有空")]
    [InlineData("周八 09:00-10:00")]
    [InlineData("周一 22:00-02:00")]
    [InlineData("周一 25:00-26:00")]
    [InlineData("周五至周一 09:00-10:00")]
    [InlineData("周一 9点到10点")]
    public void What_is_not_understood_is_refused(string text) => Assert.False(AvailabilityText.TryParse(text, out _));

    [Fact]
    public void Any_availability_survives_the_way_there_and_back()
    {
        var first = Random.Shared.Next();
        for (var seed = first; seed < first + 300; seed++)
        {
            var random = new Random(seed);
            var windows = ImmutableArray.CreateBuilder<DayWindow>();
            for (var index = 1; index <= 7; index++)
            {
                var day = (DayOfWeek)(index % 7);
                var from = 0;
                for (var i = random.Next(3); i > 0 && from < 1300; i--)
                {
                    var start = from + random.Next(60);
                    from = start + 1 + random.Next(100);
                    windows.Add(new DayWindow(day, TimeOnly.MinValue.AddMinutes(start), TimeOnly.MinValue.AddMinutes(from)));
                }
            }

            var availability = new Availability(windows.ToImmutable());
            Assert.True(AvailabilityText.TryParse(AvailabilityText.Format(availability), out var read), $"seed {seed}");
            Assert.True(availability == read, $"seed {seed}: {AvailabilityText.Format(availability)}");
        }
    }
}
