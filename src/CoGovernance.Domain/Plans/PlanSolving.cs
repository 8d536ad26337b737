using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Balancing;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Plans;

/// <summary>Finds the best balance of an area from counts, within the limits of the policy, and explains it from its dual prices.</summary>
public static class PlanSolving
{
    /// <param name="counts">One for each community of the area that takes part.</param>
    /// <param name="promised">Members by unit whom other open plans move, and who count against the unit's share.</param>
    public static PlanOutline Outline(
        ImmutableArray<CommunityCounts> counts, BalancePolicy policy, ImmutableSortedDictionary<UnitCode, int> promised)
    {
        var scene = new BalanceScene(counts, policy.Costs);
        var people = scene.Crowds.Sum(c => c.Movable + c.Staying);
        var movable = scene.Crowds.Sum(c => c.Movable);
        var alone = BalanceSolver.Solve(scene.Instance(allStay: true)).Solution;
        var limits = new PlanLimits(scene, policy, promised);
        var answer = BalanceSolver.Solve(scene.Instance(allStay: false));
        while (limits.Hold(answer.Solution))
            answer = BalanceSolver.Solve(scene.Instance(allStay: false), answer.WarmStart);
        var solution = answer.Solution;
        return new PlanOutline(
            people, movable, Moves(scene, solution), Explained(scene, alone, solution), limits.HeldBack, alone.Objective, solution.Objective);
    }

    /// <summary>What each person of a placement is worth there more than in the best place at home, after the cost of the move.</summary>
    internal static long Gain(BalanceScene scene, BalanceSolution solution, Placement placement)
    {
        var crowd = scene.Crowds[scene.CrowdOf(placement.Profile)];
        var atHome = solution.Certificate.Places
            .Where(p => p.Community == crowd.At && crowd.Has(BalanceScene.SkillOf(p.Skill)))
            .Select(p => p.Price)
            .DefaultIfEmpty(0)
            .Max();
        var there = solution.Certificate.Places.First(p => p.Community == placement.Community && p.Skill == placement.Skill).Price;
        return there - scene.MoveCost(crowd.Unit, crowd.At, placement.Community) - atHome;
    }

    private static ImmutableArray<PlannedMove> Moves(BalanceScene scene, BalanceSolution solution) =>
    [
        .. from placement in solution.Placements
           let crowd = scene.Crowds[scene.CrowdOf(placement.Profile)]
           where crowd.At != placement.Community
           let skill = BalanceScene.SkillOf(placement.Skill)
           orderby crowd.At, placement.Community, skill, crowd.Unit, Counting.CodeOf(crowd.Skills)
           select new PlannedMove(
               crowd.At, placement.Community, crowd.Unit, crowd.Skills, skill, (int)placement.Count,
               scene.MoveCost(crowd.Unit, crowd.At, placement.Community), Gain(scene, solution, placement)),
    ];

    private static ImmutableArray<PlannedCoverage> Explained(BalanceScene scene, BalanceSolution alone, BalanceSolution solution)
    {
        var before = alone.Coverage.ToDictionary(c => (c.Community, c.Skill), c => c.Filled);
        var prices = solution.Certificate.Places.ToDictionary(p => (p.Community, p.Skill), p => p.Price);
        var why = new UnfilledReasons(scene, solution);
        return
        [
            .. from c in solution.Coverage
               let skill = BalanceScene.SkillOf(c.Skill)
               let price = prices[(c.Community, c.Skill)]
               orderby c.Community, skill
               select new PlannedCoverage(
                   c.Community, skill, (int)c.Demand, (int)before[(c.Community, c.Skill)], (int)c.Filled, price,
                   c.Unfilled > 0 ? why.Of(c.Community, skill, price) : null),
        ];
    }

    /// <summary>Reads from the prices what keeps a place empty.</summary>
    private sealed class UnfilledReasons
    {
        private readonly BalanceScene scene;

        /// <summary>By crowd and whether it stays: what one more of them would be worth, and how many are in reserve.</summary>
        private readonly List<(Crowd Crowd, bool Stays, long Price, long Reserve)> people;

        public UnfilledReasons(BalanceScene scene, BalanceSolution solution)
        {
            this.scene = scene;
            var placed = solution.Placements.GroupBy(p => p.Profile, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(p => p.Count), StringComparer.Ordinal);
            people =
            [
                .. from price in solution.Certificate.Profiles
                   let crowd = scene.Crowds[scene.CrowdOf(price.Profile)]
                   let stays = price.Profile.EndsWith('s')
                   let count = stays ? crowd.Staying : crowd.Movable
                   select (crowd, stays, price.Price, count - placed.GetValueOrDefault(price.Profile)),
            ];
        }

        public Binding Of(DivisionCode community, Skill skill, long price)
        {
            var able = people.Where(p => p.Crowd.Has(skill)).ToList();
            return able.Count == 0 ? Binding.NobodyHasSkill
                : able.Any(p => p.Stays && p.Crowd.At != community && p.Price + scene.MoveCost(p.Crowd.Unit, p.Crowd.At, community) < price)
                    ? Binding.PolicyLimit
                : able.Any(p => p.Reserve > 0) ? Binding.MoveNotWorthIt
                : Binding.EverybodyPlaced;
        }
    }
}
