namespace CoGovernance.Domain.Balancing;

/// <summary>
/// What places earn. The j-th place filled of a demand d earns floor(shortfall × (2(d − j) + 1) / d): the first nearly twice the average, the
/// last nearly nothing, so that what is short is spread evenly in proportion to the demand.
/// </summary>
public static class PlaceEarnings
{
    /// <summary>What the j-th place earns; it never rises with j.</summary>
    /// <param name="place">1 to <paramref name="demand"/>.</param>
    public static long Of(long shortfall, long demand, long place) => shortfall * (2 * (demand - place) + 1) / demand;

    /// <summary>What the first <paramref name="filled"/> places earn together; in a time that grows with the number of digits only.</summary>
    public static long First(long shortfall, long demand, long filled)
    {
        if (filled == 0)
            return 0;

        // From the last place filled upwards the earnings are floor((a × i + b) / d) for i = 0 … filled − 1.
        var total = FloorSum(filled, demand, 2 * (Int128)shortfall, shortfall * (Int128)(2 * (demand - filled) + 1));
        return checked((long)total);
    }

    /// <summary>
    /// How many places earn at least this price: as many as are filled where people of this price are to be had without end.
    /// </summary>
    public static long WorthAtLeast(long shortfall, long demand, long price)
    {
        if (price <= 0)
            return demand;
        if (price >= 2 * shortfall)
            return 0;

        // floor(s(2(d − j) + 1) / d) >= p, when 2(d − j) + 1 >= least = ceiling(p × d / s), when d − j >= floor(least / 2).
        var least = (price * demand + shortfall - 1) / shortfall;
        return Math.Max(0, demand - least / 2);
    }

    /// <summary>The sum of floor((a × i + b) / m) for i = 0 … n − 1, by Euclid's division of a by m.</summary>
    private static Int128 FloorSum(Int128 n, Int128 m, Int128 a, Int128 b)
    {
        Int128 sum = 0;
        while (true)
        {
            sum += n * (n - 1) / 2 * (a / m) + n * (b / m);
            a %= m;
            b %= m;
            var top = a * n + b;
            if (top < m)
                return sum;
            n = top / m;
            b = top % m;
            (m, a) = (a, m);
        }
    }
}
