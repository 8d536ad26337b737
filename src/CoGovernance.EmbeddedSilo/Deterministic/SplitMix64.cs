namespace CoGovernance.EmbeddedSilo;

/// <summary>The SplitMix64 generator (Steele, Lea, Flood 2014): the same numbers for the same seed on every platform.</summary>
internal sealed class SplitMix64(int seed)
{
    private ulong _state = unchecked((ulong)seed);

    private ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 up to, not including, the bound; its bias is below 2^-32.</summary>
    internal int Next(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);
}
