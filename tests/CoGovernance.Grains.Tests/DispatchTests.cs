using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Tests.Fixture;

namespace CoGovernance.Grains.Tests;

public sealed class DispatchTests : IDisposable
{
    private readonly SmallCounty county = new();

    public void Dispose() => county.Dispose();

    [Fact]
    public void A_request_lives_from_order_to_close_and_the_hours_are_on_record() => county.Play(async c =>
    {
        var member = await c.MemberAsync(SmallCounty.East, 1);
        var number = await c.OrderAsync(SmallCounty.East, "errand");

        await SmallCounty.DoneAsync(c.Request(number).Accept(c.Command(), member));
        await c.PassAsync(TimeSpan.FromDays(2));
        await SmallCounty.DoneAsync(c.Request(number).Begin(c.Command(), member));
        await SmallCounty.DoneAsync(c.Request(number).Complete(c.Command(), member, 55));
        await SmallCounty.DoneAsync(c.Request(number).Evaluate(c.Command(), 5, resolved: true, Personal.None));
        await c.News.WhenIdle();

        var request = await c.Request(number).View();
        Assert.Equal(RequestPhase.Closed, request.Phase);
        Assert.Equal(new Closed(Resolution.Resolved, true, "evaluated", c.Now), request.Closing);
        var served = await c.Member(member).View();
        Assert.Equal((1, 55), (served.ServicesInAll, served.MinutesInAll));
        Assert.Empty(served.Reservations);
        Assert.Empty((await c.Community(SmallCounty.East).View()).Queue);
        var row = Assert.Single(await c.RowsAsync(Tables.Requests));
        Assert.Equal("Closed", row[Tables.Requests.Column("phase")]);
        Assert.Equal(1L, row[Tables.Requests.Column("staffed_tier")]);
    });

    [Fact]
    public void A_few_are_alerted_and_one_who_declines_is_replaced() => county.Play(async c =>
    {
        for (var i = 1; i <= 6; i++)
            await c.MemberAsync(SmallCounty.East, i);
        var number = await c.OrderAsync(SmallCounty.East, "errand");
        var first = await c.Request(number).View();
        Assert.Equal(3, first.OpenOffers.Count());

        var declines = first.OpenOffers.First().Member;
        await SmallCounty.DoneAsync(c.Request(number).Decline(c.Command(), declines, "出差"));
        await c.News.WhenIdle();

        var after = await c.Request(number).View();
        Assert.Equal(3, after.OpenOffers.Count());
        Assert.DoesNotContain(after.OpenOffers, o => o.Member == declines);
        Assert.Equal(4, after.AlertsInAll);
    });

    [Fact]
    public void Alerts_that_lapse_are_replaced_in_time() => county.Play(async c =>
    {
        for (var i = 1; i <= 4; i++)
            await c.MemberAsync(SmallCounty.East, i);
        var number = await c.OrderAsync(SmallCounty.East, "errand");

        await c.PassAsync(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));

        var request = await c.Request(number).View();
        Assert.Equal(3, request.Offers.Count(o => o.Status == OfferStatus.Lapsed));
        Assert.Single(request.OpenOffers);
        Assert.Equal(Tier.Community, request.HandlingTier);
    });

    [Fact]
    public void Everybody_who_takes_a_place_has_the_time_for_it() => county.Play(async c =>
    {
        var member = await c.MemberAsync(SmallCounty.East, 1);
        var first = await c.OrderAsync(SmallCounty.East, "errand");
        var second = await c.OrderAsync(SmallCounty.East, "policy-guide");
        await SmallCounty.DoneAsync(c.Request(first).Accept(c.Command(), member));

        var reply = await c.Request(second).Accept(c.Command(), member);

        Assert.Equal("member.busy", reply.Rejection?.Code);
        Assert.Equal(first, Assert.Single((await c.Member(member).View()).Reservations).Request);
        Assert.Single(await c.RowsAsync(Tables.Bookings));
    });

    [Fact]
    public void The_same_command_twice_has_one_effect_and_the_same_answer() => county.Play(async c =>
    {
        var member = await c.MemberAsync(SmallCounty.East, 1);
        var number = await c.OrderAsync(SmallCounty.East, "errand");
        var command = c.Command("accept-once");
        var first = await c.Request(number).Accept(command, member);
        await SmallCounty.DoneAsync(c.Request(number).Withdraw(c.Command(), member, "生病"));

        var again = await c.Request(number).Accept(command, member);

        Assert.Equal(first, again);
        Assert.Empty((await c.Request(number).View()).Staff);
    });

    [Fact]
    public void An_emergency_is_refused_at_once_with_the_number_to_call() => county.Play(async c =>
    {
        var number = await c.OrderAsync(SmallCounty.East, "errand", words: "厨房着火了");

        var request = await c.Request(number).View();
        Assert.Equal(RequestPhase.Rejected, request.Phase);
        Assert.Equal((RejectionReason.Emergency, "119"), (request.Refusal!.Reason, request.Refusal.Advice));
    });

    [Fact]
    public void A_duplicate_is_merged_and_the_first_one_knows() => county.Play(async c =>
    {
        var first = await c.OrderAsync(SmallCounty.East, "other");
        var second = await c.OrderAsync(SmallCounty.East, "other");

        await SmallCounty.DoneAsync(c.Request(second).MergeInto(c.Command(), first));
        await c.News.WhenIdle();

        Assert.Equal(second, Assert.Single((await c.Request(first).View()).Duplicates));
        Assert.Equal(RequestPhase.Rejected, (await c.Request(second).View()).Phase);
    });

    [Fact]
    public void A_team_is_filled_skill_by_skill() => county.Play(async c =>
    {
        for (var i = 1; i <= 2; i++)
            await c.MemberAsync(SmallCounty.East, i, Skill.Medical);
        for (var i = 3; i <= 4; i++)
            await c.MemberAsync(SmallCounty.East, i);
        var number = await c.OrderAsync(SmallCounty.East, "clinic-day");

        foreach (var offer in (await c.Request(number).View()).OpenOffers.ToList())
            await SmallCounty.DoneAsync(c.Request(number).Accept(c.Command(), offer.Member));

        var request = await c.Request(number).View();
        Assert.Equal(RequestPhase.Accepted, request.Phase);
        Assert.Equal([Skill.General, Skill.General, Skill.Medical, Skill.Medical], request.Staff.Select(o => o.Skill).Order());
    });
}
