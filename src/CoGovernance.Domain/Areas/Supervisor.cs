using System.Collections.Immutable;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Areas;

// Events

/// <summary>What can happen to a supervisor, a town or the county. Names and fields are storage contracts.</summary>
public abstract record SupervisorEvent;

public sealed record SupervisorRegistered(AreaProfile Profile, DateTimeOffset At) : SupervisorEvent;

public sealed record ChildAdded(DivisionCode Child, DateTimeOffset At) : SupervisorEvent;

/// <summary>In the county: adopted here. In a town: received from the county.</summary>
public sealed record PolicyAdopted(Policy Policy, string Reason, DateTimeOffset At) : SupervisorEvent;

public sealed record ChildLoadReceived(AreaLoad Load, DateTimeOffset At) : SupervisorEvent;

/// <summary>
/// A child's load crossed a threshold of the policy, upwards or back: from or to strained or overloaded. What comes and goes below that is
/// nobody's business at once.
/// </summary>
/// <param name="From">Null at the child's first report.</param>
/// <param name="At">The full hour at which the load stood so.</param>
public sealed record ChildLoadCrossed(
    DivisionCode Child, LoadLevel? From, LoadLevel To, int OpenMinutes, int AvailableMinutes, DateTimeOffset At) : SupervisorEvent;

/// <summary>A town's own load, the sum of its children's, as it tells it to the county.</summary>
public sealed record SupervisorLoadReported(AreaLoad Load, DateTimeOffset At) : SupervisorEvent;

/// <summary>The policy asks for an official's word before these members may be borrowed.</summary>
public sealed record LendingProposed(LendingRequest Request, DateTimeOffset At) : SupervisorEvent;

public sealed record LendingApproved(RequestNumber Request, DateTimeOffset At) : SupervisorEvent;

public sealed record LendingRefused(RequestNumber Request, string Reason, DateTimeOffset At) : SupervisorEvent;

/// <summary>A place of the borrower's request is filled from the lender.</summary>
public sealed record LendingOpened(Loan Loan, DateTimeOffset At) : SupervisorEvent;

public sealed record LendingReturned(string Loan, int Minutes, DateTimeOffset At) : SupervisorEvent;

/// <summary>
/// A returned loan was of another length after all. The ledger keeps its entry and gets another: the difference, in minutes.
/// </summary>
/// <param name="Loan">The new entry; its id is that of the loan with the number of the correction.</param>
public sealed record LendingCorrected(Loan Loan, int Difference, DateTimeOffset At) : SupervisorEvent;

public sealed record LendingOverdue(string Loan, DateTimeOffset At) : SupervisorEvent;

// State

/// <summary>Members wanted for one round of a request, with all that a lender needs to choose them.</summary>
/// <param name="AgreedUnits">Units that have an agreement with the borrower.</param>
public sealed record LendingRequest(
    RequestNumber Request,
    int Round,
    DivisionCode Borrower,
    string Resident,
    Urgency Urgency,
    TimeWindow Window,
    ImmutableArray<Need> Wanted,
    ImmutableArray<MemberNumber> AlreadyAsked,
    ImmutableArray<UnitCode> AgreedUnits)
{
    public bool Equals(LendingRequest? other) => other is not null && Request == other.Request && Round == other.Round;

    public override int GetHashCode() => HashCode.Combine(Request, Round);
}

/// <summary>
/// One entry of the lending ledger: one member on loan, by count and not by name. <paramref name="Id"/> is unique in the county.
/// </summary>
public sealed record Loan(
    string Id, RequestNumber Request, DivisionCode Lender, DivisionCode Borrower, Skill Skill, DateTimeOffset ReturnBy, bool Overdue = false);

/// <summary>
/// A supervisor of the middle or upper tier: it knows its children's loads and lends between them. It holds open loans only.
/// </summary>
public sealed record Supervisor
{
    public static Supervisor Initial { get; } = new();

    public AreaProfile? Profile { get; init; }

    public Policy Policy { get; init; } = DefaultPolicy.Value;

    public ImmutableSortedSet<DivisionCode> Children { get; init; } = [];

    public ImmutableSortedDictionary<DivisionCode, AreaLoad> Loads { get; init; } = ImmutableSortedDictionary<DivisionCode, AreaLoad>.Empty;

    public ImmutableSortedDictionary<RequestNumber, LendingRequest> Proposals { get; init; } =
        ImmutableSortedDictionary<RequestNumber, LendingRequest>.Empty;

    public ImmutableSortedDictionary<string, Loan> Loans { get; init; } = ImmutableSortedDictionary.Create<string, Loan>(StringComparer.Ordinal);

    /// <summary>Grows with each load received; it is the version of this area's own load.</summary>
    public long LoadVersion { get; init; }

    /// <summary>The load last reported to the tier above; null before the first.</summary>
    public AreaLoad? Reported { get; init; }

    /// <summary>When the load is to be reported again; null while nothing has changed since, and in the county.</summary>
    public DateTimeOffset? ReportDue { get; init; }

    public AreaLoad? Load => Profile is null ? null : AreaLoad.Sum(Profile.Code, LoadVersion, Loads.Values);

    /// <summary>Folds one event in. Never throws.</summary>
    public static Supervisor Evolve(Supervisor state, SupervisorEvent happened) => happened switch
    {
        SupervisorRegistered e => state with { Profile = e.Profile },
        ChildAdded e => state with { Children = state.Children.Add(e.Child) },
        PolicyAdopted e => state with { Policy = e.Policy },
        ChildLoadReceived e => state with
        {
            Loads = state.Loads.SetItem(e.Load.Area, e.Load),
            LoadVersion = state.LoadVersion + 1,
            ReportDue = state.Profile?.Code.Tier == Tier.Town ? state.ReportDue ?? AreaLoad.NextReport(e.At) : null,
        },
        SupervisorLoadReported e => state with { Reported = e.Load, ReportDue = null },
        LendingProposed e => state with { Proposals = state.Proposals.SetItem(e.Request.Request, e.Request) },
        LendingApproved e => state with { Proposals = state.Proposals.Remove(e.Request) },
        LendingRefused e => state with { Proposals = state.Proposals.Remove(e.Request) },
        LendingOpened e => state with { Loans = state.Loans.SetItem(e.Loan.Id, e.Loan) },
        LendingReturned e => state with { Loans = state.Loans.Remove(e.Loan) },
        LendingOverdue e => state.Loans.TryGetValue(e.Loan, out var loan)
            ? state with { Loans = state.Loans.SetItem(e.Loan, loan with { Overdue = true }) }
            : state,
        _ => state,
    };
}
