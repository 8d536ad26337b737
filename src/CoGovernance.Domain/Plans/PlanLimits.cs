using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Balancing;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Plans;

/// <summary>
/// Holds a balance to the limits that the model has no words for: a share of a unit, and the quotas of agreements. Where the best balance
/// breaks one, as many of the unit's people as are too many, those with the least gain, stay at home, and it is solved again. What comes
/// out is the best balance of those whom the limits leave.
/// </summary>
internal sealed class PlanLimits(BalanceScene scene, BalancePolicy policy, ImmutableSortedDictionary<UnitCode, int> promised)
{
    private readonly Dictionary<(UnitCode Unit, DivisionCode? Community), int> held = [];

    public ImmutableArray<HeldBack> HeldBack =>
        [.. held.OrderBy(h => h.Key.Unit).ThenBy(h => h.Key.Community).Select(h => new HeldBack(h.Key.Unit, h.Key.Community, h.Value))];

    /// <summary>False when no limit is broken; else the scene has changed and must be solved again. Each time somebody more stays, so it ends.</summary>
    public bool Hold(BalanceSolution solution)
    {
        var moves = solution.Placements
            .Select(p => (Crowd: scene.CrowdOf(p.Profile), p.Community, p.Count, Gain: PlanSolving.Gain(scene, solution, p)))
            .Where(m => scene.Crowds[m.Crowd].At != m.Community)
            .ToList();
        var changed = false;
        foreach (var unit in moves.GroupBy(m => scene.Crowds[m.Crowd].Unit).OrderBy(g => g.Key))
        {
            var moved = unit.Sum(m => m.Count);
            var (all, away) = scene.Unit(unit.Key);
            var share = Math.Max(0, (int)(all * (decimal)policy.UnitShare) - away - promised.GetValueOrDefault(unit.Key));
            var kept = unit.OrderBy(m => m.Gain).ThenBy(m => m.Crowd).ThenBy(m => m.Community).Select(m => (m.Crowd, m.Community, m.Count)).ToList();
            var broken = Drop(kept, unit.Key, null, moved - share);
            foreach (var community in unit.Select(m => m.Community).Distinct().Order())
            {
                if (scene.Agreements.TryGetValue((unit.Key, community), out var quota))
                {
                    var there = scene.Crowds.Where(c => c.Unit == unit.Key && c.At == community).Sum(c => c.Movable + c.Staying);
                    var come = kept.Where(k => k.Community == community).Sum(k => k.Count);
                    broken |= Drop(kept, unit.Key, community, come - Math.Max(0, quota - there));
                }
            }

            if (broken)
                Keep(unit.Key, kept.GroupBy(k => k.Crowd).ToDictionary(g => g.Key, g => (int)g.Sum(k => k.Count)));
            changed |= broken;
        }

        return changed;
    }

    /// <summary>Takes so many persons out of the moves, those of least gain first; only those that go to the community, if one is given.</summary>
    private bool Drop(List<(int Crowd, DivisionCode Community, long Count)> moves, UnitCode unit, DivisionCode? community, long tooMany)
    {
        if (tooMany <= 0)
            return false;
        held[(unit, community)] = held.GetValueOrDefault((unit, community)) + (int)tooMany;
        for (var i = 0; i < moves.Count && tooMany > 0; i++)
        {
            if (community is not null && moves[i].Community != community)
                continue;
            var fewer = Math.Min(moves[i].Count, tooMany);
            moves[i] = moves[i] with { Count = moves[i].Count - fewer };
            tooMany -= fewer;
        }

        return true;
    }

    /// <summary>Of the unit only those may move who are left in its moves; everybody else of it stays.</summary>
    private void Keep(UnitCode unit, Dictionary<int, int> moving)
    {
        for (var i = 0; i < scene.Crowds.Count; i++)
        {
            var crowd = scene.Crowds[i];
            if (crowd.Unit != unit)
                continue;
            var movable = Math.Min(crowd.Movable, moving.GetValueOrDefault(i));
            scene.Crowds[i] = crowd with { Movable = movable, Staying = crowd.Staying + crowd.Movable - movable };
        }
    }
}
