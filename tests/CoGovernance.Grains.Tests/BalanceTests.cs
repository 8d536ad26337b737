using System.Text;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Grains.Record;
using CoGovernance.Grains.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Grains.Tests;

/// <summary>
/// West has eight members who know the law and one place for them, East has three places and nobody. Of one unit at most a quarter helps
/// elsewhere: two go.
/// </summary>
public sealed class BalanceTests : IDisposable
{
    private static readonly PlanNumber Number = PlanNumber.From(new DateOnly(2026, 3, 2), 1);
    private static readonly DivisionCode[] Tiers = [SmallCounty.County, SmallCounty.Town, SmallCounty.East, SmallCounty.West];
    private readonly SmallCounty county = new();

    public void Dispose() => county.Dispose();

    [Fact]
    public void Counts_go_up_to_the_county_without_names_and_only_when_they_change() => county.Play(async c =>
    {
        await PrepareAsync(c);

        foreach (var area in new[] { SmallCounty.Town, SmallCounty.County })
        {
            var board = await c.Board(area).View();
            Assert.Equal([SmallCounty.East, SmallCounty.West], board.Counts.Keys);
            var west = board.Counts[SmallCounty.West];
            Assert.Equal(new ProfileCount(SmallCounty.Hospital, [Skill.Legal], Movable: true, HelpsIn: null, 8), Assert.Single(west.Profiles));
            Assert.Equal(1, west.Demand[Skill.Legal]);
        }

        var before = (await c.Board(SmallCounty.County).View()).Counts[SmallCounty.West].Version;
        await c.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal(before, (await c.Board(SmallCounty.County).View()).Counts[SmallCounty.West].Version);
    });

    [Fact]
    public void A_plan_moves_members_for_a_term_and_they_are_asked_where_they_help() => county.Play(async c =>
    {
        var plan = await ApplyAsync(c);
        var chosen = (await c.Community(SmallCounty.West).View()).Quotas[Number].Chosen;
        Assert.Equal(2, Assert.Single((await c.Plan(Number).View()).Chosen[SmallCounty.West]));
        Assert.All(chosen, h => Assert.Equal(plan.Applied!.EffectiveFrom, h.From));

        await c.PassAsync(plan.Applied!.EffectiveFrom - c.Now + TimeSpan.FromMinutes(1));

        var east = (await c.Community(SmallCounty.East).View()).Roster;
        Assert.Equal(chosen.Select(h => h.Member).Order(), east.Keys);
        Assert.All(east.Values, r => Assert.Equal(SmallCounty.West, r.Helping!.Community));
        var number = await c.OrderAsync(SmallCounty.East, "legal-advice", c.Now.AddDays(1));
        var request = await c.Request(number).View();
        Assert.Equal(Tier.Community, request.HandlingTier);
        Assert.Equal(east.Keys, request.OpenOffers.Select(o => o.Member).Order());
        Assert.All(request.OpenOffers, o => Assert.Equal(SmallCounty.East, o.Lender));

        // Served there, remembered at home after the term.
        var member = request.OpenOffers.First().Member;
        await SmallCounty.DoneAsync(c.Request(number).Accept(c.Command(), member));
        await c.PassAsync(TimeSpan.FromDays(1));
        await SmallCounty.DoneAsync(c.Request(number).Begin(c.Command(), member));
        await SmallCounty.DoneAsync(c.Request(number).Complete(c.Command(), member, 60));
        await c.PassAsync(plan.Applied.Until + TimeSpan.FromHours(2) - c.Now);

        Assert.Empty((await c.Community(SmallCounty.East).View()).Roster);
        var west = await c.Community(SmallCounty.West).View();
        Assert.Empty(west.Quotas);
        Assert.All(west.Roster.Values, r => Assert.Null(r.Away));
        Assert.Equal(60, Assert.Single(west.Roster[member].Services).Minutes);
        Assert.Equal(PlanPhase.Completed, (await c.Plan(Number).View()).Phase);
        Assert.Null((await c.Member(member).View()).Assignment);
        var rows = await c.RowsAsync(Tables.Assignments);
        Assert.Equal(["ended", "ended"], rows.Select(r => r[Tables.Assignments.Column("status")]));
    });

    [Fact]
    public void Who_objects_is_replaced_by_the_next_and_the_last_place_stays_empty() => county.Play(async c =>
    {
        await RegisterAsync(c);
        for (var i = 1; i <= 5; i++)
            await SmallCounty.DoneAsync(c.Member(Number8(i)).SayWillingness(c.Command(), Willingness.Unwilling));
        await c.News.WhenIdle();
        var plan = await ApplyAsync(c);
        var first = (await c.Community(SmallCounty.West).View()).Quotas[Number].Chosen[0].Member;

        await SmallCounty.DoneAsync(c.Member(first).ObjectTo(c.Command(), Number, "照顾家人"));
        await c.News.WhenIdle();
        var chosen = (await c.Community(SmallCounty.West).View()).Quotas[Number].Chosen;
        Assert.Equal(2, chosen.Count);
        Assert.DoesNotContain(chosen, h => h.Member == first);

        foreach (var helper in chosen)
            await SmallCounty.DoneAsync(c.Member(helper.Member).ObjectTo(c.Command(), Number, null));
        await c.News.WhenIdle();
        Assert.Equal(0, Assert.Single((await c.Plan(Number).View()).Chosen[SmallCounty.West]));
        await c.PassAsync(plan.Applied!.EffectiveFrom - c.Now + TimeSpan.FromHours(1));
        Assert.Empty((await c.Community(SmallCounty.East).View()).Roster);
    });

