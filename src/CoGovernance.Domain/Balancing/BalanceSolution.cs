using System.Collections.Immutable;
using CoGovernance.Domain.Areas;

namespace CoGovernance.Domain.Balancing;

/// <summary>A balance, with the proof that no better one exists.</summary>
/// <param name="Objective">What the places filled earn, less what the moves cost.</param>
/// <param name="Placements">Who goes where, in the order of the instance's profiles; who is not placed stays at home as reserve.</param>
/// <param name="Coverage">What is filled of each demand that is not zero, in the order of the instance's communities.</param>
/// <param name="Moves">How many people have their place away from home.</param>
public sealed record BalanceSolution(
    long Objective,
    ImmutableArray<Placement> Placements,
    ImmutableArray<Coverage> Coverage,
    long Moves,
    BalanceCertificate Certificate);

/// <summary>So many people of a profile fill places of a skill in a community.</summary>
/// <param name="Count">At least 1.</param>
public readonly record struct Placement(string Profile, DivisionCode Community, string Skill, long Count);

public readonly record struct Coverage(DivisionCode Community, string Skill, long Demand, long Filled)
{
    public long Unfilled => Demand - Filled;
}

/// <summary>
/// Dual prices. With them the optimum is proved place by place: nobody could earn more elsewhere than the price of their profile, whoever is
/// placed earns exactly it, whoever is not has the price 0, and the price of a place lies between what the last place filled earns and
/// what the next one would.
/// </summary>
/// <param name="Places">One for each demand that is not zero, in the order of <see cref="BalanceSolution.Coverage"/>.</param>
/// <param name="Profiles">One for each profile, in the order of the instance.</param>
public sealed record BalanceCertificate(ImmutableArray<PlacePrice> Places, ImmutableArray<ProfilePrice> Profiles);

/// <param name="Price">What one more person for this skill, standing in this community, would add to the objective; not negative.</param>
public readonly record struct PlacePrice(DivisionCode Community, string Skill, long Price);

/// <param name="Price">What one more person of this profile would add to the objective; not negative.</param>
public readonly record struct ProfilePrice(string Profile, long Price);
