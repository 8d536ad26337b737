using CoGovernance.Simulation.Comparing;

namespace CoGovernance.Simulation.Tests.Comparing;

public sealed class EstimateTests
{
    [Fact]
    public void A_paired_difference_has_the_interval_of_students_t()
    {
        // Differences 1, 2, 3: mean 2, deviation 1, t(2) = 4.303; half 4.303 / √3.
        var estimate = Estimate.OfPairs([2, 4, 6], [1, 2, 3])!;

        Assert.Equal((3, 2.0), (estimate.Pairs, estimate.Mean));
        Assert.Equal(2 - (4.303 / Math.Sqrt(3)), estimate.Low!.Value, 6);
        Assert.Equal(2 + (4.303 / Math.Sqrt(3)), estimate.High!.Value, 6);
        Assert.False(estimate.IsClear);
    }

    [Fact]
    public void Pairing_takes_out_what_all_policies_share()
    {
        // Seeds differ by hundreds, policies by one, always.
        var estimate = Estimate.OfPairs([101, 301, 901, 501], [100, 300, 900, 500])!;

        Assert.Equal((1.0, 1.0, 1.0), (estimate.Mean, estimate.Low, estimate.High));
        Assert.True(estimate.IsClear);
    }

    [Fact]
    public void One_play_has_a_difference_and_no_interval()
    {
        var estimate = Estimate.OfPairs([3], [1])!;

        Assert.Equal((2.0, null, null), (estimate.Mean, estimate.Low, estimate.High));
        Assert.False(estimate.IsClear);
    }

    [Fact]
    public void A_pair_without_a_figure_does_not_count()
    {
        Assert.Equal(1, Estimate.OfPairs([3, null], [1, 1])!.Pairs);
        Assert.Null(Estimate.OfPairs([null], [1]));
    }

    [Fact]
    public void A_spread_has_the_mean_and_the_sample_deviation()
    {
        Assert.Equal(new Spread(4, 5, 2.581989), Spread.Of([2, 4, 6, 8, null]));
        Assert.Equal(new Spread(1, 7, null), Spread.Of([7]));
        Assert.Equal(new Spread(0, null, null), Spread.Of([null]));
    }
}
