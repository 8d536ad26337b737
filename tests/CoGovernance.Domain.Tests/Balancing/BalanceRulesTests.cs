using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Balancing;

namespace CoGovernance.Domain.Tests.Balancing;

public sealed class BalanceRulesTests
{
    private static readonly DivisionCode Home = BalanceSample.Code(0, 0);
    private static readonly BalanceProfile Person = new("P", Home, "U", ["medical"], 1);

    private static readonly BalanceInstance Sound = new(
        [new CommunityDemand(Home, [new SkillDemand("medical", 2)])], [Person], [new BalanceAgreement("U", Home)], BalanceCosts.Default);

    public static TheoryData<string, string> Faults => new()
    {
        { "negative demand", "balance.negative communities[0].demand.medical" },
        { "skill wanted twice", "balance.duplicate communities[0].demand.medical" },
        { "skill without a name", "balance.name communities[0].demand" },
        { "community twice", "balance.duplicate communities[1].code" },
        { "a town", "balance.not-a-community communities[0].code" },
        { "home unknown", "balance.unknown-community profiles[0].home" },
        { "profile twice", "balance.duplicate profiles[1].id" },
        { "negative count", "balance.negative profiles[0].count" },
        { "skill twice", "balance.duplicate profiles[0].skills[1]" },
        { "agreement unknown", "balance.unknown-community agreements[0].community" },
        { "agreement twice", "balance.duplicate agreements[1]" },
        { "negative cost", "balance.negative costs.crossTownMove" },
        { "overflow of demand", "balance.overflow communities[0].demand.medical" },
        { "overflow of people", "balance.overflow profiles[0].count" },
        { "overflow of costs", "balance.overflow costs.sameTownMove" },
    };

    [Fact]
    public void A_sound_instance_has_no_fault() => Assert.Null(BalanceRules.Fault(Sound));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_with_its_place(string fault, string told)
    {
        var rejection = BalanceRules.Fault(With(fault));
        Assert.Equal(told, $"{rejection?.Code} {rejection?.Facts["place"]}");
        Assert.Throws<ArgumentException>(() => BalanceSolver.Solve(With(fault)));
    }

    private static BalanceInstance With(string fault) => fault switch
    {
        "negative demand" => Demand(new SkillDemand("medical", -1)),
        "skill wanted twice" => Demand(new SkillDemand("medical", 1), new SkillDemand("medical", 1)),
        "skill without a name" => Demand(new SkillDemand(" ", 1)),
        "community twice" => Sound with { Communities = [.. Sound.Communities, .. Sound.Communities] },
        "a town" => Sound with { Communities = [new CommunityDemand(Home.Town, [])] },
        "home unknown" => Sound with { Profiles = [Person with { Home = BalanceSample.Code(1, 1) }] },
        "profile twice" => Sound with { Profiles = [Person, Person] },
        "negative count" => Sound with { Profiles = [Person with { Count = -1 }] },
        "skill twice" => Sound with { Profiles = [Person with { Skills = ["legal", "legal"] }] },
        "agreement unknown" => Sound with { Agreements = [new BalanceAgreement("U", BalanceSample.Code(1, 1))] },
        "agreement twice" => Sound with { Agreements = [.. Sound.Agreements, .. Sound.Agreements] },
        "negative cost" => Sound with { Costs = Sound.Costs with { CrossTownMove = -1 } },
        "overflow of demand" => Demand(new SkillDemand("medical", long.MaxValue / 1_000_000)),
        "overflow of people" => Sound with { Profiles = [Person with { Count = long.MaxValue }] },
        "overflow of costs" => Sound with { Profiles = [], Costs = Sound.Costs with { SameTownMove = long.MaxValue / 4 } },
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    private static BalanceInstance Demand(params SkillDemand[] demand) => Sound with { Communities = [new CommunityDemand(Home, [.. demand])] };
}
