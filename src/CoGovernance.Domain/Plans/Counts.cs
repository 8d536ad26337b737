using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Plans;

/// <summary>
/// How many members of a community are alike for balancing: of one unit, with the same skills, at the same place, and whether they may be
/// moved under the limits of the policy.
/// </summary>
/// <param name="Skills">Without the general one, which everybody has.</param>
/// <param name="HelpsIn">The community where they help, or are promised to help, for a term; null for those who are at home.</param>
public sealed record ProfileCount(UnitCode Unit, ImmutableSortedSet<Skill> Skills, bool Movable, DivisionCode? HelpsIn, int Count)
{
    public bool SameProfile(ProfileCount other) =>
        Unit == other.Unit && Skills.SetEquals(other.Skills) && Movable == other.Movable && HelpsIn == other.HelpsIn;

    public bool Equals(ProfileCount? other) => other is not null && SameProfile(other) && Count == other.Count;

    public override int GetHashCode() => HashCode.Combine(Unit, Movable, HelpsIn, Count, Skills.Count);
}

/// <summary>Members that a unit may have in the community under an agreement.</summary>
public sealed record AgreedQuota(UnitCode Unit, int Quota);

/// <summary>
/// What a community tells the tiers above for balancing: counts of people and of places, no names. <paramref name="Version"/> grows with
/// each report, so that a late or repeated one is known.
/// </summary>
/// <param name="Profiles">At most <see cref="MostProfiles"/>, by unit, skills and place.</param>
/// <param name="LeftOut">People of rarer profiles than fit in; they stay where they are.</param>
/// <param name="Demand">Places wanted in the planning period, by skill: posts, open work and the work that is to be expected.</param>
/// <param name="Agreements">Those that hold on the day of the count.</param>
public sealed record CommunityCounts(
    DivisionCode Community,
    long Version,
    DateTimeOffset At,
    ImmutableArray<ProfileCount> Profiles,
    int LeftOut,
    ImmutableSortedDictionary<Skill, int> Demand,
    ImmutableArray<AgreedQuota> Agreements)
{
    public const int MostProfiles = 1_000;

    /// <summary>Whether nothing has changed but the version and the time.</summary>
    public bool SameFigures(CommunityCounts? other) =>
        other is not null && Profiles.SequenceEqual(other.Profiles) && LeftOut == other.LeftOut && Demand.SequenceEqual(other.Demand)
        && Agreements.SequenceEqual(other.Agreements);

    public bool Equals(CommunityCounts? other) =>
        other is not null && Community == other.Community && Version == other.Version && At == other.At && SameFigures(other);

    public override int GetHashCode() => HashCode.Combine(Community, Version);
}

/// <summary>Minutes of service that came in on one day, by skill: what the forecast is made from.</summary>
public sealed record WorkDay(DateOnly Day, ImmutableSortedDictionary<Skill, int> Minutes)
{
    public bool Equals(WorkDay? other) => other is not null && Day == other.Day && Minutes.SequenceEqual(other.Minutes);

    public override int GetHashCode() => Day.GetHashCode();
}
