using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Plans;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Balance;

/// <summary>Balance plans: proposed by the county or a town, approved by every tier that they touch, applied, withdrawn.</summary>
internal static class PlansApi
{
    private static readonly Listing<PlanLine> List = new(
        Tables.PlanParts, Line, "-proposedAt", ("proposedAt", "proposed_at"), ("expiresAt", "expires_at"), ("updatedAt", "updated_at"));

    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/balance/plans").WithTags("Balance");
        plans.MapGet("", ListAsync).Produces<Page<PlanLine>>().Does(Operation.ListPlans).Refuses("cursor.invalid", "request.invalid");
        plans.MapPost("", ProposeAsync).Produces<PlanView>(StatusCodes.Status201Created).Does(Operation.ProposePlan)
            .Refuses("balance.no-counts", "balance.nothing-to-move", "balance.held-by-open-plans", "request.invalid");
        plans.MapGet("/{plan}", ReadAsync).Produces<PlanView>().Does(Operation.ReadPlan, Target.Plan);
        plans.MapGet("/{plan}/history", HistoryAsync).Produces<History>().Does(Operation.ReadPlanHistory, Target.Plan);
        plans.MapPost("/{plan}/approve", (HttpContext http, string plan, IGrainFactory grains) =>
                DoAsync(http, plan, grains, (g, c, area) => g.Approve(c, area)))
            .Produces<PlanView>().Does(Operation.ApprovePlan, Target.Plan).Refuses("plan.not-asked", "plan.step-not-allowed", "plan.expired");
        plans.MapPost("/{plan}/refuse", (HttpContext http, string plan, ReasonBody body, IGrainFactory grains) =>
                WithReasonAsync(http, body, () => DoAsync(http, plan, grains, (g, c, area) => g.Refuse(c, area, body.Reason.Trim()))))
            .Produces<PlanView>().Does(Operation.RefusePlan, Target.Plan).Refuses("plan.not-asked", "plan.step-not-allowed", "request.invalid");
        plans.MapPost("/{plan}/apply", ApplyAsync).Produces<PlanView>().Does(Operation.ApplyPlan, Target.Plan)
            .Refuses("plan.not-yours", "plan.step-not-allowed", "plan.expired", "plan.effective-too-soon", "plan.effective-too-late");
        plans.MapPost("/{plan}/withdraw", (HttpContext http, string plan, ReasonBody body, IGrainFactory grains) =>
                WithReasonAsync(http, body, () => DoOwnAsync(http, plan, grains, (g, c, _) => g.Withdraw(c, body.Reason.Trim()))))
            .Produces<PlanView>().Does(Operation.WithdrawPlan, Target.Plan).Refuses("plan.not-yours", "plan.step-not-allowed", "request.invalid");
    }

    private static Task<IResult> ListAsync(HttpContext http, string? phase, [AsParameters] PageQuery page, IJournal journal)
    {
        if (!Choice.TryRead<PlanPhase>(phase, out var wanted))
            return Task.FromResult(new Checks().That(false, "phase", "field.code").Answer(http));
        var filters = ImmutableArray.CreateBuilder<RowFilter>();
        filters.Add(new RowFilter("area", Comparison.Equal, http.RequiredSubject().Area!.Value.Value));
        if (wanted is not null)
            filters.Add(new RowFilter("phase", Comparison.Equal, wanted.Value.ToString()));
        return Pages.ReadAsync(http, journal, List, page, filters.ToImmutable());
    }

    private static PlanLine Line(object?[] row)
    {
        return new PlanLine(
            Text("plan"), Text("scope"), Enum.Parse<PlanCause>(Text("cause")), Enum.Parse<PlanPhase>(Text("phase")), Number("gives"),
            Number("receives"), Number("asked") == 1, At("approved_at"), At("proposed_at")!.Value, At("expires_at")!.Value, At("effective_from"),
            At("until_at"));

        object? Column(string name) => row[Tables.PlanParts.Column(name)];
        string Text(string name) => (string)Column(name)!;
        int Number(string name) => (int)(long)Column(name)!;
        DateTimeOffset? At(string name) => (DateTimeOffset?)Column(name);
    }

    /// <summary>The county's board opens the plan and tells it from the outbox; told here too, it can be read at once.</summary>
    private static async Task<IResult> ProposeAsync(HttpContext http, ProposePlanBody body, IGrainFactory grains)
    {
        var own = http.RequiredSubject().Area!.Value;
        var checks = new Checks().Code<DivisionCode>("area", body.Area, out var asked);
        var scope = asked ?? own;
        checks.That(own.Contains(scope), "area", "field.unknown-area");
        if (checks.Failed)
            return checks.Answer(http);
        var command = http.Command();
        var number = command.NewPlan();
        var plan = grains.GetGrain<IBalancePlanGrain>(number.Value);
        if ((await plan.View()).Draft is null)
        {
            var proposal = await grains.GetGrain<IBalanceBoardGrain>(scope.County.Value).Propose(command.Caller, number, scope);
            if (proposal.Reply.Rejection is { } refused)
                return Problem.Of(http, refused);
            if (proposal.Draft is { } draft && (await plan.Open(command.Caller, draft)).Rejection is { } notYet)
                return Problem.Of(http, notYet);
        }

        var opened = await plan.View();
        return opened.Draft is null
            ? Problem.Of(http, "journal.busy")
            : Results.Created($"/api/v1/balance/plans/{number}", PlanView.Of(opened, own));
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string plan, IGrainFactory grains) =>
        Results.Ok(PlanView.Of(await grains.GetGrain<IBalancePlanGrain>(plan).View(), http.RequiredSubject().Area!.Value));

    private static async Task<IResult> HistoryAsync(string plan, IJournal journal, CancellationToken cancellationToken) => Results.Ok(new History(
    [
        .. (await journal.ReadAsync(new StreamId("plan", plan), cancellationToken)).Events
            .Select(e => new HistoryLine(e.Version, e.Type, e.Actor, e.At)),
    ]));

    private static async Task<IResult> ApplyAsync(HttpContext http, string plan, ApplyPlanBody body, IGrainFactory grains)
    {
        var within = (await grains.GetGrain<IBalancePlanGrain>(plan).View()).Draft!.Terms.ObjectWithin;
        var from = body.From ?? ChinaTime.FromLocal(ChinaTime.DateAt(http.Command().At + within).AddDays(1), TimeOnly.MinValue);
        return await DoOwnAsync(http, plan, grains, (g, c, _) => g.Apply(c, from));
    }

    private static Task<IResult> WithReasonAsync(HttpContext http, ReasonBody body, Func<Task<IResult>> step)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        return checks.Failed ? Task.FromResult(checks.Answer(http)) : step();
    }

    /// <summary>What only the tier may do that the plan is of, or one above it.</summary>
    private static async Task<IResult> DoOwnAsync(
        HttpContext http, string plan, IGrainFactory grains, Func<IBalancePlanGrain, Caller, DivisionCode, Task<Reply>> step)
    {
        var scope = (await grains.GetGrain<IBalancePlanGrain>(plan).View()).Draft!.Scope;
        return http.RequiredSubject().Area!.Value.Contains(scope)
            ? await DoAsync(http, plan, grains, step)
            : Problem.Of(http, new Rejection("plan.not-yours").With("scope", scope));
    }

    /// <summary>Takes the step in the name of the caller's area and answers with the plan as it stands after it.</summary>
    private static async Task<IResult> DoAsync(
        HttpContext http, string plan, IGrainFactory grains, Func<IBalancePlanGrain, Caller, DivisionCode, Task<Reply>> step)
    {
        var area = http.RequiredSubject().Area!.Value;
        var grain = grains.GetGrain<IBalancePlanGrain>(plan);
        var reply = await step(grain, http.Command().Caller, area);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(PlanView.Of(await grain.View(), area));
    }
}
