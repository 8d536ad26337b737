using System.Collections.Immutable;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Units;
using static CoGovernance.Domain.Tests.Plans.Counties;
using static CoGovernance.Domain.Tests.Requests.Sample;

namespace CoGovernance.Domain.Tests.Plans;

public sealed class PlanSolvingTests
{
    private static readonly BalancePolicy Free = BalancePolicy.Default with { UnitShare = 1 };

    [Fact]
    public void People_go_where_places_are_empty_and_the_outline_says_what_that_gains()
    {
        var outline = Solve(Free, Counts(Home, 4), Counts(Sibling, 0, Skill.Legal, Lawyers(2)));

        var move = Assert.Single(outline.Moves);
        Assert.Equal((Sibling, Home, Court, Skill.Legal, 2, 20_000L), (move.From, move.To, move.Unit, move.Skill, move.Count, move.Cost));
        Assert.Equal((0, 2, 2), (outline.FilledBefore, outline.FilledAfter, outline.Moved));

        // The first two of four places earn 1,750,000 and 1,250,000; the third would earn 750,000.
        Assert.Equal(3_000_000 - 40_000, outline.PointsAfter - outline.PointsBefore);
        var coverage = Assert.Single(outline.Coverage);
        Assert.InRange(coverage.Price, 750_000, 1_250_000);
        Assert.Equal(coverage.Price - 20_000, move.Gain);
        Assert.Equal(Binding.EverybodyPlaced, coverage.Binds);
    }

    [Fact]
    public void A_unit_gives_no_more_than_its_share_and_what_it_has_given_counts()
    {
        var policy = Free with { UnitShare = 0.5 };
        var outline = Solve(
            policy, Counts(Home, 9), Counts(Sibling, 0, Skill.Legal, Lawyers(6), Lawyers(2, helpsIn: OtherTown)), Counts(OtherTown, 0));

        Assert.Equal(2, outline.Moved); // half of eight, less two who help elsewhere already
        Assert.Equal(new HeldBack(Court, null, 4), Assert.Single(outline.HeldBack));
        Assert.Equal(Binding.PolicyLimit, outline.Coverage.First(c => c.Community == Home).Binds);
        var promised = ImmutableSortedDictionary<UnitCode, int>.Empty.Add(Court, 1);
        Assert.Equal(1, PlanSolving.Outline([Counts(Home, 9), Counts(Sibling, 0, Skill.Legal, Lawyers(6), Lawyers(2, helpsIn: OtherTown))], policy, promised).Moved);
    }

    [Fact]
    public void An_agreement_lets_no_more_come_than_its_quota()
    {
        var home = Counts(Home, 9, Skill.Legal, Lawyers(1)) with { Agreements = [new AgreedQuota(Court, 3)] };
        var outline = Solve(Free, home, Counts(Sibling, 0, Skill.Legal, Lawyers(6), Lawyers(1, School)));

        Assert.Equal(2, outline.Moves.Where(m => m.Unit == Court).Sum(m => m.Count)); // three, one of whom reports there
        Assert.Equal(10_000, outline.Moves.First(m => m.Unit == Court).Cost);
        Assert.Equal(1, outline.Moves.Where(m => m.Unit == School).Sum(m => m.Count));
        Assert.Equal(new HeldBack(Court, Home, 4), Assert.Single(outline.HeldBack));
    }

    [Fact]
    public void Who_may_not_be_moved_fills_places_at_home_only()
    {
        var outline = Solve(Free, Counts(Home, 3), Counts(Sibling, 1, Skill.Legal, Lawyers(3, movable: false)));

        Assert.Empty(outline.Moves);
        Assert.Equal((1, 1), (outline.FilledBefore, outline.FilledAfter));
        Assert.Equal(Binding.PolicyLimit, outline.Coverage.First(c => c.Community == Home).Binds);
    }

    [Fact]
    public void Each_empty_place_says_what_keeps_it_empty()
    {
        Assert.Equal(Binding.NobodyHasSkill, Assert.Single(Solve(Free, Counts(Home, 1, Skill.Medical), Counts(Sibling, 0, Skill.Legal, Lawyers(1))).Coverage).Binds);
        var dear = Free with { Costs = Free.Costs with { SameTownMove = 5_000_000 } };
        Assert.Equal(Binding.MoveNotWorthIt, Assert.Single(Solve(dear, Counts(Home, 1), Counts(Sibling, 0, Skill.Legal, Lawyers(1))).Coverage).Binds);
    }

    [Fact]
    public void Whoever_helps_elsewhere_is_counted_there()
    {
        var outline = Solve(Free, Counts(Home, 2), Counts(Sibling, 0, Skill.Legal, Lawyers(2, helpsIn: Home)));
        Assert.Empty(outline.Moves);
        Assert.Equal((2, 2), (outline.FilledBefore, outline.FilledAfter));
    }

    [Fact]
    public void Demand_people_and_losses_can_be_imagined()
    {
        var counts = Counts(Home, 4, Skill.Legal, Lawyers(3));
        var changed = new WhatIf(
            [new DemandChange(Home, Skill.Legal, 7), new DemandChange(Sibling, Skill.Legal, 1)],
            [new PeopleAdded(School, Home, [Skill.General, Skill.Medical], 5)],
            [new PeopleLost(Home, 0.5)]).Applied(counts);

        Assert.Equal(7, changed.Demand[Skill.Legal]);
        Assert.Equal<ProfileCount>([Lawyers(1), People(5, School, true, null, Skill.Medical)], changed.Profiles);
        Assert.Equal(counts, WhatIf.Nothing.Applied(counts));
    }

    private static PlanOutline Solve(BalancePolicy policy, params CommunityCounts[] counts) =>
        PlanSolving.Outline([.. counts], policy, ImmutableSortedDictionary<UnitCode, int>.Empty);
}
