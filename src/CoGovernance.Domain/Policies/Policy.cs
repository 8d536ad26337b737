using System.Collections.Immutable;
using CoGovernance.Domain.Areas;

namespace CoGovernance.Domain.Policies;

public enum LendingMode
{
    /// <summary>The supervisor lends at once and records it.</summary>
    Automatic,

    /// <summary>An official of the tier approves each lending first.</summary>
    Approved,
}

/// <summary>
/// How members are asked. Alert a few and replace those who decline or let it lapse (Manshadi and Rodilitz, Management Science
/// 2022): alerts are a scarce budget per person.
/// </summary>
/// <param name="AlertsPerPlace">Members asked at once for one place; 1 to 20.</param>
/// <param name="WavesPerTier">How often that many may be asked before the next tier takes over; 1 to 10.</param>
/// <param name="AnswerWithin">An alert lapses after this time, not counting quiet hours.</param>
/// <param name="AlertBudgetPerWeek">Alerts that one member gets in any seven days; 1 to 50.</param>
public sealed record WavePolicy(
    int AlertsPerPlace, int WavesPerTier, TimeSpan AnswerWithin, TimeSpan UrgentAnswerWithin, int AlertBudgetPerWeek);

public enum DispatchMode
{
    /// <summary>The branch alerts a few and replaces those who decline: <see cref="WavePolicy"/>.</summary>
    AskFew,

    /// <summary>
    /// The branch alerts everybody who may be asked at once. It is here so that a county can see, in a simulation, what that costs.
    /// </summary>
    AskEveryone,

    /// <summary>The branch asks nobody: orders stand on the community's list until a member takes one unasked, or their time comes.</summary>
    Board,
}

/// <summary>How a community looks for members, and how far up a request goes that it cannot staff.</summary>
/// <param name="UpTo">The highest tier that takes a request over; community: nobody is borrowed.</param>
public sealed record DispatchPolicy(DispatchMode Mode, Tier UpTo)
{
    public static DispatchPolicy Standard { get; } = new(DispatchMode.AskFew, Tier.County);
}

/// <summary>Limits that protect members. Minutes; a week is any seven days.</summary>
public sealed record ServiceCaps(int MinutesPerWeek, int MinutesInARow);

/// <summary>Local hours in which nobody is alerted save for urgent work; at most 16, may span midnight; none if both are equal.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To);

/// <summary>Open hours as a share of available hours from which a load bears its name.</summary>
public sealed record LoadThresholds(double Normal, double Strained, double Overloaded);

/// <param name="Share">At most this share of a community's members is on loan at once; 0 to 1.</param>
/// <param name="Grace">A loan is due back this long after the service was to end.</param>
public sealed record LendingPolicy(LendingMode WithinTown, LendingMode BetweenTowns, double Share, TimeSpan Grace);

/// <summary>Words by which an order is known as an emergency, 1 to 100 of at most 20 characters, and the number to call.</summary>
public sealed record EmergencyWords(string Call, ImmutableArray<string> Words)
{
    public bool Equals(EmergencyWords? other) => other is not null && Call == other.Call && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => Call.GetHashCode(StringComparison.Ordinal);
}

/// <summary>
/// The county's rules in force, whole, by version. Version 0 is the default that the program brings; each adoption adds one.
/// </summary>
public sealed record Policy
{
    public required int Version { get; init; }

    /// <summary>By code; 1 to 100.</summary>
    public required ImmutableSortedDictionary<string, Category> Categories { get; init; }

    public required WavePolicy Waves { get; init; }

    public required ServiceCaps Caps { get; init; }

    public required QuietHours Quiet { get; init; }

    public required LoadThresholds Load { get; init; }

    public required LendingPolicy Lending { get; init; }

    /// <summary>How long after closing a resident may reopen.</summary>
    public required TimeSpan ReopenWithin { get; init; }

    /// <summary>How long a completed service waits for the resident's evaluation before it is closed without one.</summary>
    public required TimeSpan EvaluateWithin { get; init; }

    public required ImmutableArray<EmergencyWords> Emergencies { get; init; }

    /// <summary>Null: <see cref="DispatchPolicy.Standard"/>.</summary>
    public DispatchPolicy? Dispatch { get; init; }

    /// <summary>The share of a clock after which its people are warned.</summary>
    public double WarnAt { get; init; } = 0.8;

    public BalancePolicy Balancing { get; init; } = BalancePolicy.Default;

    /// <summary>Members asked for a request on one tier, before the next tier takes over.</summary>
    public int AsksPerTier(int places) => Waves.AlertsPerPlace * Waves.WavesPerTier * places;

    public bool Equals(Policy? other) =>
        other is not null && Version == other.Version && Categories.SequenceEqual(other.Categories) && Waves == other.Waves
        && Caps == other.Caps && Quiet == other.Quiet && Load == other.Load && Lending == other.Lending
        && ReopenWithin == other.ReopenWithin && EvaluateWithin == other.EvaluateWithin
        && Emergencies.SequenceEqual(other.Emergencies) && WarnAt.Equals(other.WarnAt) && Dispatch == other.Dispatch
        && Balancing == other.Balancing;

    public override int GetHashCode() => HashCode.Combine(Version, Categories.Count);
}
