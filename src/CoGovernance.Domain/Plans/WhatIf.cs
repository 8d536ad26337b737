using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Plans;

/// <param name="Places">Instead of the counted demand; 0 to 100,000.</param>
public sealed record DemandChange(DivisionCode Community, Skill Skill, int Places);

/// <summary>People of a unit, alike in skills, who would report to a community and could be moved.</summary>
/// <param name="Count">1 to 10,000.</param>
public sealed record PeopleAdded(UnitCode Unit, DivisionCode Community, ImmutableSortedSet<Skill> Skills, int Count);

/// <param name="Share">The share of the people who would be gone, of every profile alike, rounded up; above 0, at most 1.</param>
public sealed record PeopleLost(DivisionCode Community, double Share);

/// <summary>Changes to the counts that nobody records: what would the balance be? At most 200 of each kind.</summary>
public sealed record WhatIf(ImmutableArray<DemandChange> Demand, ImmutableArray<PeopleAdded> Added, ImmutableArray<PeopleLost> Lost)
{
    public const int Most = 200;

    public static WhatIf Nothing { get; } = new([], [], []);

    public IEnumerable<DivisionCode> Communities() =>
        Demand.Select(d => d.Community).Concat(Added.Select(a => a.Community)).Concat(Lost.Select(l => l.Community));

    /// <summary>The counts as they would be.</summary>
    public CommunityCounts Applied(CommunityCounts counts)
    {
        var demand = Demand.Where(d => d.Community == counts.Community).Aggregate(
            counts.Demand, (all, d) => d.Places == 0 ? all.Remove(d.Skill) : all.SetItem(d.Skill, d.Places));
        var profiles = counts.Profiles;
        foreach (var lost in Lost.Where(l => l.Community == counts.Community))
        {
            profiles =
            [
                .. profiles.Select(p => p with { Count = p.Count - (int)Math.Ceiling(p.Count * (decimal)lost.Share) }).Where(p => p.Count > 0),
            ];
        }

        return counts with
        {
            Demand = demand,
            Profiles =
            [
                .. profiles,
                .. Added.Where(a => a.Community == counts.Community)
                    .Select(a => new ProfileCount(a.Unit, a.Skills.Remove(Skill.General), Movable: true, HelpsIn: null, a.Count)),
            ],
        };
    }
}
