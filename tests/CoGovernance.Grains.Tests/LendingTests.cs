using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Tests.Fixture;

namespace CoGovernance.Grains.Tests;

public sealed class LendingTests : IDisposable
{
    private readonly SmallCounty county = new();

    public void Dispose() => county.Dispose();

    [Fact]
    public void When_nobody_is_left_the_town_borrows_from_a_sibling_and_the_ledger_says_so() => county.Play(async c =>
    {
        await FillAsync(c, SmallCounty.West, 1, 4);
        await ReportLoadsAsync(c);
        var number = await c.OrderAsync(SmallCounty.East, "legal-advice", SmallCounty.Start.AddDays(2));

        var request = await c.Request(number).View();
        Assert.Equal(Tier.Town, request.HandlingTier);
        var offer = request.OpenOffers.First();
        Assert.Equal(SmallCounty.West, offer.Lender);

        await SmallCounty.DoneAsync(c.Request(number).Accept(c.Command(), offer.Member));
        await c.News.WhenIdle();
        var loan = Assert.Single((await c.TownGrain(SmallCounty.Town).View()).Loans.Values);
        Assert.Equal((SmallCounty.West, SmallCounty.East, Skill.Legal), (loan.Lender, loan.Borrower, loan.Skill));
        Assert.Equal(request.Terms!.Window.End.AddDays(1), loan.ReturnBy);

        await SmallCounty.DoneAsync(c.Request(number).Begin(c.Command(), offer.Member));
        await SmallCounty.DoneAsync(c.Request(number).Complete(c.Command(), offer.Member, 60));
        await c.News.WhenIdle();
        Assert.Empty((await c.TownGrain(SmallCounty.Town).View()).Loans);
        var row = Assert.Single(await c.RowsAsync(Tables.Loans));
        Assert.Equal(("returned", 60L), (row[Tables.Loans.Column("status")], row[Tables.Loans.Column("minutes")]));
    });

    [Fact]
    public void When_the_town_has_nobody_the_county_borrows_from_another_town() => county.Play(async c =>
    {
        await FillAsync(c, SmallCounty.Far, 1, 4);
        await ReportLoadsAsync(c);
        var number = await c.OrderAsync(SmallCounty.East, "legal-advice", SmallCounty.Start.AddDays(2));

        var request = await c.Request(number).View();
        Assert.Equal(Tier.County, request.HandlingTier);
        await SmallCounty.DoneAsync(c.Request(number).Accept(c.Command(), request.OpenOffers.First().Member));
        await c.News.WhenIdle();

        Assert.Equal(SmallCounty.Far, Assert.Single((await c.CountyGrain.View()).Loans.Values).Lender);
        var row = Assert.Single(await c.RowsAsync(Tables.Requests));
        Assert.Equal(3L, row[Tables.Requests.Column("staffed_tier")]);
    });

    [Fact]
    public void When_all_three_tiers_are_exhausted_people_must_decide() => county.Play(async c =>
    {
        await ReportLoadsAsync(c);
        var number = await c.OrderAsync(SmallCounty.East, "legal-advice");

        var request = await c.Request(number).View();
        Assert.True(request.Exhausted);
        Assert.Equal((RequestPhase.Dispatching, Tier.County), (request.Phase, request.HandlingTier));
        await SmallCounty.DoneAsync(c.Request(number).CloseUnresolved(c.Command(), "无人可派"));
        Assert.Equal(Resolution.Unresolved, (await c.Request(number).View()).Closing!.Resolution);
    });

