namespace CoGovernance.Exchange.Sample;

/// <summary>
/// SplitMix64: the same numbers for the same seed on every platform and release, which <c>System.Random</c> does not
/// promise. Not for secrets.
/// </summary>
internal sealed class SampleRandom(int seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(Next(), (ulong)bound, out _);
    }

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>So many different items, in the order of the list.</summary>
    public IEnumerable<T> Pick<T>(IReadOnlyList<T> items, int count)
    {
        for (var i = 0; count > 0; i++)
        {
            if (Below(items.Count - i) >= count)
                continue;
            count--;
            yield return items[i];
        }
    }

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
