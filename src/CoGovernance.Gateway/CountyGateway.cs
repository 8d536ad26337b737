using CoGovernance.Contracts;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Areas;
using CoGovernance.Gateway.Audit;
using CoGovernance.Gateway.Balance;
using CoGovernance.Gateway.Calendars;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Communities;
using CoGovernance.Gateway.Console;
using CoGovernance.Gateway.Docs;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Erasure;
using CoGovernance.Gateway.ExternalSignIn;
using CoGovernance.Gateway.Health;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Imports;
using CoGovernance.Gateway.Live;
using CoGovernance.Gateway.Members;
using CoGovernance.Gateway.Metrics;
using CoGovernance.Gateway.Orders;
using CoGovernance.Gateway.Policies;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using CoGovernance.Gateway.ServiceRecords;
using CoGovernance.Gateway.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Gateway;

/// <summary>Everything that the county answers over HTTP, one feature after the other.</summary>
public static class CountyGateway
{
    /// <summary>
    /// A host whose pumps let a flood of orders go first adds its <see cref="IntakeGauge"/> before, one that has results of simulations its
    /// <see cref="ISimulationResults"/>.
    /// </summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, EdgeOptions options, ExternalSignInOptions? external = null)
    {
        services.TryAddSingleton<IntakeGauge>();
        services.TryAddSingleton<ISimulationResults, NoSimulationResults>();
        return services.AddFeatures(options, external);
    }

    private static IServiceCollection AddFeatures(this IServiceCollection services, EdgeOptions options, ExternalSignInOptions? external) => services
        .AddSingleton(options)
        .AddSingleton(external ?? new ExternalSignInOptions())
        .AddSingleton<OpenIdProvider>()
        .AddSingleton<GatewayKeys>()
        .AddSingleton<SignedTokens>()
        .AddSingleton<Prover>()
        .AddSingleton<LivePlaces>()
        .AddSingleton<LiveOwners>()
        .AddSingleton<LiveViewers>()
        .AddSingleton<LiveFollower>()
        .AddHostedService(s => s.GetRequiredService<LiveFollower>())
        .AddSingleton<KnownBrowsers>()
        .AddSingleton<AbsentAccounts>()
        .AddSingleton<OrderDesk>()
        .AddSingleton<WrongCodes>()
        .AddSingleton<LoadHistories>()
        .AddMetrics()
        .AddSingleton<MetricsCollector>()
        .AddSingleton<PersonErasure>()
        .AddSingleton<ImportDesk>()
        .AddHostedService(s => s.GetRequiredService<ImportDesk>())
        .AddProxies(options)
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
        app.UseProxies();
        app.UseMiddleware<AccessLogMiddleware>();
        app.UseMiddleware<EdgeHeadersMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseApiPages();
        app.UseConsole(
            Path.Combine(AppContext.BaseDirectory, ConsolePages.Folder),
            app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ConsolePages)));
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseMiddleware<BodyTimeMiddleware>();
        app.UseMiddleware<AuthenticationMiddleware>();
        app.UseRateLimiter();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<QueryTextMiddleware>();
        app.UseMiddleware<QueryNamesMiddleware>();
        app.UseMiddleware<CommandMiddleware>();
    }

    public static IEndpointRouteBuilder MapCounty(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapMetrics();
        routes.MapApiDocument();
        var api = routes.MapGroup("/api/v1");
        api.MapSession();
        api.MapExternalSignIn();
        api.MapTokens();
        api.MapAccounts();
        api.MapIdentities();
        api.MapLive();
        api.MapAreas();
        api.MapPostEdits();
        api.MapCourtyardHeadEdits();
        api.MapUnitEdits();
        api.MapAgreementEdits();
        api.MapLoad();
        api.MapFigures();
        api.MapBalance();
        api.MapPlans();
        api.MapAssignments();
        api.MapSimulations();
        api.MapPolicy();
        api.MapPolicyVersions();
        api.MapAudit();
        api.MapImports();
        api.MapOrders();
        api.MapRequests();
        api.MapRequestSteps();
        api.MapMembers();
        api.MapErasure();
        api.MapCalendar();
        api.MapServiceRecords();
        api.MapUnitLists();
        api.MapCommunityLists();
        api.MapOpenOrders();
        return routes;
    }
}
