using CoGovernance.Domain.Balancing;
using CoGovernance.Domain.Tests.Kernel;

namespace CoGovernance.Domain.Tests.Balancing;

public sealed class OutsideSolverTests
{
    /// <summary>Sizes at which a network of every pair of profile and place is still small for a linear programme.</summary>
    [Theory]
    [InlineData(10, 12)]
    [InlineData(25, 6)]
    [InlineData(60, 2)]
    public void A_balance_of_middle_size_is_worth_exactly_what_GLPK_finds(int size, int instances) => Seeds.ForEach(instances, seed =>
    {
        var instance = BalanceSample.Create(1000 * size + seed, size);
        var solution = BalanceSolver.Solve(instance).Solution;
        Assert.Equal(Glpk.Best(instance), solution.Objective);
        Assert.Null(BalanceCheck.Violation(instance, solution));
    });
}
