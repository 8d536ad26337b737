using CoGovernance.Domain.Balancing;

namespace CoGovernance.Domain.Tests.Balancing;

/// <summary>Profiles that are bound to their home, as the limits of a plan have it.</summary>
public sealed class BoundProfilesTests
{
    [Fact]
    public void Who_is_bound_fills_places_at_home_only_and_the_rest_is_proved_the_best()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            var instance = BalanceSample.Create(seed, 8);
            instance = instance with { Profiles = [.. instance.Profiles.Select(p => p with { Stays = random.Next(2) == 0 })] };

            var solution = BalanceSolver.Solve(instance).Solution;

            Assert.True(BalanceCheck.Violation(instance, solution) is null, $"Seed {seed}: {BalanceCheck.Violation(instance, solution)}");
            var bound = instance.Profiles.Where(p => p.Stays).ToDictionary(p => p.Id, p => p.Home, StringComparer.Ordinal);
            Assert.All(solution.Placements.Where(p => bound.ContainsKey(p.Profile)), p => Assert.Equal(bound[p.Profile], p.Community));
        }
    }

    [Fact]
    public void A_bound_profile_placed_elsewhere_is_found()
    {
        for (var seed = 1; ; seed++)
        {
            var instance = BalanceSample.Create(seed, 8);
            var solution = BalanceSolver.Solve(instance).Solution;
            if (solution.Moves == 0)
                continue;
            var bound = instance with { Profiles = [.. instance.Profiles.Select(p => p with { Stays = true })] };
            Assert.Equal("balance.check-stays", BalanceCheck.Violation(bound, solution)?.Code);
            return;
        }
    }
}
