using CoGovernance.Domain.Balancing;

namespace CoGovernance.Domain.Tests.Balancing;

public sealed class PlaceEarningsTests
{
    [Theory]
    [InlineData(1_000_000, 1)]
    [InlineData(1_000_000, 7)]
    [InlineData(1, 9)]
    [InlineData(0, 4)]
    [InlineData(13, 30)]
    public void Sums_and_counts_agree_with_the_places_one_by_one(long shortfall, long demand)
    {
        long sum = 0;
        for (long place = 1; place <= demand; place++)
        {
            var earning = PlaceEarnings.Of(shortfall, demand, place);
            Assert.Equal(shortfall * (2 * (demand - place) + 1) / demand, earning);
            sum += earning;
            Assert.Equal(sum, PlaceEarnings.First(shortfall, demand, place));
            for (var price = earning - 1; price <= earning + 1; price++)
            {
                var worth = Enumerable.Range(1, (int)demand).Count(j => PlaceEarnings.Of(shortfall, demand, j) >= price);
                Assert.Equal(worth, PlaceEarnings.WorthAtLeast(shortfall, demand, price));
            }
        }
    }

    [Fact]
    public void The_sum_of_a_billion_places_is_told_at_once()
    {
        // The fractional parts lost are small beside the shortfall itself.
        var sum = PlaceEarnings.First(1_000_000, 1_000_000_000, 1_000_000_000);
        Assert.InRange(sum, 999_999_000_000_000, 1_000_000_000_000_000);
    }
}
