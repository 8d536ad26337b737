using CoGovernance.Domain.Areas;

namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>An instance in numbers: communities, towns and skills counted from 0.</summary>
internal sealed class InstanceIndex
{
    private readonly Dictionary<DivisionCode, int> communities;
    private readonly Dictionary<string, int> skills = new(StringComparer.Ordinal);

    public InstanceIndex(BalanceInstance instance)
    {
        Instance = instance;
        communities = new Dictionary<DivisionCode, int>(instance.Communities.Length);
        Town = new int[instance.Communities.Length];
        var towns = new Dictionary<DivisionCode, int>();
        for (var c = 0; c < instance.Communities.Length; c++)
        {
            var (code, demand) = instance.Communities[c];
            communities.Add(code, c);
            if (!towns.TryGetValue(code.Town, out Town[c]))
                towns.Add(code.Town, Town[c] = towns.Count);
            foreach (var (skill, places) in demand)
            {
                if (places > 0 && skills.TryAdd(skill, skills.Count))
                    SkillNames.Add(skill);
            }
        }

        Towns = towns.Count;
        Rank = new int[Town.Length];
        var order = Enumerable.Range(0, Town.Length).OrderBy(c => Town[c]).ToArray();
        for (var at = 0; at < order.Length; at++)
            Rank[order[at]] = at;
        general = skills.TryGetValue(BalanceInstance.GeneralSkill, out var bit) ? 1UL << bit : 0;
    }

    private readonly ulong general;

    public BalanceInstance Instance { get; }

    public int Communities => Town.Length;

    public int Towns { get; }

    /// <summary>The town of each community.</summary>
    public int[] Town { get; }

    /// <summary>Where each community stands when those of one town stand together.</summary>
    public int[] Rank { get; }

    /// <summary>Skills that are wanted anywhere; the others make no difference.</summary>
    public List<string> SkillNames { get; } = [];

    public int Skills => SkillNames.Count;

    public int CommunityOf(DivisionCode code) => communities[code];

    /// <summary>The wanted skills among these, as bits; everyone has the general one.</summary>
    public ulong SkillsOf(ReadOnlySpan<string> listed)
    {
        var bits = general;
        foreach (var skill in listed)
        {
            if (skills.TryGetValue(skill, out var bit))
                bits |= 1UL << bit;
        }

        return bits;
    }

    /// <summary>The demand of each community for each wanted skill, by place.</summary>
    public long[] Demand()
    {
        var demand = new long[Communities * Skills];
        for (var c = 0; c < Communities; c++)
        {
            foreach (var (skill, places) in Instance.Communities[c].Demand)
            {
                if (places > 0)
                    demand[c * Skills + skills[skill]] = places;
            }
        }

        return demand;
    }
}