    [Fact]
    public void An_objection_after_its_day_is_too_late() => county.Play(async c =>
    {
        var plan = await ApplyAsync(c);
        var member = (await c.Community(SmallCounty.West).View()).Quotas[Number].Chosen[0].Member;
        await c.PassAsync(plan.Applied!.ObjectUntil - c.Now + TimeSpan.FromMinutes(1));
        Assert.Equal("assignment.objection-late", (await c.Member(member).ObjectTo(c.Command(), Number, null)).Rejection?.Code);
    });

    [Fact]
    public void A_withdrawal_brings_back_who_was_moved_and_frees_the_communities() => county.Play(async c =>
    {
        var plan = await ApplyAsync(c);
        await c.PassAsync(plan.Applied!.EffectiveFrom - c.Now + TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await c.Community(SmallCounty.East).View()).Roster.Count);

        await SmallCounty.DoneAsync(c.Plan(Number).Withdraw(c.Command(), "情况有变"));
        await c.News.WhenIdle();

        Assert.Empty((await c.Community(SmallCounty.East).View()).Roster);
        Assert.All((await c.Community(SmallCounty.West).View()).Roster.Values, r => Assert.Null(r.Away));
        Assert.Empty((await c.Board(SmallCounty.County).View()).Open);
    });

    [Fact]
    public void A_community_in_an_open_plan_is_in_no_other() => county.Play(async c =>
    {
        await PrepareAsync(c);
        await SmallCounty.DoneAsync(ProposeAsync(c, Number, SmallCounty.County));
        var second = await c.Board(SmallCounty.County).Propose(c.Command(), PlanNumber.From(new DateOnly(2026, 3, 2), 2), SmallCounty.Town);
        Assert.Equal("balance.held-by-open-plans", second.Reply.Rejection?.Code);
        var now = (await c.Board(SmallCounty.County).Outline(SmallCounty.County, WhatIf.Nothing)).Outline!;
        Assert.Equal((4, 1, 3), (now.Demand, now.FilledBefore, now.FilledAfter)); // how things stand is seen as before

        await SmallCounty.DoneAsync(c.Plan(Number).Refuse(c.Command(), SmallCounty.West, "人手不足"));
        await c.News.WhenIdle();
        await SmallCounty.DoneAsync(ProposeAsync(c, PlanNumber.From(new DateOnly(2026, 3, 2), 3), SmallCounty.Town));
    });

    [Fact]
    public void A_plan_that_nobody_approves_expires() => county.Play(async c =>
    {
        await PrepareAsync(c);
        await SmallCounty.DoneAsync(ProposeAsync(c, Number, SmallCounty.County));
        await c.PassAsync(BalancePolicy.Default.ApproveWithin + TimeSpan.FromMinutes(1));
        Assert.Equal(PlanPhase.Expired, (await c.Plan(Number).View()).Phase);
        Assert.Empty((await c.Board(SmallCounty.County).View()).Open);
    });

    [Fact]
    public void People_who_have_gone_since_the_count_are_not_sent_and_the_plan_says_so() => county.Play(async c =>
    {
        await PrepareAsync(c);
        await SmallCounty.DoneAsync(ProposeAsync(c, Number, SmallCounty.County));
        for (var i = 1; i <= 7; i++)
            await SmallCounty.DoneAsync(c.Member(Number8(i)).SetDuty(c.Command(), onDuty: false, "出差", null));
        await c.News.WhenIdle();
        await ApproveAndApplyAsync(c);
        Assert.Equal(1, Assert.Single((await c.Plan(Number).View()).Chosen[SmallCounty.West]));
    });

    [Theory]
    [InlineData("community", "HelpersChosen")]
    [InlineData("community", "HelperWentOut")]
    [InlineData("community", "HelperJoined")]
    [InlineData("member", "AssignmentTold")]
    [InlineData("member", "AssignmentBegun")]
    [InlineData("plan", "QuotaStaffed")]
    [InlineData("plan", "PlanProposed")]
    [InlineData("board", "CountsReceived")]
    public void A_step_that_is_lost_once_is_made_again_and_counts_once(string kind, string step)
    {
        FailingJournal? journal = null;
        county.Through(inner => journal = new FailingJournal(inner)).Play(async c =>
        {
            await RegisterAsync(c);
            journal!.FailNext = append => append.Stream.Kind == kind && append.Events.Any(e => e.Type == step);
            await PrepareAsync(c);
            await SmallCounty.DoneAsync(ProposeAsync(c, Number, SmallCounty.County));
            await c.PassAsync(TimeSpan.FromMinutes(2));
            var plan = await ApproveAndApplyAsync(c);
            await c.PassAsync(plan.Applied!.EffectiveFrom - c.Now + TimeSpan.FromMinutes(5));

            Assert.Null(journal.FailNext);
            var chosen = (await c.Community(SmallCounty.West).View()).Quotas[Number].Chosen.Select(h => h.Member).Order();
            Assert.Equal(chosen, (await c.Community(SmallCounty.East).View()).Roster.Keys);
            Assert.Equal(2, chosen.Count());
            Assert.Equal(2, Assert.Single((await c.Plan(Number).View()).Chosen[SmallCounty.West]));
            Assert.Equal(2, (await c.RowsAsync(Tables.Assignments)).Count);
            Assert.Null((await RecordVerifier.VerifyAsync(c.Store, null, default)).First);
        });
    }

    [Fact]
    public void No_name_reaches_a_board_or_a_plan() => county.Play(async c =>
    {
        await ApplyAsync(c);
        foreach (var stream in new[] { Streams.BoardOf(SmallCounty.County), Streams.BoardOf(SmallCounty.Town), Streams.Of(Number) })
        {
            var events = (await c.Store.ReadAsync(stream, default)).Events;
            Assert.NotEmpty(events);
            Assert.All(events, e => Assert.DoesNotContain("6109220000", Encoding.UTF8.GetString(e.Data), StringComparison.Ordinal));
        }
    });

    [Fact]
    public void The_board_proposes_by_schedule_and_by_imbalance_when_the_policy_says_so() => county.Play(async c =>
    {
        await PrepareAsync(c);
        var policy = (await c.CountyGrain.View()).Policy;
        await SmallCounty.DoneAsync(c.CountyGrain.AdoptPolicy(
            c.Command(), policy with { Balancing = policy.Balancing with { Automatic = new AutomaticPlans(TimeSpan.FromDays(7), 0.3) } }, "自动"));
        await c.News.WhenIdle();
        await c.PassAsync(TimeSpan.FromDays(1));

        var open = Assert.Single((await c.Board(SmallCounty.County).View()).Open.Values);
        var plan = await c.Plan(open.Number).View();
        Assert.Equal((PlanPhase.Proposed, PlanCause.Imbalance, SmallCounty.County), (plan.Phase, plan.Draft!.Cause, plan.Draft.Scope));
        await SmallCounty.DoneAsync(c.Plan(open.Number).Refuse(c.Command(), SmallCounty.County, "再等等"));
        await c.PassAsync(TimeSpan.FromDays(7));
        var next = await c.Plan(Assert.Single((await c.Board(SmallCounty.County).View()).Open.Keys)).View();
        Assert.Equal(PlanCause.Schedule, next.Draft!.Cause);
    });

    private static MemberNumber Number8(int i) => MemberNumber.Parse($"6109220000{i:D6}");

    private static async Task RegisterAsync(SmallCounty c)
    {
        for (var i = 1; i <= 8; i++)
            await c.MemberAsync(SmallCounty.West, i, Skill.Legal);
    }

    private static async Task PrepareAsync(SmallCounty c)
    {
        if ((await c.Community(SmallCounty.West).View()).Roster.IsEmpty)
            await RegisterAsync(c);
        await SmallCounty.DoneAsync(c.Community(SmallCounty.East).PublishPost(c.Command(), new Post("调解岗", Skill.Legal, 3, "每晚")));
        await SmallCounty.DoneAsync(c.Community(SmallCounty.West).PublishPost(c.Command(), new Post("调解岗", Skill.Legal, 1, "每晚")));
        await c.PassAsync(TimeSpan.FromHours(2));
    }

    private static async Task<Reply> ProposeAsync(SmallCounty c, PlanNumber number, DivisionCode scope)
    {
        var reply = await c.Board(SmallCounty.County).Propose(c.Command(), number, scope);
        await c.News.WhenIdle();
        return reply.Reply;
    }

    private static async Task<BalancePlan> ApplyAsync(SmallCounty c)
    {
        await PrepareAsync(c);
        await SmallCounty.DoneAsync(ProposeAsync(c, Number, SmallCounty.County));
        return await ApproveAndApplyAsync(c);
    }

    private static async Task<BalancePlan> ApproveAndApplyAsync(SmallCounty c)
    {
        foreach (var tier in Tiers)
            await SmallCounty.DoneAsync(c.Plan(Number).Approve(c.Command(), tier));
        await SmallCounty.DoneAsync(c.Plan(Number).Apply(c.Command(), c.Now.AddDays(4)));
        await c.News.WhenIdle();
        return await c.Plan(Number).View();
    }
}
