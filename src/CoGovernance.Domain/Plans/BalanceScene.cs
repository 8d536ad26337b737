using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Balancing;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Plans;

/// <summary>Members alike, as the balance sees them: those who may move, and those who stay where they are.</summary>
/// <param name="At">Where they are counted: at home, or where they help.</param>
internal sealed record Crowd(DivisionCode At, UnitCode Unit, ImmutableSortedSet<Skill> Skills, int Movable, int Staying)
{
    public bool Has(Skill skill) => skill == Skill.General || Skills.Contains(skill);
}

/// <summary>
/// The counts of an area turned into instances of the balance model. Who helps elsewhere is counted there and stays. What a limit holds
/// back is moved from the movable to the staying.
/// </summary>
internal sealed class BalanceScene
{
    private readonly ImmutableArray<CommunityCounts> counts;
    private readonly BalanceCosts costs;

    public BalanceScene(ImmutableArray<CommunityCounts> counts, BalanceCosts costs)
    {
        (this.counts, this.costs) = (counts, costs);
        Communities = [.. counts.Select(c => c.Community).Order()];
        Agreements = counts.SelectMany(c => c.Agreements.Select(a => (Key: (a.Unit, c.Community), a.Quota)))
            .ToDictionary(a => a.Key, a => a.Quota);
        Crowds =
        [
            .. from community in counts
               from profile in community.Profiles
               let at = profile.HelpsIn ?? community.Community
               where Communities.Contains(at)
               group profile by (At: at, profile.Unit, Skills: Counting.CodeOf(profile.Skills)) into alike
               orderby alike.Key.At, alike.Key.Unit
               select new Crowd(
                   alike.Key.At, alike.Key.Unit, alike.First().Skills.Remove(Skill.General),
                   alike.Where(p => p.Movable && p.HelpsIn is null).Sum(p => p.Count), alike.Where(p => !p.Movable || p.HelpsIn is not null).Sum(p => p.Count)),
        ];
    }

    public ImmutableSortedSet<DivisionCode> Communities { get; }

    public Dictionary<(UnitCode Unit, DivisionCode Community), int> Agreements { get; }

    public List<Crowd> Crowds { get; }

    public BalanceCosts Costs => costs;

    /// <summary>Everybody of the unit, and how many of them help elsewhere already, wherever they do.</summary>
    public (int All, int Away) Unit(UnitCode unit)
    {
        var own = counts.SelectMany(c => c.Profiles).Where(p => p.Unit == unit).ToList();
        return (own.Sum(p => p.Count), own.Where(p => p.HelpsIn is not null).Sum(p => p.Count));
    }

    /// <summary>What a move of the unit's people costs.</summary>
    public long MoveCost(UnitCode unit, DivisionCode from, DivisionCode to) =>
        costs.Move(from.Town == to.Town, Agreements.ContainsKey((unit, to)));

    /// <summary>The instance; a crowd's movable people have its place as their id, those who stay that place with an s.</summary>
    /// <param name="allStay">Everybody stays: what each community does alone.</param>
    public BalanceInstance Instance(bool allStay) => new(
        [
            .. counts.OrderBy(c => c.Community).Select(c => new CommunityDemand(
                c.Community, [.. c.Demand.Where(d => d.Value > 0).Select(d => new SkillDemand(d.Key.CodeOf(), d.Value))])),
        ],
        [.. Crowds.SelectMany((crowd, i) => Profiles(crowd, i, allStay))],
        [.. Agreements.Keys.OrderBy(a => a.Unit).ThenBy(a => a.Community).Select(a => new BalanceAgreement(a.Unit.Value, a.Community))],
        costs);

    private static IEnumerable<BalanceProfile> Profiles(Crowd crowd, int i, bool allStay)
    {
        var (movable, staying) = allStay ? (0, crowd.Movable + crowd.Staying) : (crowd.Movable, crowd.Staying);
        ImmutableArray<string> skills = [.. crowd.Skills.Select(s => s.CodeOf())];
        if (movable > 0)
            yield return new BalanceProfile($"{i}", crowd.At, crowd.Unit.Value, skills, movable);
        if (staying > 0)
            yield return new BalanceProfile($"{i}s", crowd.At, crowd.Unit.Value, skills, staying) { Stays = true };
    }

    /// <summary>The crowd that a profile of the instance belongs to.</summary>
    public int CrowdOf(string profile) => int.Parse(profile.AsSpan().TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture);

    public static Skill SkillOf(string code) => Enum.Parse<Skill>(code, ignoreCase: true);
}
