using System.Runtime.InteropServices;

namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// People who make no difference to each other, whatever their profile: the same home, the same wanted skills, and units with agreements
/// with the same communities other than home; those who are bound to their home apart from the others. Besides, for everyone whom an
/// agreement lets choose, a crowd without agreements at home and one in each of those communities, which may be empty: they choose among
/// the skills there for all who come. Crowds of one home stand together, homes of one town as well.
/// </summary>
internal sealed class Crowds
{
    private readonly Dictionary<CrowdKey, int> numbers = [];
    private readonly Dictionary<string, int> setNumbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<(int Set, int Home), int> without = [];
    private readonly Dictionary<string, int> unitSets = new(StringComparer.Ordinal);
    private readonly List<int[]> sets = [[]];
    private readonly List<CrowdKey> keys = [];
    private readonly int[] place;

    public Crowds(InstanceIndex index)
    {
        var instance = index.Instance;
        HasDoors = instance.Costs.AgreementBonus > instance.Costs.SameTownMove
            || instance.Costs.CrossTownMove < instance.Costs.SameTownMove
            || instance.Profiles.Any(p => p.Stays);
        ReadAgreements(index);
        OfProfile = new int[instance.Profiles.Length];
        for (var p = 0; p < OfProfile.Length; p++)
        {
            var profile = instance.Profiles[p];
            var home = index.CommunityOf(profile.Home);
            var set = profile.Stays ? 0 : Without(unitSets.GetValueOrDefault(profile.Unit), home);
            OfProfile[p] = NumberOf(new CrowdKey(home, index.SkillsOf(profile.Skills.AsSpan()), set, profile.Stays));
        }

        for (var k = keys.Count - 1; k >= 0; k--)
        {
            if (keys[k].Set == 0)
                continue;
            NumberOf(keys[k] with { Set = 0 });
            foreach (var community in sets[keys[k].Set])
                NumberOf(new CrowdKey(community, keys[k].Skills, 0, HasDoors));
        }

        place = ByHome(index);
        Count = new long[place.Length];
        for (var p = 0; p < OfProfile.Length; p++)
        {
            OfProfile[p] = place[OfProfile[p]];
            Count[OfProfile[p]] += instance.Profiles[p].Count;
        }
    }

    /// <summary>Who enters a community by an agreement, or is bound to it, must not go on from there as who lives there does.</summary>
    public bool HasDoors { get; }

    public int Number => keys.Count;

    /// <summary>How many of them are without agreements; they come first.</summary>
    public int Open { get; private set; }

    /// <summary>The crowd of each profile.</summary>
    public int[] OfProfile { get; }

    public long[] Count { get; }

    public int Home(int crowd) => keys[crowd].Home;

    public ulong Skills(int crowd) => keys[crowd].Skills;

    /// <summary>Whether they fill places at home only.</summary>
    public bool Stays(int crowd) => keys[crowd].Stays;

    /// <summary>The communities where an agreement makes a move cheaper; home is none of them.</summary>
    public int[] Agreed(int crowd) => sets[keys[crowd].Set];

    /// <summary>Those with the same home and skills and without an agreement.</summary>
    public int WithoutAgreement(int crowd) => place[numbers[keys[crowd] with { Set = 0 }]];

    /// <summary>Those who live in this community, or are bound to it where that makes a difference, with these skills.</summary>
    public int InCommunity(int community, ulong skills) => place[numbers[new CrowdKey(community, skills, 0, HasDoors)]];

    private int NumberOf(CrowdKey key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var known);
        if (!known)
        {
            number = keys.Count;
            keys.Add(key);
        }

        return number;
    }

    /// <summary>
    /// Puts the crowds in the order of their homes, those with agreements after all others, in linear time; tells the new number of each.
    /// </summary>
    private int[] ByHome(InstanceIndex index)
    {
        var next = new int[2 * index.Communities + 1];
        foreach (var key in keys)
            next[Slot(key) + 1]++;
        for (var slot = 0; slot + 1 < next.Length; slot++)
            next[slot + 1] += next[slot];
        Open = next[index.Communities];
        var moved = new int[keys.Count];
        var old = keys.ToArray();
        for (var k = 0; k < old.Length; k++)
        {
            moved[k] = next[Slot(old[k])]++;
            keys[moved[k]] = old[k];
        }

        return moved;

        int Slot(CrowdKey key) => index.Rank[key.Home] + (key.Set == 0 ? 0 : index.Communities);
    }

    private void ReadAgreements(InstanceIndex index)
    {
        if (index.Instance.Costs.AgreementBonus == 0)
            return;
        var byUnit = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (unit, community) in index.Instance.Agreements)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(byUnit, unit, out _);
            (list ??= []).Add(index.CommunityOf(community));
        }

        foreach (var (unit, list) in byUnit)
        {
            list.Sort();
            unitSets.Add(unit, SetNumber([.. list]));
        }
    }

    private int Without(int set, int home)
    {
        if (Array.BinarySearch(sets[set], home) < 0)
            return set;
        if (!without.TryGetValue((set, home), out var number))
            without.Add((set, home), number = SetNumber([.. sets[set].Where(c => c != home)]));
        return number;
    }

    private int SetNumber(int[] communities)
    {
        var name = string.Join(',', communities);
        if (!setNumbers.TryGetValue(name, out var number))
        {
            setNumbers.Add(name, number = sets.Count);
            sets.Add(communities);
        }

        return number;
    }

    private readonly record struct CrowdKey(int Home, ulong Skills, int Set, bool Stays);
}
