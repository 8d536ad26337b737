using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Units;

// Events

/// <summary>What can happen to a unit. Names and fields are storage contracts.</summary>
public abstract record UnitEvent;

public sealed record UnitRegistered(UnitProfile Profile, DateTimeOffset At) : UnitEvent;

public sealed record UnitChanged(UnitProfile Profile, DateTimeOffset At) : UnitEvent;

/// <summary>A co-building agreement, new or renewed; it replaces the one that the unit had with that community.</summary>
public sealed record AgreementSigned(Agreement Agreement, DateTimeOffset At) : UnitEvent;

/// <summary>One side offers an agreement, new or with other terms; it holds once the other side confirms (双向认领).</summary>
public sealed record AgreementProposed(Agreement Agreement, AgreementSide By, DateTimeOffset At) : UnitEvent;

/// <summary>An offer that will not come to be: refused by the other side or taken back.</summary>
public sealed record AgreementProposalDropped(DivisionCode Community, string Reason, DateTimeOffset At) : UnitEvent;

/// <summary>An agreement ends early. <paramref name="Agreement"/> has its new last day, the day before the first if it never began.</summary>
public sealed record AgreementEnded(Agreement Agreement, string Reason, DateTimeOffset At) : UnitEvent;

// State

public enum AgreementSide
{
    Unit,
    Community,
}

/// <summary>An agreement that one side offered and the other has not answered yet.</summary>
public sealed record AgreementProposal(Agreement Agreement, AgreementSide By, DateTimeOffset At);

/// <summary>The party organisation of a unit. The liaison's name and phone are personal.</summary>
public sealed record UnitProfile(UnitCode Code, string Name, string Kind, Personal Liaison, Personal LiaisonPhone);

/// <summary>A unit and a community commit to each other for a term, both days included, with a quota of members.</summary>
public sealed record Agreement(UnitCode Unit, DivisionCode Community, DateOnly From, DateOnly To, int Quota)
{
    public bool Holds(DateOnly day) => day >= From && day <= To;
}

public sealed record Unit
{
    public static Unit Initial { get; } = new();

    public UnitProfile? Profile { get; init; }

    public ImmutableSortedDictionary<DivisionCode, Agreement> Agreements { get; init; } = ImmutableSortedDictionary<DivisionCode, Agreement>.Empty;

    /// <summary>One a community at most; a later one takes the place of the earlier.</summary>
    public ImmutableSortedDictionary<DivisionCode, AgreementProposal> Proposals { get; init; } =
        ImmutableSortedDictionary<DivisionCode, AgreementProposal>.Empty;

    /// <summary>Folds one event in. Never throws.</summary>
    public static Unit Evolve(Unit state, UnitEvent happened) => happened switch
    {
        UnitRegistered e => state with { Profile = e.Profile },
        UnitChanged e => state with { Profile = e.Profile },
        AgreementSigned e => state with
        {
            Agreements = state.Agreements.SetItem(e.Agreement.Community, e.Agreement),
            Proposals = state.Proposals.Remove(e.Agreement.Community),
        },
        AgreementProposed e => state with { Proposals = state.Proposals.SetItem(e.Agreement.Community, new AgreementProposal(e.Agreement, e.By, e.At)) },
        AgreementProposalDropped e => state with { Proposals = state.Proposals.Remove(e.Community) },
        AgreementEnded e => state with { Agreements = state.Agreements.SetItem(e.Agreement.Community, e.Agreement) },
        _ => state,
    };

    // Commands

    public sealed record Register(UnitProfile Profile, DateTimeOffset At);

    public sealed record Sign(Agreement Agreement, DateTimeOffset At);

    public sealed record Propose(Agreement Agreement, AgreementSide By, DateTimeOffset At);

    public sealed record Confirm(DivisionCode Community, AgreementSide By, DateTimeOffset At);

    public sealed record Drop(DivisionCode Community, string Reason, DateTimeOffset At);

    /// <param name="LastDay">The last day on which the agreement holds.</param>
    public sealed record End(DivisionCode Community, DateOnly LastDay, string Reason, DateTimeOffset At);

    // Decide

    public static Decision<UnitEvent> Decide(Unit state, Register command) =>
        state.Profile is null ? new UnitRegistered(command.Profile, command.At)
        : state.Profile == command.Profile ? Decision<UnitEvent>.Nothing
        : new UnitChanged(command.Profile, command.At);

    public static Decision<UnitEvent> Decide(Unit state, Sign command) =>
        CannotAgree(state, command.Agreement) is { } wrong ? wrong
        : state.Agreements.GetValueOrDefault(command.Agreement.Community) == command.Agreement ? Decision<UnitEvent>.Nothing
        : new AgreementSigned(command.Agreement, command.At);

    /// <summary>What the other side has offered already needs no further word: offering the same is agreeing.</summary>
    public static Decision<UnitEvent> Decide(Unit state, Propose command)
    {
        if (CannotAgree(state, command.Agreement) is { } wrong)
            return wrong;
        var offered = state.Proposals.GetValueOrDefault(command.Agreement.Community);
        return state.Agreements.GetValueOrDefault(command.Agreement.Community) == command.Agreement ? Decision<UnitEvent>.Nothing
            : offered?.Agreement != command.Agreement ? new AgreementProposed(command.Agreement, command.By, command.At)
            : offered.By == command.By ? Decision<UnitEvent>.Nothing
            : new AgreementSigned(command.Agreement, command.At);
    }

    public static Decision<UnitEvent> Decide(Unit state, Confirm command) =>
        !state.Proposals.TryGetValue(command.Community, out var offered) ? NoProposal
        : offered.By == command.By ? new Rejection("unit.own-proposal")
        : new AgreementSigned(offered.Agreement, command.At);

    public static Decision<UnitEvent> Decide(Unit state, Drop command) =>
        state.Proposals.ContainsKey(command.Community) ? new AgreementProposalDropped(command.Community, command.Reason, command.At) : NoProposal;

    public static Decision<UnitEvent> Decide(Unit state, End command)
    {
        if (!state.Agreements.TryGetValue(command.Community, out var agreement))
            return new Rejection("unit.no-agreement");
        var last = command.LastDay < agreement.From ? agreement.From.AddDays(-1) : command.LastDay;
        return last >= agreement.To
            ? new Rejection("unit.agreement-ends-before").With("day", agreement.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : new AgreementEnded(agreement with { To = last }, command.Reason, command.At);
    }

    private static Rejection? CannotAgree(Unit state, Agreement agreement) =>
        state.Profile is null ? new Rejection("unit.unknown")
        : agreement.To < agreement.From ? new Rejection("unit.term-reversed")
        : agreement.Quota is < 1 or > 10_000 ? new Rejection("unit.quota-out-of-bounds").With("quota", agreement.Quota)
        : null;

    private static Rejection NoProposal { get; } = new("unit.no-proposal");
}
