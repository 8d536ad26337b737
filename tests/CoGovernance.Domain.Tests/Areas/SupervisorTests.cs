using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Kernel;
using static CoGovernance.Domain.Tests.Areas.AreaLoadTests;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Areas;

public sealed class SupervisorTests
{
    private static readonly DivisionCode Town = Home.Town;
    private static readonly AreaProfile Profile = new(Town, "城关镇", 60_000, 11_000, null, null);
    private static readonly LendingRequest Wanted = new(
        Number, 2, Home, "resident-1", Urgency.Routine, Tomorrow, [new Need(Skill.General, 1)], [], []);

    private static readonly Loan Lent = new($"{Number}/1", Number, Sibling, Home, Skill.General, Tomorrow.End.AddDays(1));

    [Fact]
    public void A_town_is_registered_once_and_knows_its_children() =>
        New().When(s => SupervisorDecisions.Decide(s, new RegisterSupervisor(Profile, Now))).Then(new SupervisorRegistered(Profile, Now))
            .When(s => SupervisorDecisions.Decide(s, new RegisterSupervisor(Profile, Now))).ThenNothing()
            .When(s => SupervisorDecisions.Decide(s, new AddChild(Home, Now))).Then(new ChildAdded(Home, Now))
            .When(s => SupervisorDecisions.Decide(s, new AddChild(Home, Now))).ThenNothing();

    [Fact]
    public void Each_adoption_of_a_policy_adds_a_version()
    {
        var edited = DefaultPolicy.Value with { ReopenWithin = TimeSpan.FromDays(12) };
        var life = Known().When(s => SupervisorDecisions.Decide(s, new AdoptPolicy(edited, "longer", Now)))
            .Then(new PolicyAdopted(edited with { Version = 1 }, "longer", Now));

        life.When(s => SupervisorDecisions.Decide(s, new AdoptPolicy(edited, "again", Now))).ThenNothing(); // says what is in force
        life.When(s => SupervisorDecisions.Decide(s, new AdoptPolicy(edited with { WarnAt = 0.7 }, "stale", Now)))
            .ThenRejected(new Rejection("policy.stale").With("yours", 0).With("current", 1));
        life.When(s => SupervisorDecisions.Decide(s, new AdoptPolicy(edited with { Version = 1, WarnAt = 2 }, "wrong", Now)))
            .ThenRejected(new Rejection("policy.out-of-bounds").With("field", "warnAt").With("value", 2));
        life.When(s => SupervisorDecisions.Decide(s, new AdoptPolicy(edited with { Version = 1, WarnAt = 0.7 }, "sooner", Now)))
            .Then(new PolicyAdopted(edited with { Version = 2, WarnAt = 0.7 }, "sooner", Now));
    }

    [Fact]
    public void A_town_takes_over_only_a_newer_policy()
    {
        var third = DefaultPolicy.Value with { Version = 3 };

        Known().When(s => SupervisorDecisions.Decide(s, new ReceivePolicy(third, Now))).Then(new PolicyAdopted(third, "received", Now))
            .When(s => SupervisorDecisions.Decide(s, new ReceivePolicy(third, Now))).ThenNothing()
            .When(s => SupervisorDecisions.Decide(s, new ReceivePolicy(third with { Version = 2 }, Now))).ThenNothing();
    }

    [Fact]
    public void A_report_that_is_not_newer_than_the_one_held_changes_nothing()
    {
        var first = Load(6, 100, 400, (Skill.General, 2));
        var life = Known().When(s => SupervisorDecisions.Decide(s, new ReceiveLoad(first, Now))).Then(new ChildLoadReceived(first, Now));

        life.When(s => SupervisorDecisions.Decide(s, new ReceiveLoad(first with { OpenMinutes = 0 }, Now))).ThenNothing();
        life.When(s => SupervisorDecisions.Decide(s, new ReceiveLoad(first with { Version = 2, OpenMinutes = 0 }, Now)))
            .Then(new ChildLoadReceived(first with { Version = 2, OpenMinutes = 0 }, Now));
        life.When(s => SupervisorDecisions.Decide(s, new ReceiveLoad(Load(1, 30, 60), Now)));
        Assert.Equal((3, 30, 460), (life.State.Load!.Version, life.State.Load.OpenMinutes, life.State.Load.AvailableMinutes));
        Assert.Null(Supervisor.Initial.Load);
    }

