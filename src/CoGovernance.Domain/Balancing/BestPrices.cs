using CoGovernance.Domain.Areas;

namespace CoGovernance.Domain.Balancing;

/// <summary>
/// The most that a person of a profile could earn by the prices of a certificate: at home, in the dearest place of the town or of any
/// other town, and in each community where an agreement makes the move cheaper.
/// </summary>
internal sealed class BestPrices
{
    private readonly CheckFacts facts;
    private readonly Dictionary<(DivisionCode Town, string Skill), (long Price, DivisionCode Where)> towns = [];

    /// <summary>By skill: the dearest place, and the dearest of those in other towns than it.</summary>
    private readonly Dictionary<string, ((long Price, DivisionCode Where) First, (long Price, DivisionCode Where) Second)> county =
        new(StringComparer.Ordinal);

    public BestPrices(CheckFacts facts)
    {
        this.facts = facts;
        foreach (var ((community, skill), place) in facts.Places)
        {
            if (!towns.TryGetValue((community.Town, skill), out var best) || place.Price > best.Price)
                towns[(community.Town, skill)] = (place.Price, community);
        }

        foreach (var ((_, skill), best) in towns)
        {
            var (first, second) = county.GetValueOrDefault(skill, ((-1, default), (-1, default)));
            county[skill] = best.Price > first.Price ? (best, first) : best.Price > second.Price ? (first, best) : (first, second);
        }
    }

    public (long Most, string Where) For(BalanceProfile profile)
    {
        var best = (Most: 0L, Where: "");
        Consider(BalanceInstance.GeneralSkill);
        foreach (var skill in profile.Skills)
            Consider(skill);
        return best;

        void Consider(string skill)
        {
            Offer(profile.Home, skill);
            if (profile.Stays)
                return;
            if (towns.TryGetValue((profile.Home.Town, skill), out var near))
                Offer(near.Where, skill);
            if (!county.TryGetValue(skill, out var far))
                return;
            Offer(far.First.Where.Town != profile.Home.Town ? far.First.Where : far.Second.Where, skill);
            foreach (var community in facts.Agreed.GetValueOrDefault(profile.Unit) ?? [])
                Offer(community, skill);
        }

        void Offer(DivisionCode community, string skill)
        {
            if (facts.Places.TryGetValue((community, skill), out var place)
                && place.Price - facts.MoveCost(profile, community) is var worth && worth > best.Most)
                best = (worth, $"{community} {skill}");
        }
    }
}
