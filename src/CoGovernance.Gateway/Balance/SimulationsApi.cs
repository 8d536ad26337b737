using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Balance;

/// <summary>What came of policies that were played on the sample county, for those who have to justify one. Nothing here is of the record.</summary>
internal static class SimulationsApi
{
    public static void MapSimulations(this IEndpointRouteBuilder api)
    {
        var simulations = api.MapGroup("/balance/simulations").WithTags("Balance");
        simulations.MapGet("", ListAsync).Produces<SimulationList>().Does(Operation.ListSimulations).Refuses("simulation.unreadable");
        simulations.MapGet("/{simulation}", ReadAsync).Produces<SimulationView>().Does(Operation.ReadSimulation)
            .Refuses("not-found", "simulation.unusable");
    }

    private static async Task<IResult> ListAsync(HttpContext http, ISimulationResults results)
    {
        try
        {
            var (newest, older) = await results.ListAsync(http.RequestAborted);
            return Results.Ok(new SimulationList(
                [.. newest.Select(f => new SimulationLine(f.Name, f.MadeAt, f.Result?.Options, f.Fault))], older));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(http, "simulation.unreadable");
        }
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string simulation, ISimulationResults results) =>
        await results.FindAsync(simulation, http.RequestAborted) switch
        {
            null => Problem.Of(http, "not-found"),
            { Result: { } found } file => Results.Ok(new SimulationView(file.Name, file.MadeAt, found.Options, found.Measures, found.Outcomes)),
            _ => Problem.Of(http, "simulation.unusable"),
        };
}
