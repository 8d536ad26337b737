namespace CoGovernance.Simulation;

/// <summary>
/// Chance that depends on the seed and on what it is about, and on nothing else: not on the order of questions, not on the machine.
/// So a play that broke off goes on as it would have gone.
/// </summary>
public sealed class Chance(int seed)
{
    private readonly ulong start = Mix((ulong)(uint)seed + 0x9E3779B97F4A7C15);

    /// <summary>A number from 0 to 1, 1 excluded, for these words.</summary>
    public double Of(string about, string detail = "", int number = 0) => (Bits(about, detail, number) >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability, string about, string detail = "", int number = 0) => Of(about, detail, number) < probability;

    /// <summary>A whole number from low to high, both included.</summary>
    public int Between(int low, int high, string about, string detail = "", int number = 0) =>
        low + (int)(Of(about, detail, number) * (high - low + 1));

    public T Pick<T>(IReadOnlyList<T> items, string about, string detail = "", int number = 0) =>
        items[(int)(Of(about, detail, number) * items.Count)];

    /// <summary>One of the items, each as likely as its weight.</summary>
    public T Weighted<T>(IReadOnlyList<(T Item, double Weight)> items, string about, string detail = "", int number = 0)
    {
        var left = Of(about, detail, number) * items.Sum(i => i.Weight);
        foreach (var (item, weight) in items)
        {
            left -= weight;
            if (left < 0)
                return item;
        }

        return items[^1].Item;
    }

    public ulong Bits(string about, string detail = "", int number = 0) => Mix(Hash(Hash(start, about), detail) ^ Mix((ulong)(uint)number));

    private static ulong Hash(ulong hash, string text)
    {
        foreach (var c in text)
            hash = (hash ^ c) * 0x100000001B3;
        return Mix(hash ^ (ulong)text.Length);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