    [Fact]
    public void Lending_waits_for_an_official_where_the_policy_says_so() => county.Play(async c =>
    {
        await FillAsync(c, SmallCounty.West, 1, 4);
        await ReportLoadsAsync(c);
        var current = (await c.CountyGrain.View()).Policy;
        await SmallCounty.DoneAsync(c.CountyGrain.AdoptPolicy(
            c.Command(), current with { Lending = current.Lending with { WithinTown = LendingMode.Approved } }, "试行审批"));
        await c.News.WhenIdle();
        var number = await c.OrderAsync(SmallCounty.East, "legal-advice");
        Assert.Empty((await c.Request(number).View()).Offers);
        Assert.True((await c.TownGrain(SmallCounty.Town).View()).Proposals.ContainsKey(number));

        await SmallCounty.DoneAsync(c.TownGrain(SmallCounty.Town).ApproveLending(c.Command(), number));
        await c.News.WhenIdle();

        Assert.Equal(SmallCounty.West, Assert.Single((await c.Request(number).View()).OpenOffers).Lender);
        Assert.Empty((await c.TownGrain(SmallCounty.Town).View()).Proposals);
    });

    [Fact]
    public void A_lender_keeps_most_of_its_members_at_home() => county.Play(async c =>
    {
        await FillAsync(c, SmallCounty.West, 1, 4);
        await ReportLoadsAsync(c);
        var number = await c.OrderAsync(SmallCounty.East, "legal-advice");

        // Of four members on duty, at most three tenths are lent at once: one.
        Assert.Single((await c.Request(number).View()).OpenOffers);
    });

    [Fact]
    public void An_order_that_nobody_triages_goes_up_when_its_clock_runs_out() => county.Play(async c =>
    {
        var number = await c.OrderAsync(SmallCounty.East, "other");

        await c.PassAsync(TimeSpan.FromHours(3));

        var request = await c.Request(number).View();
        Assert.True(request.ClockOf(ClockKind.Respond)!.Breached);
        Assert.Equal((RequestPhase.Submitted, Tier.Town), (request.Phase, request.HandlingTier));
    });

    [Fact]
    public void A_policy_reaches_every_community_and_a_stale_edit_is_refused() => county.Play(async c =>
    {
        var current = (await c.CountyGrain.View()).Policy;
        var proposed = current with { Waves = current.Waves with { AlertsPerPlace = 2 } };
        await SmallCounty.DoneAsync(c.CountyGrain.AdoptPolicy(c.Command(), proposed, "少打扰"));
        await c.News.WhenIdle();

        foreach (var community in new[] { SmallCounty.East, SmallCounty.West, SmallCounty.Far })
        {
            var policy = (await c.Community(community).View()).Policy;
            Assert.Equal((1, 2), (policy.Version, policy.Waves.AlertsPerPlace));
        }

        var stale = await c.CountyGrain.AdoptPolicy(c.Command(), proposed with { WarnAt = 0.5 }, "旧版");
        Assert.Equal("policy.stale", stale.Rejection?.Code);
    });

    [Fact]
    public void Loads_add_up_from_communities_to_the_county() => county.Play(async c =>
    {
        await FillAsync(c, SmallCounty.East, 1, 2);
        await FillAsync(c, SmallCounty.West, 3, 3);
        await FillAsync(c, SmallCounty.Far, 6, 1);
        await c.OrderAsync(SmallCounty.East, "errand");
        await ReportLoadsAsync(c);

        var town = (await c.TownGrain(SmallCounty.Town).View()).Load!;
        Assert.Equal((60, 5 * 360, 5), (town.OpenMinutes, town.AvailableMinutes, town.People(Skill.Legal)));
        var all = (await c.CountyGrain.View()).Load!;
        Assert.Equal((60, 6 * 360, 6), (all.OpenMinutes, all.AvailableMinutes, all.People(Skill.General)));
    });

    private static async Task FillAsync(SmallCounty county, DivisionCode community, int first, int count)
    {
        for (var i = first; i < first + count; i++)
            await county.MemberAsync(community, i, Skill.Legal);
    }

    /// <summary>Loads are reported at the full hour, and from towns at the next.</summary>
    private static Task ReportLoadsAsync(SmallCounty county) => county.PassAsync(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(5));
}