    [Fact]
    public void A_threshold_that_a_child_crosses_is_told_upwards_and_back()
    {
        var life = Known().When(s => SupervisorDecisions.Decide(s, new ReceiveLoad(Load(6, 100, 400), Now))).Then(new ChildLoadReceived(Load(6, 100, 400), Now));
        Reports(2, 140, LoadLevel.Normal, LoadLevel.Strained);
        Reports(3, 300, LoadLevel.Strained, LoadLevel.Overloaded);
        Reports(4, 90, LoadLevel.Overloaded, LoadLevel.Normal);
        life.When(s => SupervisorDecisions.Decide(s, new ReceiveLoad(Load(6, 0, 400) with { Version = 5 }, Now)))
            .Then(new ChildLoadReceived(Load(6, 0, 400) with { Version = 5 }, Now)); // slack again: nobody's business at once
        var first = Load(1, 300, 400);
        life.When(s => SupervisorDecisions.Decide(s, new ReceiveLoad(first, Now)))
            .Then(new ChildLoadReceived(first, Now), new ChildLoadCrossed(first.Area, null, LoadLevel.Overloaded, 300, 400, Now));

        void Reports(int version, int open, LoadLevel from, LoadLevel to)
        {
            var load = Load(6, open, 400) with { Version = version };
            life.When(s => SupervisorDecisions.Decide(s, new ReceiveLoad(load, Now)))
                .Then(new ChildLoadReceived(load, Now), new ChildLoadCrossed(load.Area, from, to, open, 400, Now));
        }
    }

    [Fact]
    public void A_town_tells_its_own_load_at_the_next_full_hour_and_the_county_tells_nobody()
    {
        var hour = Now.AddHours(1);
        var received = new[] { new ChildLoadReceived(Load(6, 100, 400), Now), new ChildLoadReceived(Load(1, 30, 60), Now.AddMinutes(59)) };
        var life = Known().Given(received);
        Assert.Equal(hour, SupervisorDecisions.NextDue(life.State));

        life.When(s => SupervisorDecisions.Decide(s, new Wake(hour.AddTicks(-1)))).ThenNothing();
        life.When(s => SupervisorDecisions.Decide(s, new Wake(hour)))
            .Then(new SupervisorLoadReported(Load(0, 130, 460) with { Area = Town, Version = 2 }, hour));
        life.When(s => SupervisorDecisions.Decide(s, new Wake(hour))).ThenNothing();
        Assert.Null(SupervisorDecisions.NextDue(life.State));
        Assert.Equal(130, life.State.Reported!.OpenMinutes);

        var county = New().Given(new SupervisorRegistered(Profile with { Code = Town.County }, Now)).Given(received);
        Assert.Null(SupervisorDecisions.NextDue(county.State));
    }

    [Fact]
    public void A_proposal_waits_for_an_official_until_the_service_is_to_begin()
    {
        var life = Known().When(s => SupervisorDecisions.Decide(s, new ProposeLending(Wanted, Now))).Then(new LendingProposed(Wanted, Now));

        life.When(s => SupervisorDecisions.Decide(s, new ProposeLending(Wanted, Now))).ThenNothing();
        life.When(s => SupervisorDecisions.Decide(s, new ProposeLending(Wanted with { Round = 3 }, Now)))
            .Then(new LendingProposed(Wanted with { Round = 3 }, Now));
        Assert.Equal(Tomorrow.Start, SupervisorDecisions.NextDue(life.State));
        life.When(s => SupervisorDecisions.Decide(s, new Wake(Tomorrow.Start))).Then(new LendingRefused(Number, "window-past", Tomorrow.Start));
        Assert.Null(SupervisorDecisions.NextDue(life.State));
        Assert.Empty(New().Given(new LendingProposed(Wanted, Now), new LendingApproved(Number, Now)).State.Proposals);
    }

