using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Kernel;

namespace CoGovernance.Domain.Tests.Requests;

/// <summary>
/// One request through random commands, on a virtual clock that goes on by chance or to the next due instant. The supervisors answer
/// as they please: late, in parts, with members who were asked before, with nobody and without saying so. After each step the
/// invariants are asserted.
/// </summary>
internal sealed class RequestWalk
{
    private static readonly Skill[] SkillsInPlay = [Skill.General, Skill.Medical, Skill.Repair];
    private readonly Random random;
    private readonly List<RequestEvent> journal = [];
    private readonly HashSet<MemberNumber> asked = [];
    private readonly int people;
    private ImmutableArray<Need> wanted = [];

    public RequestWalk(int seed)
    {
        random = new Random(seed);
        people = random.Next(0, 30);
        Now = Sample.Now.AddMinutes(random.Next(0, 7 * 24 * 60));
    }

    public ServiceRequest State { get; private set; } = ServiceRequest.Initial;

    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<RequestEvent> Journal => journal;

    public void Run(int steps)
    {
        var terms = AnyTerms();
        Apply(Intake.Decide(State, Sample.Order(random.Next(4) == 0 ? null : terms) with { Clocks = Sample.ClocksFrom(Now), At = Now }));
        Check();
        for (var i = 0; i < steps; i++)
        {
            PassTime();
            Step(terms);
            Check();
        }

        Drain();
    }

    /// <summary>Nobody does anything any more, no tier finds anybody: time alone must bring the request to where it waits for people.</summary>
    private void Drain()
    {
        for (var i = 0; i < 500; i++)
        {
            if (State.Seeking && random.Next(2) == 0)
                Apply(Staffing.Decide(State, new RecordOffers(State.Round, Sample.Home, [], Now, true, [], Now)));
            else if (Deadlines.NextDue(State) is { } due)
                Wake(due);
            else
                return;
            Check();
        }

        Assert.Fail($"The request never comes to rest: {Plain.Text(State)}");
    }

    private void PassTime()
    {
        if (random.Next(3) > 0)
        {
            Now = Now.AddMinutes(random.Next(0, 90));
            return;
        }

        if (Deadlines.NextDue(State) is { } due)
            Wake(due);
        Check();
    }

    /// <summary>Nothing is due before the instant, something is at it, and nothing is left afterwards.</summary>
    private void Wake(DateTimeOffset due)
    {
        if (due > Now)
            Assert.Empty(Deadlines.Decide(State, new Wake(due.AddTicks(-1))).Events);
        Now = due > Now ? due : Now;
        var decision = Deadlines.Decide(State, new Wake(Now));
        Assert.NotEmpty(decision.Events);
        Apply(decision);
        Assert.Empty(Deadlines.Decide(State, new Wake(Now)).Events);
        Assert.False(Deadlines.NextDue(State) <= Now, $"what was due is still due at {Now:O}: {Plain.Text(State)}");
    }

    private void Step(RequestTerms terms)
    {
        var member = State.Offers.IsEmpty ? Sample.M(1) : State.Offers[random.Next(State.Offers.Count)].Member;
        Apply(random.Next(40) switch
        {
            0 => Intake.Decide(State, new TriageAs(terms, Sample.ClocksFrom(State.SubmittedAt), Now)),
            1 => Intake.Decide(State, new JoinDuplicate(RequestNumber.From(new DateOnly(2026, 3, 2), (uint)random.Next(5)), Now)),
            2 => Staffing.Decide(State, new Escalate(Now)),
            3 => Staffing.Decide(State, new Redispatch(Now)),
            4 => Staffing.Decide(State, new Reschedule(AnyWindow(), Now)),
            5 or 6 => Staffing.Decide(State, new Withdraw(member, "", Now)),
            7 => random.Next(5) == 0 ? Intake.Decide(State, new Cancel("", Now)) : default,
            8 => random.Next(5) == 0 ? Intake.Decide(State, new Reject(RejectionReason.NotOurs, "", Now)) : default,
            9 => random.Next(5) == 0 ? Serving.Decide(State, new CloseUnresolved("", Now)) : default,
            10 => Serving.Decide(State, new Reopen("", AnyWindow(), Sample.ClocksFrom(Now), Now)),
            < 15 => Serving.Decide(State, new BeginService(member, Now)),
            < 18 => Serving.Decide(State, new CompleteService(member, 30, Now)),
            < 21 => Serving.Decide(State, new Evaluate(random.Next(1, 6), random.Next(2) == 0, Personal.None, Now)),
            < 26 => Staffing.Decide(State, new Accept(member, Now)),
            < 29 => Staffing.Decide(State, new Decline(member, null, Now)),
            _ => Staffing.Decide(State, AnyAnswer()),
        });
    }

