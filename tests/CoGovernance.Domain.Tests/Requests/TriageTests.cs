using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Requests;

public sealed class TriageTests
{
    private static readonly Policy Rules = DefaultPolicy.Value;
    private static readonly Category Visit = Rules.Categories["elder-visit"];
    private static readonly Category Storm = Rules.Categories["storm-help"];

    [Fact]
    public void Terms_are_the_policy_of_the_day()
    {
        var terms = Triage.Terms(Rules with { Version = 7 }, Visit, Tomorrow.Start);

        Assert.Equal(Terms(3, 9) with { Needs = Visit.Needs, PolicyVersion = 7, Caps = Rules.Caps }, terms);
        Assert.Null(Triage.Terms(Rules, Storm, Tomorrow.Start).Quiet);
        Assert.Equal(3, Triage.Terms(Rules, Storm, Tomorrow.Start).Places);
    }

    [Fact]
    public void Clocks_of_usual_work_run_in_working_time() =>
        Assert.Equal<Clock>(
            [
                new Clock(ClockKind.Respond, At("2026-03-06 17:36"), At("2026-03-06 18:00")), // 1.6 and 2 hours
                new Clock(ClockKind.Staff, At("2026-03-09 17:36"), At("2026-03-10 10:00")), // 9.6 and 12 hours
                new Clock(ClockKind.Resolve, At("2026-03-12 16:00"), At("2026-03-13 16:00")), // 32 and 40 hours
            ],
            Triage.Clocks(Rules, Visit, BusinessCalendar.Standard, At("2026-03-06 16:00")));

    [Fact]
    public void Clocks_of_urgent_work_run_through_nights_and_holidays()
    {
        var eve = At("2026-02-16 23:50"); // in the Spring Festival

        Assert.Equal<Clock>(
            [
                new Clock(ClockKind.Respond, eve.AddMinutes(24), eve.AddMinutes(30)),
                new Clock(ClockKind.Staff, eve.AddMinutes(144), eve.AddHours(3)),
                new Clock(ClockKind.Resolve, eve.AddMinutes(1152), eve.AddHours(24)),
            ],
            Triage.Clocks(Rules, Storm, BusinessCalendar.Standard, eve));
    }

    [Theory]
    [InlineData("elder-visit", "2026-03-02 18:00", "2026-03-02 18:00")]
    [InlineData("elder-visit", "2026-03-02 10:00", "2026-03-02 12:00")]
    [InlineData("storm-help", "2026-03-02 08:00", "2026-03-02 10:00")]
    public void A_service_begins_as_wished_but_not_sooner_than_people_can_come(string category, string wished, string begins) =>
        Assert.Equal(At(begins), Triage.BeginsAt(Rules.Categories[category], At(wished), Now));

    [Fact]
    public void What_is_ordered_at_night_begins_three_hours_after_the_quiet_hours_save_urgent_work()
    {
        var night = At("2026-03-03 02:00");

        Assert.Equal(At("2026-03-03 10:30"), Triage.BeginsAt(Visit, night, night, Rules.Quiet));
        Assert.Equal(At("2026-03-03 03:00"), Triage.BeginsAt(Storm, night, night, Rules.Quiet));
    }

    [Theory]
    [InlineData("厨房着火了", "119")]
    [InlineData("老人晕倒了，快来人", "120")]
    [InlineData("楼下打架", "110")]
    [InlineData("烟雾报警器坏了", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Words_of_an_emergency_name_the_number_to_call(string? words, string? call) =>
        Assert.Equal(call, Triage.EmergencyCall(Rules, words));

    [Theory]
    [InlineData("2026-03-02 09:00", 2, "2026-03-02 11:00")]
    [InlineData("2026-03-02 19:30", 2, "2026-03-02 21:30")] // just before the quiet hours
    [InlineData("2026-03-02 20:30", 2, "2026-03-03 08:30")] // an hour before, an hour after
    [InlineData("2026-03-02 21:30", 2, "2026-03-03 09:30")] // in the quiet hours from the first
    [InlineData("2026-03-03 03:00", 2, "2026-03-03 09:30")]
    [InlineData("2026-03-03 07:30", 2, "2026-03-03 09:30")] // out of them
    [InlineData("2026-03-02 08:00", 24, "2026-03-03 18:00")] // over a whole night
    [InlineData("2026-03-02 20:30", 72, "2026-03-08 08:30")] // 1 hour, five days of 14, 1 hour
    public void The_time_to_answer_does_not_run_through_quiet_hours(string asked, int hours, string lapses)
    {
        var policy = Rules with { Waves = Rules.Waves with { AnswerWithin = TimeSpan.FromHours(hours) } };

        Assert.Equal(At(lapses), Triage.LapsesAt(policy, Urgency.Routine, At(asked)));
    }

    [Fact]
    public void The_time_to_answer_an_urgent_alert_runs_at_night() =>
        Assert.Equal(At("2026-03-03 02:20"), Triage.LapsesAt(Rules, Urgency.Urgent, At("2026-03-03 02:00")));

    [Fact]
    public void Without_quiet_hours_time_runs_on()
    {
        var policy = Rules with { Quiet = new QuietHours(new TimeOnly(7, 0), new TimeOnly(7, 0)) };

        Assert.Equal(At("2026-03-03 04:00"), Triage.LapsesAt(policy, Urgency.Routine, At("2026-03-03 02:00")));
        Assert.Equal(At("2026-03-03 02:00"), Quiet.EndIfQuiet(policy.Quiet, At("2026-03-03 02:00")));
    }
}
