using CoGovernance.Domain.Balancing;
using CoGovernance.Domain.Tests.Kernel;

namespace CoGovernance.Domain.Tests.Balancing;

public sealed class BalanceSolverTests
{
    [Fact]
    public void A_small_balance_is_as_good_as_the_best_of_all_ways() => Seeds.ForEach(600, seed =>
    {
        var instance = BalanceSample.Create(seed, 3);
        var solution = BalanceSolver.Solve(instance).Solution;
        Assert.Equal(EveryWay.Best(instance), solution.Objective);
        Assert.Null(BalanceCheck.Violation(instance, solution));
    });

    [Fact]
    public void A_larger_balance_is_proved_by_its_certificate() => Seeds.ForEach(60, seed =>
    {
        var instance = BalanceSample.Create(seed, 40);
        Assert.Null(BalanceCheck.Violation(instance, BalanceSolver.Solve(instance).Solution));
    });

    [Fact]
    public void A_warm_start_ends_where_a_cold_one_does() => Seeds.ForEach(60, seed =>
    {
        var random = new Random(seed);
        var instance = BalanceSample.Create(seed, 20);
        var last = BalanceSolver.Solve(instance).WarmStart;
        for (var change = 0; change < 5; change++)
        {
            instance = Changed(instance, random);
            var answer = BalanceSolver.Solve(instance, last);
            Assert.Equal(BalanceSolver.Solve(instance).Solution.Objective, answer.Solution.Objective);
            Assert.Null(BalanceCheck.Violation(instance, answer.Solution));
            last = answer.WarmStart;
        }
    });

    [Fact]
    public void The_same_instance_gives_the_same_solution()
    {
        var instance = BalanceSample.Create(7, 40);
        var (first, second) = (BalanceSolver.Solve(instance).Solution, BalanceSolver.Solve(instance).Solution);
        Assert.Equal(first.Placements.AsEnumerable(), second.Placements);
        Assert.Equal(first.Certificate.Places.AsEnumerable(), second.Certificate.Places);
    }

    [Fact]
    public void A_cancelled_solve_ends()
    {
        var instance = BalanceSample.Create(7, 40);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => BalanceSolver.Solve(instance, cancellation: cancelled.Token));
    }

    [Fact]
    public void Nothing_wanted_and_nobody_there_is_a_balance()
    {
        var instance = new BalanceInstance([], [], [], BalanceCosts.Default);
        var solution = BalanceSolver.Solve(instance).Solution;
        Assert.Equal(0, solution.Objective);
        Assert.Null(BalanceCheck.Violation(instance, solution));
    }

    /// <summary>Mostly another demand, which starts warm; sometimes other people, which does not.</summary>
    private static BalanceInstance Changed(BalanceInstance instance, Random random)
    {
        if (random.Next(5) == 0 && instance.Profiles.Length > 0)
        {
            var p = random.Next(instance.Profiles.Length);
            return instance with { Profiles = instance.Profiles.SetItem(p, instance.Profiles[p] with { Count = random.Next(20) }) };
        }

        var c = random.Next(instance.Communities.Length);
        var community = instance.Communities[c];
        return instance with
        {
            Communities = instance.Communities.SetItem(
                c, community with { Demand = [.. community.Demand.Select(d => d with { Places = random.Next(0, 20) })] }),
        };
    }
}
