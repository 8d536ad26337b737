using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoGovernance.Gateway.Orders;

/// <summary>What residents do, without an account: order, follow, cancel, evaluate, reopen. A number and a code stand for the order.</summary>
internal static class OrdersApi
{
    public const string CodeHeader = "Order-Code";

    private const int MostSimilar = 5;

    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        api.MapGet("/categories", ListCategoriesAsync).WithTags("Orders").Produces<CategoryList>().Does(Operation.ListCategories);
        api.MapGet("/communities", ListCommunitiesAsync).WithTags("Orders").Produces<OpenAreaList>().Does(Operation.ListOpenAreas);
        var orders = api.MapGroup("/orders").WithTags("Orders");
        orders.MapGet("/similar", SimilarAsync).Produces<SimilarOrders>().Does(Operation.FindSimilarOrders).Refuses("request.invalid");
        orders.MapPost("", PlaceAsync).Produces<OrderView>(StatusCodes.Status201Created).Does(Operation.PlaceOrder)
            .Refuses("request.invalid", "order.quota", "rate.limited").RequireRateLimiting(RateLimits.Order);

        // Numbers are shown to whoever orders nearby: the code alone keeps strangers out.
        var coded = orders.MapGroup("/{request}").AddEndpointFilter((context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<WrongCodes>().InvokeAsync(context, next));
        coded.MapGet("", TrackAsync).Produces<TrackedOrder>().Does(Operation.TrackOrder).Refuses("not-found");
        coded.MapPost("/evaluation", EvaluateAsync).Produces<TrackedOrder>().Does(Operation.EvaluateOrder)
            .Refuses("not-found", "request.step-not-allowed");
        coded.MapPost("/reopening", ReopenAsync).Produces<TrackedOrder>().Does(Operation.ReopenOrder)
            .Refuses("not-found", "request.step-not-allowed");
        coded.MapPost("/cancellation", CancelAsync).Produces<TrackedOrder>().Does(Operation.CancelOrder)
            .Refuses("not-found", "request.step-not-allowed");
    }

    private static async Task<IResult> ListCategoriesAsync(IGrainFactory grains, IJournal journal, CancellationToken cancellationToken)
    {
        var policy = await journal.CountyAsync(cancellationToken) is { } county
            ? (await grains.GetGrain<ICountyGrain>(county.Value).View()).Policy
            : DefaultPolicy.Value;
        return Results.Ok(new CategoryList(
            [.. policy.Categories.Values.Select(c => new CategoryView(c.Code, c.Name, c.EnglishName, c.Needs.Sum(n => n.Count), c.Minutes, c.Urgency))]));
    }

    private static async Task<IResult> ListCommunitiesAsync(IJournal journal, CancellationToken cancellationToken)
    {
        var areas = new List<OpenArea>();
        var query = new RowQuery(Tables.Areas) { Filters = [new RowFilter("tier", Comparison.Equal, (long)Tier.Community)], Limit = 10_000 };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
            areas.Add(new OpenArea((string)row[0]!, (string)row[1]!));
        return Results.Ok(new OpenAreaList([.. areas]));
    }

    private static async Task<IResult> SimilarAsync(
        HttpContext http, string community, string category, IJournal journal, CancellationToken cancellationToken)
    {
        var checks = new Checks().Code<DivisionCode>("community", community, out _, required: true).Text("category", category, 1, 40);
        if (checks.Failed)
            return checks.Answer(http);
        var found = new List<SimilarOrder>();
        var query = new RowQuery(Tables.Requests)
        {
            Filters =
            [
                new RowFilter("community", Comparison.Equal, community), new RowFilter("category", Comparison.Equal, category),
                new RowFilter("phase", Comparison.In, OpenPhases),
            ],
            OrderBy = "submitted_at",
            Descending = true,
            Limit = MostSimilar,
        };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
        {
            found.Add(new SimilarOrder(
                (string)row[0]!, Enum.Parse<RequestPhase>((string)row[Tables.Requests.Column("phase")]!),
                (DateTimeOffset)row[Tables.Requests.Column("submitted_at")]!, (DateTimeOffset?)row[Tables.Requests.Column("begins_at")]));
        }

        return Results.Ok(new SimilarOrders([.. found]));
    }

    private static readonly object[] OpenPhases =
        [.. new[] { RequestPhase.Submitted, RequestPhase.Triaged, RequestPhase.Dispatching, RequestPhase.Accepted }.Select(p => p.ToString())];

    private static async Task<IResult> PlaceAsync(HttpContext http, OrderBody body, OrderDesk desk) =>
        await desk.PlaceAsync(http, body, Channel.Web, onBehalfBy: null);

    /// <summary>Who follows an order asks again with the tag, and is told no more than that nothing has changed.</summary>
    private static async Task<IResult> TrackAsync(HttpContext http, string request, OrderDesk desk, TimeProvider time)
    {
        if (await desk.FindAsync(http, request) is not { } found)
            return Problem.Of(http, "not-found");
        var order = TrackedOrder.Of(found, time.GetUtcNow());
        return EntityTag.Answer(http, EntityTag.OfPart(order), order);
    }

    private static async Task<IResult> EvaluateAsync(HttpContext http, string request, EvaluationBody body, OrderDesk desk)
    {
        var checks = new Checks().Between("score", body.Score, 1, 5).Text("words", body.Words ?? "", 0, 500);
        if (checks.Failed)
            return checks.Answer(http);
        return await desk.DoAsync(http, request, (grain, found, caller) => grain.Evaluate(
            caller, body.Score, body.Resolved, body.Words is { Length: > 0 } words ? new Personal(found.Details!.Resident, words) : Personal.None));
    }

    private static async Task<IResult> ReopenAsync(HttpContext http, string request, ReopenBody body, OrderDesk desk, IGrainFactory grains)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        return checks.Failed
            ? checks.Answer(http)
            : await desk.DoAsync(http, request, (_, found, caller) => grains.GetGrain<ICommunityGrain>(found.Community.Value)
                .Reopen(caller, found.Number, body.Reason.Trim(), body.BeginsAt));
    }

    private static async Task<IResult> CancelAsync(HttpContext http, string request, ReasonBody body, OrderDesk desk)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        return checks.Failed ? checks.Answer(http) : await desk.DoAsync(http, request, (grain, _, caller) => grain.Cancel(caller, body.Reason.Trim()));
    }
}