    private RecordOffers AnyAnswer()
    {
        var offers =
            from need in wanted
            from _ in Enumerable.Range(0, random.Next(0, need.Count + 1))
            where people > 0
            select new OfferTo(Sample.M(random.Next(people)), need.Skill, []);
        var noneLeft = wanted.Where(_ => random.Next(3) == 0).Select(n => n.Skill);
        return new RecordOffers(
            State.Round - (random.Next(20) == 0 ? 1 : 0),
            Sample.Home,
            [.. offers],
            Now.AddMinutes(random.Next(1, 600)),
            Ended: random.Next(3) > 0,
            [.. noneLeft],
            Now);
    }

    private RequestTerms AnyTerms() => Sample.Terms(
        random.Next(1, 4),
        random.Next(1, 7),
        [.. SkillsInPlay.Take(random.Next(1, 4)).Select(s => new Need(s, random.Next(1, 4)))]) with
    {
        Window = AnyWindow(),
        Quiet = random.Next(3) == 0 ? null : DefaultPolicy.Value.Quiet,
    };

    private TimeWindow AnyWindow() => TimeWindow.Of(Now.AddMinutes(random.Next(-60, 4 * 24 * 60)), 60);

    private void Apply(Decision<RequestEvent> decision)
    {
        Assert.True(decision.Events.Length < 60, "one command brings forth a bounded number of events");
        foreach (var happened in decision.Events)
        {
            journal.Add(happened);
            Remember(happened);
            State = ServiceRequest.Evolve(State, happened);
        }
    }

    /// <summary>Keeps the walk's own book of who was asked while the time stands.</summary>
    private void Remember(RequestEvent happened)
    {
        switch (happened)
        {
            case CandidatesSought e:
                wanted = e.Wanted;
                break;
            case OffersMade e:
                Assert.All(e.Offers, o => Assert.True(asked.Add(o.Member), $"{o.Member} is asked twice"));
                break;
            case Rescheduled or Reopened:
                asked.Clear();
                break;
            case Redispatched:
                asked.ExceptWith(State.Offers.Where(o => o.Status is OfferStatus.Lapsed or OfferStatus.Withdrawn).Select(o => o.Member));
                break;
        }
    }

    private void Check()
    {
        var due = Deadlines.NextDue(State);
        foreach (var need in State.Terms?.Needs ?? [])
        {
            Assert.InRange(State.OpenPlaces(need.Skill), 0, need.Count);
            var isLookedAfter = State.OpenOffers.Any(o => o.Skill == need.Skill) || State.Seeking || State.Exhausted
                || (State.HeldUntil is { } morning && due <= morning);
            Assert.True(!State.IsStaffing || State.OpenPlaces(need.Skill) == 0 || isLookedAfter, $"{need.Skill} is stuck");
        }

        Assert.True(due is not null || State.IsOver || WaitsForPeople(), "nothing is due and nobody is waited for");
        Assert.True(State.IsStaffing || (!State.OpenOffers.Any() && !State.Seeking && !State.Exhausted), "what is over goes on");
        Assert.True(State.Phase != RequestPhase.Accepted || State.OpenPlacesInAll == 0, "a place is open in an accepted request");
        if (State is { Phase: RequestPhase.Closed, Evaluation.Resolved: false })
            Assert.Equal(Resolution.Unresolved, State.Closing!.Resolution);
        Assert.InRange(State.HandlingTier, Tier.Community, Tier.County);
        Assert.Equal(State.AlertsInAll, journal.OfType<OffersMade>().Sum(o => o.Offers.Length));
    }

    /// <summary>The secretary has to triage or to decide, or the members have to begin or to complete.</summary>
    private bool WaitsForPeople() =>
        (State.Phase is RequestPhase.Submitted or RequestPhase.Accepted or RequestPhase.InService || (State.IsStaffing && State.Exhausted))
        && State.Clocks.All(c => c.Breached || c.MetAt is not null);
}
