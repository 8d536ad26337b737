using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Calendars;

namespace CoGovernance.Domain.Tests.Requests;

/// <summary>One order of a Monday morning, for a visit at ten the next day, and short ways to its later states.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = At("2026-03-02 09:00");
    public static readonly RequestNumber Number = RequestNumber.Parse("R20260302-000001");
    public static readonly RequestNumber Other = RequestNumber.Parse("R20260302-000002");
    public static readonly DivisionCode Home = DivisionCode.Parse("610922100006");
    public static readonly DivisionCode Sibling = DivisionCode.Parse("610922100001");
    public static readonly DivisionCode OtherTown = DivisionCode.Parse("610922104001");
    public static readonly TimeWindow Tomorrow = TimeWindow.Of(At("2026-03-03 10:00"), 60);
    public static readonly TimeWindow DayAfter = TimeWindow.Of(At("2026-03-04 15:00"), 60);
    public static readonly ImmutableArray<Clock> Clocks = ClocksFrom(Now);

    public static readonly RequestDetails Details = new(
        Home, "resident-1", "elder-visit", new Personal("resident-1", "想有人来看看"), Personal.None, Personal.None,
        At("2026-03-03 10:00"), Channel.Phone);

    public static DateTimeOffset At(string local) => BusinessCalendarTests.At(local);

    public static MemberNumber M(int number) => MemberNumber.Parse($"{number:D8}");

    public static ImmutableArray<Clock> ClocksFrom(DateTimeOffset from) =>
        Domain.Requests.Triage.Clocks(DefaultPolicy.Value, DefaultPolicy.Value.Categories["elder-visit"], BusinessCalendar.Standard, from);

    /// <summary>Terms with one alert a place and two asks a place on a tier, unless said otherwise.</summary>
    public static RequestTerms Terms(int alertsPerPlace = 1, int asksPerTier = 2, params Need[] needs) =>
        new("elder-visit", Urgency.Routine, needs.Length == 0 ? [new Need(Skill.Eldercare, 1)] : [.. needs], Tomorrow, alertsPerPlace,
            asksPerTier, TimeSpan.FromDays(5), TimeSpan.FromDays(10), 0)
        {
            Quiet = DefaultPolicy.Value.Quiet,
        };

    public static RequestScenario New() => new(ServiceRequest.Initial, ServiceRequest.Evolve);

    public static Submit Order(RequestTerms? terms = null) => new(Number, Details, Clocks, terms, null, Now);

    public static RequestScenario Submitted() => New().When(s => Intake.Decide(s, Order()));

    public static RequestScenario Triaged(RequestTerms? terms = null) => New().When(s => Intake.Decide(s, Order(terms ?? Terms())));

    public static RequestScenario Dispatching() => Triaged().Offered(1);

    public static RequestScenario Staffed() => Dispatching().When(s => Staffing.Decide(s, new Accept(M(1), Now)));

    public static RequestScenario InService() => Staffed().When(s => Serving.Decide(s, new BeginService(M(1), Tomorrow.Start)));

    public static RequestScenario Completed() => InService().When(s => Serving.Decide(s, new CompleteService(M(1), 50, Tomorrow.End)));

    public static RequestScenario Denied() => Completed().When(s => Serving.Decide(s, new Evaluate(2, false, Personal.None, Tomorrow.End)));

    public static RequestScenario Exhausted() => Triaged().Nobody().Nobody().Nobody();
}

internal static class RequestSteps
{
    /// <summary>The handling tier alerts members for the skill, which ends the round.</summary>
    public static RequestScenario Offered(this RequestScenario life, Skill skill, params int[] members) =>
        life.Answered(life.State.Round, [.. members.Select(m => new OfferTo(Sample.M(m), skill, [new RankFactor("home-community", 400)]))]);

    public static RequestScenario Offered(this RequestScenario life, params int[] members) => life.Offered(Skill.Eldercare, members);

    /// <summary>The handling tier has nobody left for anything.</summary>
    public static RequestScenario Nobody(this RequestScenario life) =>
        life.Answered(life.State.Round, [], life.State.Terms!.Needs.Select(n => n.Skill).ToArray());

    public static RequestScenario Answered(this RequestScenario life, int round, ImmutableArray<OfferTo> offers, params Skill[] noneLeft) =>
        life.When(s => Staffing.Decide(s, Answer(round, offers, noneLeft)));

    public static RecordOffers Answer(int round, ImmutableArray<OfferTo> offers, params Skill[] noneLeft) =>
        new(round, Sample.Home, offers, Sample.Now.AddHours(2), Ended: true, [.. noneLeft], Sample.Now);
}
