using System.Collections.Immutable;
using CoGovernance.Domain.Areas;

namespace CoGovernance.Domain.Balancing;

/// <summary>
/// Who is where and what is needed where, in counts and without names. Each person fills at most one place, for one of their skills, in one
/// community; a place filled earns, a move costs (<see cref="BalanceCosts"/>), and the best balance earns the most after costs. People
/// without a place stay at home as reserve. <see cref="BalanceRules"/> says what an instance must keep to.
/// </summary>
public sealed record BalanceInstance(
    ImmutableArray<CommunityDemand> Communities,
    ImmutableArray<BalanceProfile> Profiles,
    ImmutableArray<BalanceAgreement> Agreements,
    BalanceCosts Costs)
{
    /// <summary>The skill that everyone has, whether their profile lists it or not.</summary>
    public const string GeneralSkill = "general";
}

/// <summary>The places that a community wants filled, by skill; a skill that is not named needs nobody. Order as given; a skill once.</summary>
public sealed record CommunityDemand(DivisionCode Code, ImmutableArray<SkillDemand> Demand)
{
    public bool Equals(CommunityDemand? other) => other is not null && Code == other.Code && Demand.AsSpan().SequenceEqual(other.Demand.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Code, Demand.Length);
}

/// <param name="Places">Not negative.</param>
public readonly record struct SkillDemand(string Skill, long Places);

/// <summary>
/// People who are alike: where they live, which unit sends them, what they can do.
/// </summary>
/// <param name="Id">The profile's name in the solution; each once.</param>
/// <param name="Home">One of the instance's communities.</param>
/// <param name="Unit">Any text; it is compared with the units of agreements.</param>
/// <param name="Skills">Each once; <see cref="BalanceInstance.GeneralSkill"/> may be left out.</param>
/// <param name="Count">How many they are; not negative.</param>
public sealed record BalanceProfile(string Id, DivisionCode Home, string Unit, ImmutableArray<string> Skills, long Count)
{
    /// <summary>
    /// They fill places at home only: moved lately, bound or unwilling, as the limits of a plan have it. False where nothing is said, as in the
    /// exchange form.
    /// </summary>
    public bool Stays { get; init; }
}

/// <summary>People of the unit move to this community at a lower cost. Each pair once.</summary>
public readonly record struct BalanceAgreement(string Unit, DivisionCode Community);
