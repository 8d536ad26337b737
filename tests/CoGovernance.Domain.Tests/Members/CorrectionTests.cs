using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Tests.Kernel;
using CoGovernance.Domain.Units;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Members;

public sealed class CorrectionTests
{
    private static readonly MemberProfile Profile = new(
        M(1), Personal.None, Personal.None, UnitCode.Parse("SQ-0001"), Home, [], Availability.None, null);

    [Fact]
    public void An_approved_correction_changes_the_record_and_every_total()
    {
        var life = Served().When(s => CorrectionDecisions.Decide(s, new AskCorrection(1, 90, "少记了", Now)))
            .Then(new CorrectionAsked(1, 1, 90, "少记了", Now))
            .When(s => CorrectionDecisions.Decide(s, new DecideCorrection(1, true, "属实", "secretary", Now)))
            .Then(new CorrectionApproved(1, 1, 90, "属实", "secretary", Now))
            .When(s => CorrectionDecisions.Decide(s, new DecideCorrection(1, true, "属实", "secretary", Now))).ThenNothing()
            .When(s => CorrectionDecisions.Decide(s, new DecideCorrection(1, false, "不属实", "secretary", Now)))
            .ThenRejected(new Rejection("member.correction-over").With("status", CorrectionStatus.Approved));

        var (service, state) = (life.State.Services.Single(), life.State);
        Assert.Equal((90, 60, "secretary"), (service.Minutes, service.MinutesAtFirst, service.CorrectedBy));
        Assert.Equal((90, 90, new YearTotal(2026, 1, 90)), (state.MinutesInAll, state.ServedLately.Single().Minutes, state.Years.Single()));
    }

    [Fact]
    public void A_refused_correction_changes_nothing_but_its_own_state()
    {
        var life = Asked().When(s => CorrectionDecisions.Decide(s, new DecideCorrection(1, false, "登记表是六十分钟", "secretary", Now)))
            .Then(new CorrectionRefused(1, "登记表是六十分钟", "secretary", Now));

        Assert.Equal((60, CorrectionStatus.Refused), (life.State.MinutesInAll, life.State.Corrections.Single().Status));
        life.When(s => CorrectionDecisions.Decide(s, new AskCorrection(1, 90, "有照片为证", Now))).Then(new CorrectionAsked(2, 1, 90, "有照片为证", Now));
    }

    [Theory]
    [InlineData(0, 90, "member.service-unknown")]
    [InlineData(2, 90, "member.service-unknown")]
    [InlineData(1, 0, "member.minutes-out-of-bounds")]
    [InlineData(1, 721, "member.minutes-out-of-bounds")]
    [InlineData(1, 60, "member.correction-same")]
    [InlineData(1, 720, null)]
    public void A_correction_keeps_to_the_bounds_of_a_service(int service, int minutes, string? code) =>
        Assert.Equal(code, CorrectionDecisions.Decide(Served().State, new AskCorrection(service, minutes, "少记了", Now)).Rejection?.Code);

    [Fact]
    public void A_record_is_corrected_within_half_a_year_and_one_correction_at_a_time()
    {
        var ask = new AskCorrection(1, 90, "少记了", Now);
        Asked().When(s => CorrectionDecisions.Decide(s, ask)).ThenNothing()
            .When(s => CorrectionDecisions.Decide(s, ask with { Minutes = 80 })).ThenRejected(new Rejection("member.correction-open").With("correction", 1));
        Served().When(s => CorrectionDecisions.Decide(s, ask with { At = Now.AddDays(180) })).Then(new CorrectionAsked(1, 1, 90, "少记了", Now.AddDays(180)));
        Served().When(s => CorrectionDecisions.Decide(s, ask with { At = Now.AddDays(180).AddTicks(1) }))
            .ThenRejected(new Rejection("member.service-closed").With("days", 180));
    }

    [Fact]
    public void Only_what_is_open_and_twenty_decisions_are_kept_and_the_newest_decision_always_is()
    {
        var life = Served();
        for (var i = 1; i <= 25; i++)
        {
            var asked = i;
            life.When(s => CorrectionDecisions.Decide(s, new AskCorrection(1, 60 + asked, "少记了", Now)))
                .When(s => CorrectionDecisions.Decide(s, new DecideCorrection(asked, false, "不属实", "secretary", Now)));
        }

        Assert.Equal(Enumerable.Range(6, 20), life.State.Corrections.Select(c => c.Number));
    }

    [Fact]
    public void The_residents_score_stands_in_the_record_and_a_later_one_replaces_it()
    {
        var score = new ScoreService(Number, Tomorrow, 4, Now);
        var life = Served().When(s => ServiceRecord.Decide(s, score)).Then(new ServiceScored(1, 4, Now))
            .When(s => ServiceRecord.Decide(s, score)).ThenNothing()
            .When(s => ServiceRecord.Decide(s, score with { Score = 2 })).Then(new ServiceScored(1, 2, Now));
        life.When(s => ServiceRecord.Decide(s, score with { Window = DayAfter })).ThenNothing();
        Assert.Equal(2, life.State.Services.Single().Score);
    }

    [Fact]
    public void A_service_counts_to_the_local_year_that_it_began_in()
    {
        var life = new Scenario<Member, MemberEvent>(Member.Initial, Member.Evolve).Given(
            new ServiceRecorded(Number, Home, "errand", TimeWindow.Of(At("2026-01-01 00:00"), 60), 60, Now),
            new ServiceRecorded(Other, Home, "errand", TimeWindow.Of(At("2025-12-31 23:59"), 60), 30, Now));

        Assert.Equal([new YearTotal(2025, 1, 30), new YearTotal(2026, 1, 60)], life.State.Years);
    }

    private static Scenario<Member, MemberEvent> Served() => new Scenario<Member, MemberEvent>(Member.Initial, Member.Evolve)
        .Given(new MemberRegistered(Profile, Now), new ServiceRecorded(Number, Home, "errand", Tomorrow, 60, Now));

    private static Scenario<Member, MemberEvent> Asked() =>
        Served().When(s => CorrectionDecisions.Decide(s, new AskCorrection(1, 90, "少记了", Now)));
}
