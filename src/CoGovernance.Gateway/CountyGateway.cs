using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Areas;
using CoGovernance.Gateway.Audit;
using CoGovernance.Gateway.Calendars;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Docs;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Health;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Members;
using CoGovernance.Gateway.Metrics;
using CoGovernance.Gateway.Orders;
using CoGovernance.Gateway.Policies;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using CoGovernance.Gateway.ServiceRecords;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoGovernance.Gateway;

/// <summary>Everything that the county answers over HTTP, one feature after the other.</summary>
public static class CountyGateway
{
    public static IServiceCollection AddGateway(this IServiceCollection services, EdgeOptions options) => services
        .AddSingleton(options)
        .AddSingleton<GatewayKeys>()
        .AddSingleton<SignedTokens>()
        .AddSingleton<OrderDesk>()
        .AddSingleton<LoadHistories>()
        .AddSingleton<MetricsCollector>()
        .AddRateLimiter(limits => RateLimits.Configure(limits, options))
        .AddApiDocument()
        .AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = options.MostTime, TimeoutStatusCode = 504 })
        .ConfigureHttpJsonOptions(json => StrictJson.Configure(json.SerializerOptions))
        .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);

    /// <summary>The order matters: who asks must be known before how often is counted, and both before anything is read.</summary>
    public static void UseGateway(this IApplicationBuilder app)
    {
        // Made now, so that it hears what is measured from here on.
        app.ApplicationServices.GetRequiredService<MetricsCollector>();
        app.UseMiddleware<EdgeHeadersMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseApiPages();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseMiddleware<AuthenticationMiddleware>();
        app.UseRateLimiter();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<QueryTextMiddleware>();
        app.UseMiddleware<CommandMiddleware>();
    }

    public static IEndpointRouteBuilder MapCounty(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapMetrics();
        routes.MapApiDocument();
        var api = routes.MapGroup("/api/v1");
        api.MapSession();
        api.MapTokens();
        api.MapAccounts();
        api.MapAreas();
        api.MapLoad();
        api.MapPolicy();
        api.MapAudit();
        api.MapOrders();
        api.MapRequests();
        api.MapRequestSteps();
        api.MapMembers();
        api.MapCalendar();
        api.MapServiceRecords();
        api.MapOpenOrders();
        return routes;
    }
}
