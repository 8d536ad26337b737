namespace CoGovernance.Simulation.Tests;

public sealed class GiniTests
{
    [Fact]
    public void Equal_hours_are_zero() => Assert.Equal(0, PlayReport.Gini([60, 60, 60, 60]), 12);

    [Fact]
    public void No_hours_at_all_are_zero() => Assert.Equal(0, PlayReport.Gini([0, 0, 0]), 12);

    [Fact]
    public void One_person_doing_all_is_close_to_one() => Assert.Equal(0.75, PlayReport.Gini([0, 0, 0, 120]), 12);

    [Fact]
    public void The_order_of_people_does_not_matter() => Assert.Equal(PlayReport.Gini([1, 2, 3, 4]), PlayReport.Gini([4, 2, 1, 3]), 12);

    [Fact]
    public void A_known_case() => Assert.Equal(0.25, PlayReport.Gini([1, 2, 3, 4]), 12);
}
