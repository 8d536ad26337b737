using System.Collections.Immutable;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Areas;

public sealed record RegisterSupervisor(AreaProfile Profile, DateTimeOffset At);

public sealed record AddChild(DivisionCode Child, DateTimeOffset At);

/// <param name="Policy">Its version is the one it was edited from.</param>
public sealed record AdoptPolicy(Policy Policy, string Reason, DateTimeOffset At);

public sealed record ReceiveLoad(AreaLoad Load, DateTimeOffset At);

public sealed record ProposeLending(LendingRequest Request, DateTimeOffset At);

public sealed record OpenLoan(Loan Loan, DateTimeOffset At);

public sealed record ReturnLoan(string Loan, int Minutes, DateTimeOffset At);

/// <summary>What towns and the county decide: policy, loads, and the ledger of loans between their children.</summary>
public static class SupervisorDecisions
{
    /// <summary>Lenders asked for one round, one after the other until enough are found; a town of a county has fewer siblings.</summary>
    public const int MostLenders = 16;

    public static Decision<SupervisorEvent> Decide(Supervisor state, RegisterSupervisor command) =>
        state.Profile == command.Profile ? Decision<SupervisorEvent>.Nothing : new SupervisorRegistered(command.Profile, command.At);

    public static Decision<SupervisorEvent> Decide(Supervisor state, AddChild command) =>
        state.Children.Contains(command.Child) ? Decision<SupervisorEvent>.Nothing : new ChildAdded(command.Child, command.At);

    public static Decision<SupervisorEvent> Decide(Supervisor state, AdoptPolicy command)
    {
        var next = command.Policy with { Version = state.Policy.Version + 1 };
        if (next with { Version = state.Policy.Version } == state.Policy)
            return Decision<SupervisorEvent>.Nothing;
        return PolicyRules.CannotAdopt(state.Policy, command.Policy) is { } wrong
            ? wrong
            : new PolicyAdopted(next, command.Reason, command.At);
    }

    public static Decision<SupervisorEvent> Decide(Supervisor state, ReceivePolicy command) =>
        command.Policy.Version <= state.Policy.Version
            ? Decision<SupervisorEvent>.Nothing
            : new PolicyAdopted(command.Policy, "received", command.At);

    /// <summary>A report that is older than the one held changes nothing.</summary>
    public static Decision<SupervisorEvent> Decide(Supervisor state, ReceiveLoad command)
    {
        var load = command.Load;
        if (state.Loads.TryGetValue(load.Area, out var held) && held.Version >= load.Version)
            return Decision<SupervisorEvent>.Nothing;
        var (from, to) = (held?.Level(state.Policy.Load), load.Level(state.Policy.Load));
        var isCrossing = from != to && (from >= LoadLevel.Strained || to >= LoadLevel.Strained);
        var received = new ChildLoadReceived(load, command.At);
        return isCrossing
            ? Decision<SupervisorEvent>.Of(
                received, new ChildLoadCrossed(load.Area, from, to, load.OpenMinutes, load.AvailableMinutes, load.AsOf ?? command.At))
            : received;
    }

    public static Decision<SupervisorEvent> Decide(Supervisor state, ProposeLending command) =>
        state.Proposals.GetValueOrDefault(command.Request.Request) == command.Request
            ? Decision<SupervisorEvent>.Nothing
            : new LendingProposed(command.Request, command.At);

    public static Decision<SupervisorEvent> Decide(Supervisor state, OpenLoan command) =>
        state.Loans.ContainsKey(command.Loan.Id) ? Decision<SupervisorEvent>.Nothing : new LendingOpened(command.Loan, command.At);

    public static Decision<SupervisorEvent> Decide(Supervisor state, ReturnLoan command) =>
        state.Loans.ContainsKey(command.Loan)
            ? new LendingReturned(command.Loan, command.Minutes, command.At)
            : Decision<SupervisorEvent>.Nothing;

    /// <summary>Marks loans that are not back in time, and drops proposals that nobody decided before the service was to begin.</summary>
    public static Decision<SupervisorEvent> Decide(Supervisor state, Wake command) =>
        Decision<SupervisorEvent>.Of(
        [
            .. state.ReportDue <= command.At ? [new SupervisorLoadReported(state.Load!, command.At)] : Array.Empty<SupervisorEvent>(),
            .. from loan in state.Loans.Values
               where !loan.Overdue && loan.ReturnBy <= command.At
               select new LendingOverdue(loan.Id, command.At),
            .. from proposal in state.Proposals.Values
               where proposal.Window.Start <= command.At
               select new LendingRefused(proposal.Request, "window-past", command.At),
        ]);

    public static DateTimeOffset? NextDue(Supervisor state) =>
        state.Loans.Values.Where(l => !l.Overdue).Select(l => (DateTimeOffset?)l.ReturnBy)
            .Concat(state.Proposals.Values.Select(p => (DateTimeOffset?)p.Window.Start))
            .Append(state.ReportDue)
            .Min();

    /// <summary>
    /// The children that may lend to the borrower, most slack first; children whose load is unknown, that have no slack, are overloaded
    /// or have nobody with a wanted skill are left out. Ties are broken by code.
    /// </summary>
    public static ImmutableArray<DivisionCode> Lenders(Supervisor state, DivisionCode borrower, ImmutableArray<Need> wanted) =>
    [
        .. state.Loads.Values
            .Where(l => !l.Area.Contains(borrower) && l.SlackMinutes > 0 && l.Level(state.Policy.Load) != LoadLevel.Overloaded)
            .Where(l => wanted.Any(n => l.People(n.Skill) > 0))
            .OrderByDescending(l => l.SlackMinutes)
            .ThenBy(l => l.Area)
            .Select(l => l.Area)
            .Take(MostLenders),
    ];
}
