using System.Collections.Immutable;
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

// State

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

    /// <summary>Folds one event in. Never throws.</summary>
    public static Unit Evolve(Unit state, UnitEvent happened) => happened switch
    {
        UnitRegistered e => state with { Profile = e.Profile },
        UnitChanged e => state with { Profile = e.Profile },
        AgreementSigned e => state with { Agreements = state.Agreements.SetItem(e.Agreement.Community, e.Agreement) },
        _ => state,
    };

    // Commands

    public sealed record Register(UnitProfile Profile, DateTimeOffset At);

    public sealed record Sign(Agreement Agreement, DateTimeOffset At);

    // Decide

    public static Decision<UnitEvent> Decide(Unit state, Register command) =>
        state.Profile is null ? new UnitRegistered(command.Profile, command.At)
        : state.Profile == command.Profile ? Decision<UnitEvent>.Nothing
        : new UnitChanged(command.Profile, command.At);

    public static Decision<UnitEvent> Decide(Unit state, Sign command) =>
        state.Profile is null ? new Rejection("unit.unknown")
        : command.Agreement.To < command.Agreement.From ? new Rejection("unit.term-reversed")
        : command.Agreement.Quota is < 1 or > 10_000 ? new Rejection("unit.quota-out-of-bounds").With("quota", command.Agreement.Quota)
        : state.Agreements.GetValueOrDefault(command.Agreement.Community) == command.Agreement ? Decision<UnitEvent>.Nothing
        : new AgreementSigned(command.Agreement, command.At);
}
