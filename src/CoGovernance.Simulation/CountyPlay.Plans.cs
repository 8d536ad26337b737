using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Plans;

namespace CoGovernance.Simulation;

/// <summary>What officials and members do with balance plans: the county proposes, every tier agrees in its own time, some members object.</summary>
public sealed partial class CountyPlay
{
    /// <summary>Counts know too little of the work before a week of it was seen.</summary>
    private const int DaysBeforeFirstPlan = 7;

    private static readonly TimeOnly ProposalHour = new(9, 0);

    private async Task PlanBalancesAsync(DivisionCode county, DateTimeOffset from)
    {
        if (options.PlanEvery is not { } every)
            return;
        for (var day = DaysBeforeFirstPlan; day < options.Days; day += every)
        {
            var date = options.FirstDay.AddDays(day);
            var at = ChinaTime.FromLocal(date, ProposalHour);
            if (at < from)
                continue;
            var number = PlanNumber.From(date, (uint)day);
            Plan(at, new StreamId("board", county.Value), $"{number}/propose", async c => (await Board(county).Propose(c, number, county)).Reply);
        }

        // A play that goes on finds plans half agreed.
        foreach (var open in (await Board(county).View()).Open.Keys)
            Watch(open);
    }

    private void Watch(PlanNumber number) => Start(async () =>
    {
        var plan = await BalancePlanOf(number).View();
        switch (plan.Phase)
        {
            case PlanPhase.Proposed:
                foreach (var area in plan.Draft!.Tiers().Where(a => !plan.Approvals.ContainsKey(a)))
                    PlanStep(number, OfficeTime(people.OfficialMinutes(area, number)), $"approve/{area}", c => BalancePlanOf(number).Approve(c, area));
                break;
            case PlanPhase.Approved:
                var objectWithin = plan.Draft!.Terms.ObjectWithin;
                PlanStep(
                    number, OfficeTime(people.OfficialMinutes(plan.Draft.Scope, number)), "apply",
                    c => BalancePlanOf(number).Apply(c, c.At + objectWithin));
                break;
            case PlanPhase.Applied when !plan.Settled:
                await SeeWhoObjectsAsync(plan);
                break;
        }
    });

    private async Task SeeWhoObjectsAsync(BalancePlan plan)
    {
        var number = plan.Draft!.Number;
        foreach (var giver in plan.Givers())
        {
            var home = await grains.GetGrain<ICommunityGrain>(giver.Value).View();
            if (!home.Quotas.TryGetValue(number, out var quota))
                continue;
            foreach (var member in quota.Chosen.Select(c => c.Member).Where(m => people.ObjectsTo(m, number)))
            {
                Plan(
                    Later(time.GetUtcNow().AddHours(people.HoursToObject(member, number))), new StreamId("member", member.Value),
                    $"{number}/object/{member}", c => Member(member).ObjectTo(c, number, "家中有事"));
            }
        }
    }

    private void PlanStep(PlanNumber number, DateTimeOffset at, string what, Func<Caller, Task<Reply>> act) =>
        Plan(at, new StreamId("plan", number.Value), $"{number}/{what}", act);

    private IBalanceBoardGrain Board(DivisionCode area) => grains.GetGrain<IBalanceBoardGrain>(area.Value);

    private IBalancePlanGrain BalancePlanOf(PlanNumber number) => grains.GetGrain<IBalancePlanGrain>(number.Value);
}
