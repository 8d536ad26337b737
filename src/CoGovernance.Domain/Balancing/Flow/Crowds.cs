using System.Runtime.InteropServices;

namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// People who make no difference to each other, whatever their profile: the same home, the same wanted skills, and units with agreements
/// with the same communities other than home; those who are bound to their home apart from the others.
/// </summary>
internal sealed class Crowds
{
    private readonly Dictionary<(int Home, ulong Skills, int Agreed, bool Stays), int> numbers = [];
    private readonly Dictionary<string, int> setNumbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<(int Set, int Home), int> without = [];
    private readonly Dictionary<string, int> unitSets = new(StringComparer.Ordinal);

    public Crowds(InstanceIndex index)
    {
        var instance = index.Instance;
        ReadAgreements(index);
        OfProfile = new int[instance.Profiles.Length];
        for (var p = 0; p < OfProfile.Length; p++)
        {
            var profile = instance.Profiles[p];
            var home = index.CommunityOf(profile.Home);
            var key = (home, index.SkillsOf(profile.Skills.AsSpan()),
                profile.Stays ? 0 : Without(unitSets.GetValueOrDefault(profile.Unit), home), profile.Stays);
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var known);
            if (!known)
            {
                number = Home.Count;
                Home.Add(key.home);
                Skills.Add(key.Item2);
                Agreed.Add(Sets[key.Item3]);
                Stays.Add(profile.Stays);
                Count.Add(0);
            }

            OfProfile[p] = number;
            Count[number] += profile.Count;
        }
    }

    public List<int> Home { get; } = [];

    public List<ulong> Skills { get; } = [];

    /// <summary>The communities where an agreement makes a move cheaper; home is none of them.</summary>
    public List<int[]> Agreed { get; } = [];

    /// <summary>Whether they fill places at home only.</summary>
    public List<bool> Stays { get; } = [];

    public List<long> Count { get; } = [];

    public int[] OfProfile { get; }

    private List<int[]> Sets { get; } = [[]];

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
        if (Array.BinarySearch(Sets[set], home) < 0)
            return set;
        if (!without.TryGetValue((set, home), out var number))
            without.Add((set, home), number = SetNumber([.. Sets[set].Where(c => c != home)]));
        return number;
    }

    private int SetNumber(int[] communities)
    {
        var name = string.Join(',', communities);
        if (!setNumbers.TryGetValue(name, out var number))
        {
            setNumbers.Add(name, number = Sets.Count);
            Sets.Add(communities);
        }

        return number;
    }
}
