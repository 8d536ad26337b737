using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Balancing;

/// <summary>What a solution says, laid beside what the instance asks; each reading names the first thing that does not fit.</summary>
internal sealed class CheckFacts
{
    private readonly BalanceCosts costs;
    private Int128 spent;
    private Int128 moves;

    public CheckFacts(BalanceInstance instance)
    {
        costs = instance.Costs;
        foreach (var (code, demand) in instance.Communities)
        {
            foreach (var (skill, places) in demand)
            {
                if (places > 0)
                    Places.Add((code, skill), new PlaceFacts(places));
            }
        }

        foreach (var profile in instance.Profiles)
            People.Add(profile.Id, new PersonFacts(profile));
        foreach (var (unit, community) in instance.Agreements)
        {
            if (!Agreed.TryGetValue(unit, out var list))
                Agreed.Add(unit, list = []);
            list.Add(community);
        }
    }

    /// <summary>Only where something is wanted.</summary>
    public Dictionary<(DivisionCode Community, string Skill), PlaceFacts> Places { get; } = [];

    public Dictionary<string, PersonFacts> People { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HashSet<DivisionCode>> Agreed { get; } = new(StringComparer.Ordinal);

    public long MoveCost(BalanceProfile profile, DivisionCode community) =>
        community == profile.Home ? 0
        : costs.Move(
            community.Town == profile.Home.Town,
            Agreed.TryGetValue(profile.Unit, out var communities) && communities.Contains(community));

    public Rejection? ReadPlacements(BalanceSolution solution)
    {
        for (var i = 0; i < solution.Placements.Length; i++)
        {
            var (id, community, skill, count) = solution.Placements[i];
            if (!People.TryGetValue(id, out var person))
                return At("balance.check-unknown-profile", $"placements[{i}]").With("value", id);
            if (!Places.TryGetValue((community, skill), out var place))
                return At("balance.check-not-wanted", $"placements[{i}]").With("value", $"{community} {skill}");
            if (skill != BalanceInstance.GeneralSkill && !person.Profile.Skills.Contains(skill))
                return At("balance.check-lacks-skill", $"placements[{i}]").With("value", skill);
            if (person.Profile.Stays && community != person.Profile.Home)
                return At("balance.check-stays", $"placements[{i}]").With("value", community);
            if (count < 1)
                return At("balance.check-count", $"placements[{i}]").With("value", count);
            if (count > person.Profile.Count - person.Placed)
                return At("balance.check-too-many-people", $"placements[{i}]").With("value", id).With("most", person.Profile.Count);
            if (count > place.Demand - place.Filled)
                return At("balance.check-overfilled", $"placements[{i}]").With("value", $"{community} {skill}").With("most", place.Demand);
            person.Placed += count;
            place.Filled += count;
            spent += (Int128)count * MoveCost(person.Profile, community);
            moves += community == person.Profile.Home ? 0 : count;
        }

        return null;
    }

    public Rejection? ReadCoverage(BalanceSolution solution)
    {
        for (var i = 0; i < solution.Coverage.Length; i++)
        {
            var (community, skill, demand, filled) = solution.Coverage[i];
            if (!Places.TryGetValue((community, skill), out var place))
                return At("balance.check-not-wanted", $"coverage[{i}]").With("value", $"{community} {skill}");
            if (place.IsCovered)
                return At("balance.duplicate", $"coverage[{i}]").With("value", $"{community} {skill}");
            if (demand != place.Demand)
                return Differs($"coverage[{i}].demand", demand, place.Demand);
            if (filled != place.Filled)
                return Differs($"coverage[{i}].filled", filled, place.Filled);
            place.IsCovered = true;
        }

        return FirstMissing("coverage", place => place.IsCovered);
    }

    public Rejection? ReadTotals(BalanceSolution solution)
    {
        if (solution.Moves != moves)
            return Differs("moves", solution.Moves, moves);
        Int128 earned = 0;
        foreach (var place in Places.Values)
            earned += PlaceEarnings.First(costs.Shortfall, place.Demand, place.Filled);
        return solution.Objective != earned - spent ? Differs("objective", solution.Objective, earned - spent) : null;
    }

    public Rejection? ReadPrices(BalanceCertificate certificate)
    {
        for (var i = 0; i < certificate.Places.Length; i++)
        {
            var (community, skill, price) = certificate.Places[i];
            if (!Places.TryGetValue((community, skill), out var place))
                return At("balance.check-not-wanted", $"certificate.places[{i}]").With("value", $"{community} {skill}");
            if (place.IsPriced)
                return At("balance.duplicate", $"certificate.places[{i}]").With("value", $"{community} {skill}");
            if (price is < 0 or > long.MaxValue / 2)
                return At("balance.check-price-negative", $"certificate.places[{i}]").With("price", price);
            (place.Price, place.IsPriced) = (price, true);
        }

        for (var i = 0; i < certificate.Profiles.Length; i++)
        {
            var (id, price) = certificate.Profiles[i];
            if (!People.TryGetValue(id, out var person))
                return At("balance.check-unknown-profile", $"certificate.profiles[{i}]").With("value", id);
            if (person.IsPriced)
                return At("balance.duplicate", $"certificate.profiles[{i}]").With("value", id);
            (person.Price, person.IsPriced) = (price, true);
        }

        foreach (var (id, person) in People)
        {
            if (!person.IsPriced)
                return At("balance.check-missing", "certificate.profiles").With("value", id);
        }

        return FirstMissing("certificate.places", place => place.IsPriced);
    }

    private Rejection? FirstMissing(string where, Func<PlaceFacts, bool> isThere)
    {
        foreach (var ((community, skill), place) in Places)
        {
            if (!isThere(place))
                return At("balance.check-missing", where).With("value", $"{community} {skill}");
        }

        return null;
    }

    private static Rejection At(string code, string place) => BalanceCheck.At(code, place);

    private static Rejection Differs(string place, long said, Int128 found) =>
        At("balance.check-differs", place).With("value", said).With("found", found);
}

internal sealed class PlaceFacts(long demand)
{
    public long Demand { get; } = demand;

    public long Filled { get; set; }

    public bool IsCovered { get; set; }

    public long Price { get; set; }

    public bool IsPriced { get; set; }
}

internal sealed class PersonFacts(BalanceProfile profile)
{
    public BalanceProfile Profile { get; } = profile;

    public long Placed { get; set; }

    public long Price { get; set; }

    public bool IsPriced { get; set; }
}
