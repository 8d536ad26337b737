using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Balancing;

namespace CoGovernance.Domain.Tests.Balancing;

/// <summary>Random instances, the same for the same seed.</summary>
internal static class BalanceSample
{
    private static readonly string[] Skills = ["general", "medical", "legal", "repair"];

    public static DivisionCode Code(int town, int community) => DivisionCode.Parse($"610922{100 + town}{1 + community:D3}");

    /// <param name="size">Roughly the number of communities and profiles, and the most of each demand and count.</param>
    public static BalanceInstance Create(int seed, int size)
    {
        var random = new Random(seed);
        var towns = random.Next(1, 4);
        var codes = Enumerable.Range(0, random.Next(1, size + 1)).Select(i => Code(i % towns, i / towns)).ToArray();
        var units = random.Next(1, 4);
        return new BalanceInstance(
            [.. codes.Select(c => new CommunityDemand(c, Demand(random, size)))],
            [
                .. Enumerable.Range(0, random.Next(0, size + 1)).Select(i => new BalanceProfile(
                    $"P{i}", Pick(random, codes), $"U{random.Next(units)}",
                    [.. Skills.Where(_ => random.Next(3) == 0)], random.Next(0, size + 1))),
            ],
            [
                .. Enumerable.Range(0, units).SelectMany(u => codes.Where(_ => random.Next(3) == 0)
                    .Select(c => new BalanceAgreement($"U{u}", c))),
            ],
            Costs(random));
    }

    /// <summary>Usual costs, and those at which a shorter way through the network would be wrong: dear bonus, cheap cross-town moves, none.</summary>
    private static BalanceCosts Costs(Random random) => random.Next(6) switch
    {
        0 => new BalanceCosts(random.Next(0, 50), random.Next(0, 20), random.Next(0, 20), random.Next(0, 30)),
        1 => new BalanceCosts(100, 10, 3, 5),
        2 => new BalanceCosts(100, 3, 10, 9),
        3 => new BalanceCosts(100, 0, 0, 0),
        4 => new BalanceCosts(7, 2, 2, 1),
        _ => BalanceCosts.Default,
    };

    private static System.Collections.Immutable.ImmutableArray<SkillDemand> Demand(Random random, int size) =>
        [.. Skills.Where(_ => random.Next(2) == 0).Select(s => new SkillDemand(s, random.Next(0, size + 1)))];

    private static DivisionCode Pick(Random random, DivisionCode[] codes) => codes[random.Next(codes.Length)];
}
