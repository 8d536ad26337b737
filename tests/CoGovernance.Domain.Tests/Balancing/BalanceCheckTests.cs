using System.Collections.Immutable;
using CoGovernance.Domain.Balancing;

namespace CoGovernance.Domain.Tests.Balancing;

/// <summary>A solution of which any part is corrupted is refused, with the condition and the place.</summary>
public sealed class BalanceCheckTests
{
    private static readonly BalanceInstance Instance = new(
        [
            new CommunityDemand(BalanceSample.Code(0, 0), [new SkillDemand("general", 4), new SkillDemand("medical", 2)]),
            new CommunityDemand(BalanceSample.Code(0, 1), [new SkillDemand("general", 3)]),
            new CommunityDemand(BalanceSample.Code(1, 0), [new SkillDemand("medical", 2)]),
        ],
        [
            new BalanceProfile("A", BalanceSample.Code(0, 0), "U", [], 3),
            new BalanceProfile("B", BalanceSample.Code(0, 1), "U", ["medical"], 4),
            new BalanceProfile("C", BalanceSample.Code(1, 0), "V", [], 5),
            new BalanceProfile("D", BalanceSample.Code(1, 0), "V", ["digital"], 0),
        ],
        [new BalanceAgreement("U", BalanceSample.Code(1, 0))],
        new BalanceCosts(1_000_000, 20_000, 900_000, 10_000));

    private static readonly BalanceSolution Best = BalanceSolver.Solve(Instance).Solution;

    public static TheoryData<string, string, string> Corruptions => new()
    {
        { "a profile that is not there", "balance.check-unknown-profile", "placements[0]" },
        { "a place nobody wants", "balance.check-not-wanted", "placements[0]" },
        { "a skill that is not theirs", "balance.check-lacks-skill", "placements[0]" },
        { "nobody placed", "balance.check-count", "placements[0]" },
        { "more people than there are", "balance.check-too-many-people", "placements[0]" },
        { "a placement left out", "balance.check-differs", "coverage[0].filled" },
        { "another demand", "balance.check-differs", "coverage[0].demand" },
        { "another filled", "balance.check-differs", "coverage[0].filled" },
        { "coverage left out", "balance.check-missing", "coverage" },
        { "coverage given twice", "balance.duplicate", "coverage[4]" },
        { "another number of moves", "balance.check-differs", "moves" },
        { "another objective", "balance.check-differs", "objective" },
        { "a place without a price", "balance.check-missing", "certificate.places" },
        { "a profile without a price", "balance.check-missing", "certificate.profiles" },
        { "a price of a place given twice", "balance.duplicate", "certificate.places[4]" },
        { "a price of a profile given twice", "balance.duplicate", "certificate.profiles[4]" },
        { "a negative price of a place", "balance.check-price-negative", "certificate.places[0]" },
        { "a negative price of a profile", "balance.check-price-negative", "A" },
        { "a dear place", "balance.check-place-too-dear", $"{BalanceSample.Code(0, 0)} general" },
        { "a cheap place", "balance.check-place-too-cheap", $"{BalanceSample.Code(0, 0)} general" },
        { "a cheap profile", "balance.check-better-place", "A" },
        { "a dear profile", "balance.check-worse-place", "placements[0]" },
        { "a dear reserve", "balance.check-reserve", "C" },
    };

    [Fact]
    public void The_sample_is_sound_and_leaves_a_place_open_and_somebody_in_reserve()
    {
        Assert.Null(BalanceCheck.Violation(Instance, Best));
        Assert.Contains(Best.Coverage, c => c.Unfilled > 0);
        Assert.Equal(0, Best.Certificate.Profiles[2].Price);
        Assert.Equal("A", Best.Placements[0].Profile);
    }

    [Theory]
    [MemberData(nameof(Corruptions))]
    public void A_corrupted_solution_is_refused(string corruption, string code, string place)
    {
        var violation = BalanceCheck.Violation(Instance, Corrupt(corruption));
        Assert.Equal((code, place), (violation?.Code, violation?.Facts["place"]));
    }

    private static BalanceSolution Corrupt(string corruption) => corruption switch
    {
        "a profile that is not there" => First(p => p with { Profile = "Z" }),
        "a place nobody wants" => First(p => p with { Community = BalanceSample.Code(0, 1), Skill = "medical" }),
        "a skill that is not theirs" => First(p => p with { Skill = "medical" }),
        "nobody placed" => First(p => p with { Count = 0 }),
        "more people than there are" => First(p => p with { Count = 4 }),
        "a placement left out" => Best with { Placements = Best.Placements.RemoveAt(0) },
        "another demand" => Best with { Coverage = Set(Best.Coverage, c => c with { Demand = 5 }) },
        "another filled" => Best with { Coverage = Set(Best.Coverage, c => c with { Filled = c.Filled - 1 }) },
        "coverage left out" => Best with { Coverage = Best.Coverage.RemoveAt(0) },
        "coverage given twice" => Best with { Coverage = Best.Coverage.Add(Best.Coverage[0]) },
        "another number of moves" => Best with { Moves = Best.Moves + 1 },
        "another objective" => Best with { Objective = Best.Objective + 1 },
        "a place without a price" => Places(p => p.RemoveAt(0)),
        "a profile without a price" => Profiles(p => p.RemoveAt(0)),
        "a price of a place given twice" => Places(p => p.Add(p[0])),
        "a price of a profile given twice" => Profiles(p => p.Add(p[0])),
        "a negative price of a place" => Places(p => Set(p, x => x with { Price = -1 })),
        "a negative price of a profile" => Profiles(p => Set(p, x => x with { Price = -1 })),
        "a dear place" => Places(p => Set(p, x => x with { Price = 1_900_000 })),
        "a cheap place" => Places(p => Set(p, x => x with { Price = 0 })),
        "a cheap profile" => Profiles(p => Set(p, x => x with { Price = x.Price - 1 })),
        "a dear profile" => Profiles(p => Set(p, x => x with { Price = x.Price + 1 })),
        "a dear reserve" => Profiles(p => p.SetItem(2, p[2] with { Price = 1 })),
        _ => throw new ArgumentOutOfRangeException(nameof(corruption), corruption, null),
    };

    private static BalanceSolution First(Func<Placement, Placement> change) => Best with { Placements = Set(Best.Placements, change) };

    private static ImmutableArray<T> Set<T>(ImmutableArray<T> list, Func<T, T> change) => list.SetItem(0, change(list[0]));

    private static BalanceSolution Places(Func<ImmutableArray<PlacePrice>, ImmutableArray<PlacePrice>> change) =>
        Best with { Certificate = Best.Certificate with { Places = change(Best.Certificate.Places) } };

    private static BalanceSolution Profiles(Func<ImmutableArray<ProfilePrice>, ImmutableArray<ProfilePrice>> change) =>
        Best with { Certificate = Best.Certificate with { Profiles = change(Best.Certificate.Profiles) } };
}
