using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Balancing;

/// <summary>
/// Checks a solution against its instance without solving anything: first that it can be done, then by its certificate that nothing
/// better can (complementary slackness), in a time linear in the instance and the solution. It shares no code with the solver but the
/// definition of costs and earnings.
/// </summary>
public static class BalanceCheck
{
    /// <summary>
    /// The first condition that is violated, with its place (<c>placements[4]</c>) as the fact <c>place</c>; null when the solution is
    /// proved to be the best. The codes begin with <c>balance.check</c>.
    /// </summary>
    /// <param name="instance">Without fault by <see cref="BalanceRules"/>.</param>
    public static Rejection? Violation(BalanceInstance instance, BalanceSolution solution)
    {
        if (BalanceRules.Fault(instance) is { } fault)
            return fault;
        var facts = new CheckFacts(instance);
        return facts.ReadPlacements(solution)
            ?? facts.ReadCoverage(solution)
            ?? facts.ReadTotals(solution)
            ?? facts.ReadPrices(solution.Certificate)
            ?? PlacesViolation(instance, facts)
            ?? PeopleViolation(facts, solution);
    }

    /// <summary>The price of a place lies between what its last filled place earns and what the next one would.</summary>
    private static Rejection? PlacesViolation(BalanceInstance instance, CheckFacts facts)
    {
        foreach (var ((community, skill), place) in facts.Places)
        {
            var shortfall = instance.Costs.Shortfall;
            if (place.Filled > 0 && PlaceEarnings.Of(shortfall, place.Demand, place.Filled) is var last && last < place.Price)
                return At("balance.check-place-too-dear", $"{community} {skill}").With("price", place.Price).With("value", last);
            if (place.Filled < place.Demand && PlaceEarnings.Of(shortfall, place.Demand, place.Filled + 1) is var next && next > place.Price)
                return At("balance.check-place-too-cheap", $"{community} {skill}").With("price", place.Price).With("value", next);
        }

        return null;
    }

    /// <summary>Nobody could earn more than their price, who is placed earns it, and who is not has the price 0.</summary>
    private static Rejection? PeopleViolation(CheckFacts facts, BalanceSolution solution)
    {
        var best = new BestPrices(facts);
        foreach (var (id, person) in facts.People)
        {
            if (person.Price < 0)
                return At("balance.check-price-negative", id).With("price", person.Price);
            var (most, where) = best.For(person.Profile);
            if (most > person.Price)
                return At("balance.check-better-place", id).With("price", person.Price).With("value", most).With("where", where);
            if (person.Placed < person.Profile.Count && person.Price != 0)
                return At("balance.check-reserve", id).With("price", person.Price);
        }

        for (var i = 0; i < solution.Placements.Length; i++)
        {
            var placement = solution.Placements[i];
            var person = facts.People[placement.Profile];
            var worth = facts.Places[(placement.Community, placement.Skill)].Price - facts.MoveCost(person.Profile, placement.Community);
            if (worth != person.Price)
                return At("balance.check-worse-place", $"placements[{i}]").With("price", person.Price).With("value", worth);
        }

        return null;
    }

    internal static Rejection At(string code, object place) => new Rejection(code).With("place", place);
}
