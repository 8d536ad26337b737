using System.Collections.Immutable;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Balance;

/// <summary>What a member is told of plans, and may say.</summary>
internal static class AssignmentsApi
{
    private static readonly Listing<AssignmentView> List =
        new(Tables.Assignments, View, "-from", ("from", "from_at"), ("updatedAt", "updated_at"));

    public static void MapAssignments(this IEndpointRouteBuilder api)
    {
        var member = api.MapGroup("/balance/members/{member}").WithTags("Balance");
        member.MapGet("/assignments", ListAsync).Produces<Page<AssignmentView>>().Does(Operation.ListAssignments, Target.Member)
            .Refuses("cursor.invalid", "request.invalid");
        member.MapPost("/assignments/{plan}/object", ObjectAsync).Produces(StatusCodes.Status204NoContent)
            .Does(Operation.ObjectToAssignment, Target.Member).Refuses("assignment.unknown", "assignment.objection-late", "request.invalid");
        member.MapPut("/willingness", SayAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.SayWillingness, Target.Member);
    }

    private static Task<IResult> ListAsync(HttpContext http, string member, [AsParameters] PageQuery page, IJournal journal) =>
        Pages.ReadAsync(http, journal, List, page, new RowFilter("member", Comparison.Equal, member));

    private static AssignmentView View(object?[] row)
    {
        return new AssignmentView(
            Text("plan"), Text("home"), Text("community"), Enum.Parse<Skill>(Text("skill")), At("from_at"), At("until_at"), At("object_until"),
            Text("status"), RequestView.Why(JsonSerializer.Deserialize<ImmutableArray<RankFactor>>(Text("why"), WireJson.Options)));

        string Text(string name) => (string)row[Tables.Assignments.Column(name)]!;
        DateTimeOffset At(string name) => (DateTimeOffset)row[Tables.Assignments.Column(name)]!;
    }

    private static async Task<IResult> ObjectAsync(HttpContext http, string member, string plan, ObjectBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("reason", body.Reason ?? "", 0, 200);
        if (checks.Failed)
            return checks.Answer(http);
        if (!PlanNumber.TryParse(plan, out var number))
            return Problem.Of(http, new Domain.Kernel.Rejection("assignment.unknown").With("plan", ""));
        var reply = await grains.GetGrain<IMemberGrain>(member).ObjectTo(http.Command().Caller, number, body.Reason?.Trim());
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.NoContent();
    }

    private static async Task<IResult> SayAsync(HttpContext http, string member, WillingnessBody body, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<IMemberGrain>(member).SayWillingness(http.Command().Caller, body.Willingness);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.NoContent();
    }
}
