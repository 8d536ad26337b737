using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Simulation.Tests;

public sealed class PeopleTests
{
    private readonly People people = new(new Chance(5));

    [Fact]
    public void Members_accept_decline_and_let_lapse()
    {
        var answers = Enumerable.Range(0, 3_000)
            .Select(i => people.Answers(Member(i % 300), Request(i), 1, Urgency.Routine))
            .ToList();

        Assert.InRange(answers.Count(a => a.Answer == Answer.Accepts), 1_150, 1_550);
        Assert.InRange(answers.Count(a => a.Answer == Answer.Declines), 700, 1_100);
        Assert.InRange(answers.Count(a => a.Answer == Answer.LetsLapse), 550, 900);
        Assert.All(answers, a => Assert.InRange(a.Minutes, 3, 113));
    }

    [Fact]
    public void Urgent_alerts_are_answered_within_a_quarter_of_an_hour() => Assert.All(
        Enumerable.Range(0, 500), i => Assert.InRange(people.Answers(Member(i), Request(i), 1, Urgency.Urgent).Minutes, 1, 15));

    [Fact]
    public void Some_residents_say_nothing_and_some_deny()
    {
        var said = Enumerable.Range(0, 2_000).Select(i => people.Evaluates(Request(i), 0)).ToList();

        Assert.InRange(said.Count(s => s is null), 330, 470);
        Assert.InRange(said.Count(s => s is { Resolved: false }), 60, 140);
        Assert.All(said, s => Assert.True(s is null || (s.Value.Resolved ? s.Value.Score is >= 3 and <= 5 : s.Value.Score is 1 or 2)));
    }

    [Fact]
    public void A_matter_is_not_taken_up_for_ever() =>
        Assert.All(Enumerable.Range(0, 200), i => Assert.False(people.Reopens(Request(i), 2)));

    private static MemberNumber Member(int i) => MemberNumber.Parse($"61092200000{i:D5}");

    private static RequestNumber Request(int i) => RequestNumber.From(new DateOnly(2026, 3, 2), (uint)i);
}