    [Fact]
    public void A_loan_stands_in_the_ledger_until_it_is_returned_and_is_called_overdue_once()
    {
        var life = Known().When(s => SupervisorDecisions.Decide(s, new OpenLoan(Lent, Now))).Then(new LendingOpened(Lent, Now));
        Assert.Equal(Lent.ReturnBy, SupervisorDecisions.NextDue(life.State));

        life.When(s => SupervisorDecisions.Decide(s, new OpenLoan(Lent, Now))).ThenNothing();
        life.When(s => SupervisorDecisions.Decide(s, new Wake(Lent.ReturnBy.AddTicks(-1)))).ThenNothing();
        life.When(s => SupervisorDecisions.Decide(s, new Wake(Lent.ReturnBy))).Then(new LendingOverdue(Lent.Id, Lent.ReturnBy));
        life.When(s => SupervisorDecisions.Decide(s, new Wake(Lent.ReturnBy))).ThenNothing();
        Assert.Null(SupervisorDecisions.NextDue(life.State));
        life.When(s => SupervisorDecisions.Decide(s, new ReturnLoan(Lent.Id, 60, Lent.ReturnBy)))
            .Then(new LendingReturned(Lent.Id, 60, Lent.ReturnBy));
        life.When(s => SupervisorDecisions.Decide(s, new ReturnLoan(Lent.Id, 60, Lent.ReturnBy))).ThenNothing();
        Assert.Empty(life.State.Loans);
    }

    [Fact]
    public void Lenders_are_the_siblings_with_the_most_slack_that_have_the_skill()
    {
        var life = Known().Given(
            new ChildLoadReceived(Load(6, 0, 9_000, (Skill.General, 9)), Now), // the borrower itself
            new ChildLoadReceived(Load(1, 10, 400, (Skill.General, 2)), Now),
            new ChildLoadReceived(Load(2, 10, 800, (Skill.General, 2)), Now),
            new ChildLoadReceived(Load(3, 20, 810, (Skill.General, 2)), Now), // as much slack as the second
            new ChildLoadReceived(Load(4, 0, 900, (Skill.Legal, 2)), Now), // not the skill
            new ChildLoadReceived(Load(5, 700, 1000, (Skill.General, 9)), Now), // overloaded
            new ChildLoadReceived(Load(7, 0, 0, (Skill.General, 9)), Now)); // nobody has time

        Assert.Equal(
            ["610922100002", "610922100003", "610922100001"],
            SupervisorDecisions.Lenders(life.State, Home, [new Need(Skill.General, 3)]).Select(l => l.Value));
    }

    [Fact]
    public void The_county_leaves_out_the_town_that_the_borrower_lies_in()
    {
        var own = Load(1, 0, 900, (Skill.General, 5)) with { Area = Town };
        var life = Known().Given(
            new ChildLoadReceived(own, Now), new ChildLoadReceived(own with { Area = DivisionCode.Parse("610922104") }, Now));

        Assert.Equal(["610922104"], SupervisorDecisions.Lenders(life.State, Home, [new Need(Skill.General, 1)]).Select(l => l.Value));
    }

    [Fact]
    public void No_more_lenders_are_asked_than_the_bound()
    {
        var life = Known().Given(Enumerable.Range(10, 40).Select(i => new ChildLoadReceived(Load(i, 0, i, (Skill.General, 1)), Now)));

        var lenders = SupervisorDecisions.Lenders(life.State, Home, [new Need(Skill.General, 1)]);

        Assert.Equal((SupervisorDecisions.MostLenders, "610922100049"), (lenders.Length, lenders[0].Value));
    }

    [Fact]
    public void An_event_that_the_state_does_not_expect_never_throws()
    {
        SupervisorEvent[] unexpected =
            [new LendingOverdue("x", Now), new LendingReturned("x", 0, Now), new LendingRefused(Number, "", Now), new Unheard()];

        Assert.Empty(unexpected.Aggregate(Supervisor.Initial, Supervisor.Evolve).Loans);
    }

    private static Scenario<Supervisor, SupervisorEvent> New() => new(Supervisor.Initial, Supervisor.Evolve);

    private static Scenario<Supervisor, SupervisorEvent> Known() => New().Given(new SupervisorRegistered(Profile, Now));

    private sealed record Unheard : SupervisorEvent;
}
