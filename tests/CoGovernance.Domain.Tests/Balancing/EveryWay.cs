using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Balancing;

namespace CoGovernance.Domain.Tests.Balancing;

/// <summary>The best objective of a small instance, by trying for each person every place and none; states that agree are tried once.</summary>
internal static class EveryWay
{
    public static long Best(BalanceInstance instance)
    {
        var places = instance.Communities.SelectMany(c => c.Demand.Select(d => (c.Code, d.Skill, d.Places))).Where(p => p.Places > 0).ToArray();
        var people = instance.Profiles.SelectMany(p => Enumerable.Repeat(p, (int)p.Count)).ToArray();
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        return From(0, new long[places.Length]);

        long From(int person, long[] filled)
        {
            if (person == people.Length)
                return 0;
            var key = $"{person}:{string.Join(',', filled)}";
            if (known.TryGetValue(key, out var best))
                return best;
            best = From(person + 1, filled);
            var profile = people[person];
            for (var i = 0; i < places.Length; i++)
            {
                var (code, skill, demand) = places[i];
                if (filled[i] == demand || (skill != "general" && !profile.Skills.Contains(skill)))
                    continue;
                var earned = instance.Costs.Shortfall * (2 * (demand - (filled[i] + 1)) + 1) / demand;
                filled[i]++;
                best = Math.Max(best, earned - Cost(instance, profile, code) + From(person + 1, filled));
                filled[i]--;
            }

            known.Add(key, best);
            return best;
        }
    }

    /// <summary>What a person of the profile pays for a place in the community.</summary>
    public static long Cost(BalanceInstance instance, BalanceProfile profile, DivisionCode code)
    {
        if (code == profile.Home)
            return 0;
        var cost = code.Value[..9] == profile.Home.Value[..9] ? instance.Costs.SameTownMove : instance.Costs.CrossTownMove;
        return instance.Agreements.Contains(new BalanceAgreement(profile.Unit, code))
            ? Math.Max(0, cost - instance.Costs.AgreementBonus)
            : cost;
    }
}
