using System.Collections.Immutable;

namespace CoGovernance.Simulation.Comparing;

/// <summary>What several plays with different seeds say of one figure.</summary>
/// <param name="Mean">Of the plays that have the figure; null when none has.</param>
/// <param name="Deviation">Sample standard deviation; null with fewer than two plays.</param>
public sealed record Spread(int Plays, double? Mean, double? Deviation)
{
    public static Spread Of(IEnumerable<double?> figures)
    {
        var known = figures.OfType<double>().ToList();
        return new Spread(known.Count, known.Count == 0 ? null : Round(known.Average()), Estimate.Deviation(known) is { } d ? Round(d) : null);
    }

    private static double Round(double value) => Math.Round(value, 6);
}

/// <summary>
/// The mean difference to another policy, play by play of the same seed (the same orders, the same people), with the interval that holds
/// the true one in 95 of 100 cases (Student's t; the plays are taken as a sample of all seeds). Null bounds with fewer than two plays.
/// </summary>
public sealed record Estimate(int Pairs, double Mean, double? Low, double? High)
{
    /// <summary>Quantile 0.975 of Student's t for 1 to 30 degrees of freedom (any table of the distribution).</summary>
    private static readonly ImmutableArray<double> T975 =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    /// <summary>Whether 0 lies outside the interval: a difference that chance alone would seldom bring.</summary>
    public bool IsClear => Low > 0 || High < 0;

    /// <summary>Pairs in which one side has no figure are left out; null when none is left.</summary>
    public static Estimate? OfPairs(IReadOnlyList<double?> figures, IReadOnlyList<double?> others)
    {
        var differences = figures.Zip(others).Where(p => p.First is not null && p.Second is not null)
            .Select(p => p.First!.Value - p.Second!.Value).ToList();
        if (differences.Count == 0)
            return null;
        var mean = differences.Average();
        if (Deviation(differences) is not { } deviation)
            return new Estimate(differences.Count, Round(mean), null, null);
        var half = T(differences.Count - 1) * deviation / Math.Sqrt(differences.Count);
        return new Estimate(differences.Count, Round(mean), Round(mean - half), Round(mean + half));
    }

    internal static double? Deviation(List<double> figures)
    {
        if (figures.Count < 2)
            return null;
        var mean = figures.Average();
        return Math.Sqrt(figures.Sum(f => (f - mean) * (f - mean)) / (figures.Count - 1));
    }

    private static double T(int degrees) => degrees <= T975.Length ? T975[degrees - 1] : 1.96;

    private static double Round(double value) => Math.Round(value, 6);
}
