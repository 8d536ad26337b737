namespace CoGovernance.Benchmarks.Figures;

internal static class Percentile
{
    /// <summary>The figure below or at which the share of all lies; NaN when there are none.</summary>
    public static double Of(IEnumerable<double> figures, double share)
    {
        var sorted = figures.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }
}
