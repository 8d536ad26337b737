using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Kernel;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Tests.Members;

public sealed class MemberProperties
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DivisionCode Home = DivisionCode.Parse("610922100006");
    private static readonly MemberProfile Profile = new(
        MemberNumber.Parse("61092200001"), Personal.None, Personal.None, UnitCode.Parse("SQ-0001"), Home, [], Availability.None, null);

    [Fact]
    public void Reservations_never_overlap_and_caps_hold_at_each_alert() => Seeds.ForEach(150, seed =>
    {
        var random = new Random(seed);
        var caps = new ServiceCaps(random.Next(60, 600), random.Next(60, 300));
        var budget = random.Next(1, 8);
        var life = new Scenario<Member, MemberEvent>(Member.Initial, Member.Evolve).Given(new MemberRegistered(Profile, Start));
        var journal = new List<MemberEvent> { new MemberRegistered(Profile, Start) };
        var now = Start;
        for (var step = 0; step < 150; step++)
        {
            now = now.AddMinutes(random.Next(0, 300));
            var request = RequestNumber.From(new DateOnly(2026, 3, 2), (uint)random.Next(30));
            var window = TimeWindow.Of(now.AddMinutes(random.Next(60, 10_000)), random.Next(10, 180));
            var held = life.State.Reservations.FirstOrDefault(r => r.Request == request);
            var before = life.State;
            life.When(s => Taken(random.Next(10) switch
            {
                0 => Member.Decide(s, new Member.SetDuty(random.Next(4) > 0, null, random.Next(2) == 0 ? now.AddDays(1) : null, now)),
                1 => Member.Decide(s, new Member.Release(request, now, random.Next(2) == 0 ? window : null)),
                2 when held is not null => Member.Decide(s, new Member.RecordService(request, Home, "errand", held.Window, held.Window.Minutes, now)),
                < 6 => Member.Decide(s, new Member.AlertTo(request, Skill.General, window, now.AddHours(2), caps, budget, now)),
                _ => Member.Decide(s, new Member.Reserve(request, window, now)),
            }));

            var times = life.State.Reservations;
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First.Window.End <= pair.Second.Window.Start, "reservations overlap"));
            Assert.Equal(times.Count, times.Select(r => r.Request).Distinct().Count());
            Assert.InRange(life.State.Alerts.Count(a => a.At > now.AddDays(-7)), 0, budget);
            if (life.State.AlertsInAll > before.AlertsInAll)
                AssertCaps(before, request, window, caps, now);
        }

        Assert.Equal(Plain.Text(life.State), Plain.Text(journal.Aggregate(Member.Initial, Member.Evolve)));

        Decision<MemberEvent> Taken(Decision<MemberEvent> decision)
        {
            journal.AddRange(decision.Events);
            return decision;
        }
    });

    /// <summary>Counts by brute force, for a week beginning every seven minutes, what the member would do if it came about.</summary>
    private static void AssertCaps(Member before, RequestNumber request, TimeWindow window, ServiceCaps caps, DateTimeOffset at)
    {
        Assert.True(before.IsOnDuty(at));
        var all = before.Reservations.Where(r => r.Request != request).Select(r => (r.Window.Start, r.Window.Minutes))
            .Concat(before.ServedLately.Select(s => (s.Window.Start, s.Minutes)))
            .Append((window.Start, window.Minutes))
            .ToList();
        for (var first = window.Start.AddDays(-7).AddMinutes(1); first <= window.Start; first = first.AddMinutes(7))
        {
            var minutes = all.Where(a => a.Start >= first && a.Start < first.AddDays(7)).Sum(a => a.Minutes);
            Assert.True(minutes <= caps.MinutesPerWeek, "over the weekly cap");
        }

        Assert.True(window.Minutes <= caps.MinutesInARow, "over the cap in a row");
    }
}
