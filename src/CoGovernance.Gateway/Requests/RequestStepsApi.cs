using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Orders;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Requests;

/// <summary>The steps of a request's life that the three tiers' officials and the serving members take.</summary>
internal static class RequestStepsApi
{
    public static void MapRequestSteps(this IEndpointRouteBuilder api)
    {
        var steps = api.MapGroup("/requests/{request}").WithTags("Steps");
        steps.MapPost("/triage", TriageAsync).Step(Operation.TriageRequest, "request.category-unknown");
        steps.MapPost("/reject", RejectAsync).Step(Operation.RejectRequest, "request.invalid");
        steps.MapPost("/merge", MergeAsync).Step(Operation.MergeRequest, "request.invalid", "request.merge-target", "request.duplicate-of-itself");
        steps.MapPost("/cancel", CancelAsync).Step(Operation.CancelRequest, "request.invalid");
        steps.MapPost("/escalate", (HttpContext http, string request, IGrainFactory grains) =>
            DoAsync(http, request, grains, (g, c) => g.Escalate(c))).Step(Operation.EscalateRequest);
        steps.MapPost("/redispatch", (HttpContext http, string request, IGrainFactory grains) =>
            DoAsync(http, request, grains, (g, c) => g.Redispatch(c))).Step(Operation.RedispatchRequest, "request.window-past");
        steps.MapPost("/reschedule", RescheduleAsync).Step(Operation.RescheduleRequest, "request.window-past", "request.window-length");
        steps.MapPost("/begin", (HttpContext http, string request, IGrainFactory grains) =>
            DoAsync(http, request, grains, (g, c) => g.Begin(c, http.RequiredSubject().Member!.Value))).Step(Operation.BeginService, "request.not-staff");
        steps.MapPost("/complete", CompleteAsync).Step(Operation.CompleteService, "request.not-staff", "request.minutes-out-of-bounds");
        steps.MapPost("/evaluate", EvaluateAsync).Step(Operation.EvaluateRequest, "request.invalid");
        steps.MapPost("/close", CloseAsync).Step(Operation.CloseRequest, "request.invalid");
        steps.MapPost("/reopen", ReopenAsync).Step(Operation.ReopenRequest, "request.invalid", "request.window-past");
    }

    private static RouteHandlerBuilder Step(this RouteHandlerBuilder endpoint, Operation operation, params string[] codes) =>
        endpoint.Produces<RequestView>().Does(operation, Target.Request).Refuses(["request.step-not-allowed", .. codes]);

    private static async Task<IResult> TriageAsync(HttpContext http, string request, TriageBody body, IGrainFactory grains)
    {
        var community = (await grains.GetGrain<IServiceRequestGrain>(request).View()).Community;
        return await DoAsync(http, request, grains, (_, c) =>
            grains.GetGrain<ICommunityGrain>(community.Value).Triage(c, RequestNumber.Parse(request), body.Category, body.BeginsAt));
    }

    private static Task<IResult> RejectAsync(HttpContext http, string request, RejectBody body, IGrainFactory grains) => DoAsync(
        http, request, grains,
        new Checks().Text("advice", body.Advice, 2, 200).That(body.Reason != RejectionReason.Duplicate, "reason", "field.use-merge"),
        (g, c) => g.Reject(c, body.Reason, body.Advice.Trim()));

    /// <summary>Both must lie in the caller's scope: what is merged ends under the other's number.</summary>
    private static async Task<IResult> MergeAsync(HttpContext http, string request, MergeBody body, IGrainFactory grains)
    {
        var checks = new Checks().Code<RequestNumber>("into", body.Into, out var into, required: true);
        if (checks.Failed)
            return checks.Answer(http);
        var other = await grains.GetGrain<IServiceRequestGrain>(body.Into).View();
        if (other.Details is null || !http.RequiredSubject().Covers(Place.Of(other.Community), Reach.Area))
            return Problem.Of(http, new Rejection("request.merge-target").With("number", body.Into));
        return await DoAsync(http, request, grains, (g, c) => g.MergeInto(c, into!.Value));
    }

    private static Task<IResult> CancelAsync(HttpContext http, string request, ReasonBody body, IGrainFactory grains) =>
        DoAsync(http, request, grains, new Checks().Text("reason", body.Reason, 2, 200), (g, c) => g.Cancel(c, body.Reason.Trim()));

    private static Task<IResult> RescheduleAsync(HttpContext http, string request, RescheduleBody body, IGrainFactory grains) => DoAsync(
        http, request, grains, new Checks().Between("minutes", body.Minutes, 1, 720),
        (g, c) => g.Reschedule(c, TimeWindow.Of(body.BeginsAt, body.Minutes)));

    private static Task<IResult> CompleteAsync(HttpContext http, string request, CompleteBody body, IGrainFactory grains) =>
        DoAsync(http, request, grains, (g, c) => g.Complete(c, http.RequiredSubject().Member!.Value, body.Minutes));

    private static async Task<IResult> EvaluateAsync(HttpContext http, string request, EvaluationBody body, IGrainFactory grains)
    {
        var resident = (await grains.GetGrain<IServiceRequestGrain>(request).View()).Details!.Resident;
        return await DoAsync(
            http, request, grains, new Checks().Between("score", body.Score, 1, 5).Text("words", body.Words ?? "", 0, 500),
            (g, c) => g.Evaluate(c, body.Score, body.Resolved, body.Words is { Length: > 0 } words ? new Personal(resident, words) : Personal.None));
    }

    private static Task<IResult> CloseAsync(HttpContext http, string request, ReasonBody body, IGrainFactory grains) =>
        DoAsync(http, request, grains, new Checks().Text("reason", body.Reason, 2, 200), (g, c) => g.CloseUnresolved(c, body.Reason.Trim()));

    private static async Task<IResult> ReopenAsync(HttpContext http, string request, ReopenBody body, IGrainFactory grains)
    {
        var community = (await grains.GetGrain<IServiceRequestGrain>(request).View()).Community;
        return await DoAsync(http, request, grains, new Checks().Text("reason", body.Reason, 2, 200), (_, c) =>
            grains.GetGrain<ICommunityGrain>(community.Value).Reopen(c, RequestNumber.Parse(request), body.Reason.Trim(), body.BeginsAt));
    }

    private static Task<IResult> DoAsync(
        HttpContext http, string request, IGrainFactory grains, Checks checks, Func<IServiceRequestGrain, Caller, Task<Reply>> step) =>
        checks.Failed ? Task.FromResult(checks.Answer(http)) : DoAsync(http, request, grains, step);

    /// <summary>Takes the step and answers with the request as it stands after it.</summary>
    private static async Task<IResult> DoAsync(
        HttpContext http, string request, IGrainFactory grains, Func<IServiceRequestGrain, Caller, Task<Reply>> step)
    {
        var grain = grains.GetGrain<IServiceRequestGrain>(request);
        var reply = await step(grain, http.Command().Caller);
        var member = http.RequiredSubject() is { Role: Domain.Accounts.Role.Member } subject ? subject.Member : null;
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(RequestView.Of(await grain.View(), member));
    }
}
