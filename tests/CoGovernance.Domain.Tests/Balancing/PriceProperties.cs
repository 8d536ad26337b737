using CoGovernance.Domain.Balancing;
using FsCheck;
using FsCheck.Fluent;

namespace CoGovernance.Domain.Tests.Balancing;

/// <summary>A price is what one more person would add, exactly, whichever of several proofs the solver might have found.</summary>
public sealed class PriceProperties
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(new Replay(new Rnd(11, 1111), null));

    [Fact]
    public void One_more_person_adds_the_price_of_the_profile() => Check((instance, random) =>
    {
        if (instance.Profiles.IsEmpty)
            return;
        var solution = BalanceSolver.Solve(instance).Solution;
        var p = random.Next(instance.Profiles.Length);
        var more = instance with { Profiles = instance.Profiles.SetItem(p, instance.Profiles[p] with { Count = instance.Profiles[p].Count + 1 }) };
        Assert.Equal(solution.Certificate.Profiles[p].Price, BalanceSolver.Solve(more).Solution.Objective - solution.Objective);
    });

    [Fact]
    public void Prices_are_the_same_after_a_warm_start_as_after_a_cold_one() => Check((instance, random) =>
    {
        var c = random.Next(instance.Communities.Length);
        var community = instance.Communities[c];
        var changed = instance with
        {
            Communities = instance.Communities.SetItem(
                c, community with { Demand = [.. community.Demand.Select(d => d with { Places = random.Next(0, 12) })] }),
        };
        var warm = BalanceSolver.Solve(changed, BalanceSolver.Solve(instance).WarmStart).Solution;
        var cold = BalanceSolver.Solve(changed).Solution;
        Assert.Equal(cold.Objective, warm.Objective);
        Assert.Equal(cold.Certificate.Places.AsEnumerable(), warm.Certificate.Places);
        Assert.Equal(cold.Certificate.Profiles.AsEnumerable(), warm.Certificate.Profiles);
    });

    private static void Check(Action<BalanceInstance, System.Random> property) => Prop
        .ForAll(ArbMap.Default.ArbFor<NonNegativeInt>(), seed => property(BalanceSample.Create(seed.Get, 10), new System.Random(seed.Get)))
        .Check(Fixed);
}
