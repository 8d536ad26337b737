namespace CoGovernance.Domain.Areas.Forecasting;

/// <summary>
/// A negative binomial distribution, by its mean and variance: what a Poisson count looks like when its rate is itself only known as a
/// gamma distribution. With a variance not above the mean it is a Poisson distribution.
/// </summary>
public readonly record struct CountDistribution(double Mean, double Variance)
{
    private const int Most = 1_000_000;

    /// <summary>The smallest count whose cumulated probability reaches the level, which lies between 0 and 1.</summary>
    public int Quantile(double level)
    {
        if (Mean <= 0)
            return 0;
        var (count, log) = (0, LogOfNone);
        var cumulated = Math.Exp(log);
        while (cumulated < level && count < Most)
        {
            log += Math.Log(Ratio(count));
            count++;
            cumulated += Math.Exp(log);
        }

        return count;
    }

    private bool IsPoisson => Variance <= Mean * (1 + 1e-9);

    /// <summary>The size r of the distribution: mean² / (variance − mean).</summary>
    private double Size => Mean * Mean / (Variance - Mean);

    private double LogOfNone => IsPoisson ? -Mean : Size * Math.Log(Mean / Variance);

    /// <summary>The probability of one more than the count, as a multiple of that of the count.</summary>
    private double Ratio(int count) => IsPoisson ? Mean / (count + 1) : (Size + count) / (count + 1) * (1 - (Mean / Variance));
}
