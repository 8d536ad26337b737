using CoGovernance.Contracts.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Health;

/// <summary>For the supervisor of the process: alive, and ready to take work.</summary>
internal static class HealthApi
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new Health("live")));
        routes.MapGet("/health/ready", ReadyAsync);
        return routes;
    }

    /// <summary>Ready when the record can be read; 503 with the journal's code when it cannot.</summary>
    private static async Task<Results<Ok<Health>, ProblemHttpResult>> ReadyAsync(IJournal journal, CancellationToken cancellationToken)
    {
        try
        {
            await journal.NextDueAsync(cancellationToken);
            return TypedResults.Ok(new Health("ready"));
        }
        catch (JournalUnavailableException e)
        {
            return TypedResults.Problem(
                e.Message, statusCode: StatusCodes.Status503ServiceUnavailable, extensions: new Dictionary<string, object?> { ["code"] = e.Code });
        }
    }

    private sealed record Health(string Status);
}
