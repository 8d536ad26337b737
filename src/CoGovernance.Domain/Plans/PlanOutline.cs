using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Plans;

/// <summary>What keeps a place empty.</summary>
public enum Binding
{
    /// <summary>Nobody in the plan's area has the skill.</summary>
    NobodyHasSkill,

    /// <summary>Everybody with the skill fills a place that is worth as much.</summary>
    EverybodyPlaced,

    /// <summary>Somebody is in reserve, but the move would cost more than the place is worth.</summary>
    MoveNotWorthIt,

    /// <summary>Somebody would be worth moving, but has been moved lately, is unwilling or bound, or the unit has given its share.</summary>
    PolicyLimit,
}

/// <summary>Members of one profile who are to help another community.</summary>
/// <param name="Skills">The profile's, without the general one.</param>
/// <param name="Cost">Points that each of these moves costs.</param>
/// <param name="Gain">Points by which each of these persons is worth more there than at home, after the cost of the move.</param>
public sealed record PlannedMove(
    DivisionCode From, DivisionCode To, UnitCode Unit, ImmutableSortedSet<Skill> Skills, Skill Skill, int Count, long Cost, long Gain);

/// <summary>How far the demand of a community for a skill is filled.</summary>
/// <param name="Before">Places filled when everybody stays at home.</param>
/// <param name="After">Places filled under the plan.</param>
/// <param name="Price">Points that one more person with this skill, living here, would be worth.</param>
/// <param name="Binds">Why places stay empty; null when none does.</param>
public sealed record PlannedCoverage(DivisionCode Community, Skill Skill, int Demand, int Before, int After, long Price, Binding? Binds)
{
    public int Unfilled => Demand - After;
}

/// <summary>Members of a unit whom a limit of the policy keeps at home though moving them would gain.</summary>
/// <param name="Community">The community whose agreement is used up; null when the unit has given its share.</param>
public sealed record HeldBack(UnitCode Unit, DivisionCode? Community, int Count);

/// <summary>
/// What balancing an area would do: moves by count, coverage before and after, and what binds. The best that the limits allow; points as
/// in the balance model.
/// </summary>
/// <param name="People">Everybody counted, whether they may be moved or not.</param>
/// <param name="Movable">Those who may be moved under the limits.</param>
/// <param name="PointsBefore">The objective when everybody stays at home.</param>
public sealed record PlanOutline(
    int People,
    int Movable,
    ImmutableArray<PlannedMove> Moves,
    ImmutableArray<PlannedCoverage> Coverage,
    ImmutableArray<HeldBack> HeldBack,
    long PointsBefore,
    long PointsAfter)
{
    public int Demand => Coverage.Sum(c => c.Demand);

    public int FilledBefore => Coverage.Sum(c => c.Before);

    public int FilledAfter => Coverage.Sum(c => c.After);

    public int Moved => Moves.Sum(m => m.Count);

    /// <summary>The share of all places that moves would fill; 0 when there are none.</summary>
    public double FillableShare => Demand == 0 ? 0 : (double)(FilledAfter - FilledBefore) / Demand;

    /// <summary>The communities that give or receive, in order.</summary>
    public ImmutableSortedSet<DivisionCode> Touched() => [.. Moves.SelectMany(m => new[] { m.From, m.To })];
}
