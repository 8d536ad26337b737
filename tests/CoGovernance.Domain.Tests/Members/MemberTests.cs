using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Kernel;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Tests.Members;

public sealed class MemberTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Lapse = Now.AddHours(2);
    private static readonly DivisionCode Home = DivisionCode.Parse("610922100006");
    private static readonly ServiceCaps Caps = new(MinutesPerWeek: 360, MinutesInARow: 240);
    private static readonly MemberProfile Profile = new(
        MemberNumber.Parse("61092200001"), new Personal("m1", "王芳"), new Personal("m1", "12000000001"), UnitCode.Parse("SQ-0001"), Home,
        [Skill.Medical], new Availability([new DayWindow(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(18, 0))]), "巡逻");

    [Fact]
    public void A_member_is_registered_once_and_changed_when_something_differs()
    {
        var moved = Profile with { Community = DivisionCode.Parse("610922100001") };

        New().When(s => Member.Decide(s, new Member.Register(Profile, Now))).Then(new MemberRegistered(Profile, Now))
            .When(s => Member.Decide(s, new Member.Register(Profile with { Skills = [Skill.Medical] }, Now))).ThenNothing()
            .When(s => Member.Decide(s, new Member.Register(moved, Now))).Then(new ProfileChanged(moved, Now));
    }

    [Theory]
    [InlineData(9, 18, 18, 20, true)]
    [InlineData(9, 18, 17, 20, false)]
    [InlineData(9, 18, 9, 18, false)]
    [InlineData(18, 9, 20, 21, false)] // past midnight has to be given as two
    [InlineData(9, 9, 20, 21, false)]
    public void Windows_of_a_day_end_after_they_begin_and_do_not_overlap(int from, int to, int thenFrom, int thenTo, bool sound)
    {
        var first = new DayWindow(DayOfWeek.Friday, new TimeOnly(from, 0), new TimeOnly(to, 0));
        var availability = new Availability([first, new DayWindow(DayOfWeek.Friday, new TimeOnly(thenFrom, 0), new TimeOnly(thenTo, 0))]);

        var decision = Member.Decide(Member.Initial, new Member.Register(Profile with { Availability = availability }, Now));

        Assert.Equal(sound ? null : new Rejection("member.availability").With("window", first), decision.Rejection);
    }

    [Fact]
    public void Nobody_is_asked_anything_before_being_registered()
    {
        var window = TimeWindow.Of(Now.AddDays(1), 60);

        New().When(s => Member.Decide(s, new Member.SetDuty(false, null, null, Now))).ThenRejected("member.unknown");
        New().When(s => Member.Decide(s, Ask(1, window))).ThenRejected("member.unknown");
        New().When(s => Member.Decide(s, new Member.Reserve(R(1), window, Now))).ThenRejected("member.unknown");
        New().When(s => Member.Decide(s, new Member.RecordService(R(1), Home, "errand", window, 60, Now))).ThenRejected("member.unknown");
        New().When(s => Member.Decide(s, new Member.Release(R(1), Now))).ThenNothing();
    }

    [Fact]
    public void Off_duty_until_an_instant_is_on_duty_from_it()
    {
        var back = Now.AddDays(3);
        var life = Known().When(s => Member.Decide(s, new Member.SetDuty(false, "leave", back, Now)))
            .Then(new DutyChanged(false, "leave", back, Now));

        life.When(s => Member.Decide(s, new Member.SetDuty(false, "leave", back, Now))).ThenNothing();
        life.When(s => Member.Decide(s, Ask(1, TimeWindow.Of(Now.AddDays(4), 60)))).ThenRejected("member.off-duty");
        Assert.Equal((false, true), (life.State.IsOnDuty(back.AddTicks(-1)), life.State.IsOnDuty(back)));
        life.When(s => Member.Decide(s, new Member.SetDuty(true, null, back, Now))).Then(new DutyChanged(true, null, null, Now));
        life.When(s => Member.Decide(s, new Member.SetDuty(true, null, null, Now))).ThenNothing();
    }

    [Fact]
    public void Everyone_can_do_general_work_but_only_the_skilled_the_rest()
    {
        var window = TimeWindow.Of(Now.AddDays(1), 60);

        Known().When(s => Member.Decide(s, Ask(1, window) with { Skill = Skill.Legal }))
            .ThenRejected(new Rejection("member.lacks-skill").With("skill", "Legal"));
        Known().When(s => Member.Decide(s, Ask(1, window) with { Skill = Skill.Medical })).Then(new Alerted(R(1), Skill.Medical, window, Lapse, Now));
        Known().When(s => Member.Decide(s, Ask(1, window))).Then(new Alerted(R(1), Skill.General, window, Lapse, Now));
    }

    [Fact]
    public void Caps_hold_again_when_a_place_is_taken()
    {
        var first = TimeWindow.Of(Now.AddDays(1), 60);
        var second = TimeWindow.Of(Now.AddDays(2), 60);
        var caps = new ServiceCaps(MinutesPerWeek: 100, MinutesInARow: 60);
        var life = Known().Given(new Reserved(R(1), first, Now));

        life.When(s => Member.Decide(s, new Member.Reserve(R(2), second, Now, caps)))
            .ThenRejected(new Rejection("member.hours-cap").With("minutes", 120).With("cap", 100));
        life.When(s => Member.Decide(s, new Member.Reserve(R(2), second, Now, caps with { MinutesPerWeek = 120 })))
            .Then(new Reserved(R(2), second, Now));
    }

    [Fact]
    public void Time_is_reserved_once_and_never_twice_over()
    {
        var (ten, half, eleven) = (TimeWindow.Of(Now.AddHours(25), 60), TimeWindow.Of(Now.AddHours(25.5), 60), TimeWindow.Of(Now.AddHours(26), 60));
        var busy = new Rejection("member.busy").With("request", R(1));
        var life = Known().When(s => Member.Decide(s, new Member.Reserve(R(1), ten, Now))).Then(new Reserved(R(1), ten, Now));

        life.When(s => Member.Decide(s, new Member.Reserve(R(1), ten, Now))).ThenNothing();
        life.When(s => Member.Decide(s, new Member.Reserve(R(2), half, Now))).ThenRejected(busy);
        life.When(s => Member.Decide(s, Ask(2, half))).ThenRejected(busy);
        life.When(s => Member.Decide(s, new Member.Reserve(R(2), eleven, Now))).Then(new Reserved(R(2), eleven, Now));
        life.When(s => Member.Decide(s, new Member.Release(R(1), Now))).Then(new Released(R(1), Now));
        life.When(s => Member.Decide(s, new Member.Release(R(1), Now))).ThenNothing();
        Assert.Equal([(R(2), eleven)], life.State.Reservations.Select(r => (r.Request, r.Window)));
    }

    [Fact]
    public void Another_time_of_the_same_request_takes_the_place_of_the_old_one_and_late_news_of_it_frees_nothing()
    {
        var (old, fresh) = (TimeWindow.Of(Now.AddHours(25), 60), TimeWindow.Of(Now.AddHours(25.5), 60));
        var life = Known().When(s => Member.Decide(s, new Member.Reserve(R(1), old, Now)));

        life.When(s => Member.Decide(s, new Member.Reserve(R(1), fresh, Now))).Then(new Reserved(R(1), fresh, Now));
        Assert.Equal([(R(1), fresh)], life.State.Reservations.Select(r => (r.Request, r.Window)));
        life.When(s => Member.Decide(s, new Member.Release(R(1), Now, old))).ThenNothing();
        life.When(s => Member.Decide(s, new Member.Release(R(1), Now, fresh))).Then(new Released(R(1), Now));
    }

    [Fact]
    public void The_alert_budget_holds_in_any_seven_days()
    {
        var life = Known().Given(Enumerable.Range(0, 3).Select(i => new Alerted(R(i), Skill.General, Window(i), Lapse, Now.AddDays(i))));
        var used = new Rejection("member.alert-budget-used").With("budget", 3);

        life.When(s => Member.Decide(s, Ask(9, Window(9)) with { At = Now.AddDays(7).AddTicks(-1), AlertBudgetPerWeek = 3 })).ThenRejected(used);
        life.When(s => Member.Decide(s, Ask(9, Window(9)) with { At = Now.AddDays(7), AlertBudgetPerWeek = 3 }))
            .Then(new Alerted(R(9), Skill.General, Window(9), Lapse, Now.AddDays(7)));
        Assert.Equal((3, 4), (life.State.Alerts.Count, life.State.AlertsInAll));

        static TimeWindow Window(int day) => TimeWindow.Of(Now.AddDays(20 + day), 60);
    }

    [Theory]
    [InlineData(0, 180, true)] // 360 in all: the cap itself
    [InlineData(0, 181, false)]
    [InlineData(6, 181, false)] // still one stretch of seven days
    [InlineData(7, 181, true)] // another week
    public void The_cap_of_hours_holds_in_any_seven_days(int days, int minutes, bool allowed)
    {
        var first = TimeWindow.Of(Now.AddDays(10), 180);
        var window = TimeWindow.Of(first.Start.AddDays(days).AddHours(days == 7 ? 0 : 6), minutes);

        var before = Known().Given(new Reserved(R(1), first, Now));
        var served = Known().Given(new ServiceRecorded(R(1), Home, "errand", first, 180, Now));

        var over = allowed ? null : new Rejection("member.hours-cap").With("minutes", 180 + minutes).With("cap", 360);
        Assert.Equal(over, Member.Decide(before.State, Ask(2, window)).Rejection);
        Assert.Equal(over, Member.Decide(served.State, Ask(2, window)).Rejection);
    }

    [Fact]
    public void Work_on_both_sides_counts_in_one_stretch_of_seven_days()
    {
        var life = Known().Given(
            new Reserved(R(1), TimeWindow.Of(Now.AddDays(10), 150), Now), new Reserved(R(2), TimeWindow.Of(Now.AddDays(16), 150), Now));

        life.When(s => Member.Decide(s, Ask(3, TimeWindow.Of(Now.AddDays(13), 61))))
            .ThenRejected(new Rejection("member.hours-cap").With("minutes", 361).With("cap", 360));
        life.When(s => Member.Decide(s, Ask(3, TimeWindow.Of(Now.AddDays(9), 61)))) // before both: only the first lies within seven days
            .Then(new Alerted(R(3), Skill.General, TimeWindow.Of(Now.AddDays(9), 61), Lapse, Now));
    }

    [Theory]
    [InlineData(30, true)] // a pause of half an hour breaks the row
    [InlineData(29, false)]
    [InlineData(0, false)]
    public void The_cap_in_a_row_counts_what_follows_without_a_pause(int pause, bool allowed)
    {
        var morning = TimeWindow.Of(Now.AddDays(1), 120);
        var evening = TimeWindow.Of(morning.End.AddMinutes(pause + 60 + pause), 70);
        var between = TimeWindow.Of(morning.End.AddMinutes(pause), 60);

        var life = Known().Given(new Reserved(R(2), evening, Now), new Reserved(R(1), morning, Now));

        Assert.Equal(
            allowed ? null : new Rejection("member.hours-in-a-row").With("minutes", 250).With("cap", 240),
            Member.Decide(life.State, Ask(3, between)).Rejection);
    }

    [Fact]
    public void A_time_that_the_same_request_is_about_to_give_up_counts_for_no_cap()
    {
        var life = Known().Given(new Reserved(R(1), TimeWindow.Of(Now.AddDays(1), 240), Now));

        Assert.False(Member.Decide(life.State, Ask(1, TimeWindow.Of(Now.AddDays(2), 240))).IsRejected);
    }

    [Fact]
    public void A_service_is_recorded_once_for_its_time_and_frees_it()
    {
        var (first, again) = (TimeWindow.Of(Now, 60), TimeWindow.Of(Now.AddDays(2), 60));
        var record = new Member.RecordService(R(1), Home, "errand", first, 45, first.End);
        var life = Known().Given(new Reserved(R(1), first, Now));

        life.When(s => Member.Decide(s, record)).Then(new ServiceRecorded(R(1), Home, "errand", first, 45, first.End));
        life.When(s => Member.Decide(s, record)).ThenNothing();
        life.When(s => Member.Decide(s, record with { Window = again, At = again.End })) // reopened and done again
            .Then(new ServiceRecorded(R(1), Home, "errand", again, 45, again.End));
        Assert.Equal((0, 2, 90), (life.State.Reservations.Count, life.State.ServicesInAll, life.State.MinutesInAll));
    }

    [Fact]
    public void Only_seven_days_are_kept_of_alerts_and_services()
    {
        var life = Known().Given(
            new ServiceRecorded(R(1), Home, "errand", TimeWindow.Of(Now, 60), 60, Now.AddHours(1)),
            new ServiceRecorded(R(2), Home, "errand", TimeWindow.Of(Now.AddDays(7), 60), 60, Now.AddDays(7).AddHours(1)));

        Assert.Equal([R(2)], life.State.ServedLately.Select(s => s.Request));
        Assert.Equal(2, life.State.ServicesInAll);
    }

    [Fact]
    public void An_event_that_the_state_does_not_expect_never_throws() =>
        Assert.Same(Member.Initial, Member.Evolve(Member.Initial, new Unheard()));

    private static RequestNumber R(int number) => RequestNumber.From(new DateOnly(2026, 3, 2), (uint)number);

    private static Member.AlertTo Ask(int request, TimeWindow window) => new(R(request), Skill.General, window, Lapse, Caps, 6, Now);

    private static Scenario<Member, MemberEvent> New() => new(Member.Initial, Member.Evolve);

    private static Scenario<Member, MemberEvent> Known() => New().Given(new MemberRegistered(Profile, Now));

    private sealed record Unheard : MemberEvent;
}
