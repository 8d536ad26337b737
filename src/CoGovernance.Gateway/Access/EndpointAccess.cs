using Microsoft.AspNetCore.Builder;

namespace CoGovernance.Gateway.Access;

/// <summary>What an endpoint does, and what it does it to; without a target the handler itself keeps to the caller's scope.</summary>
public sealed record EndpointAccess(Operation Operation, Target? Target);

/// <summary>The codes of the problems that an endpoint may answer with besides those that every endpoint has.</summary>
public sealed record EndpointProblems(IReadOnlyList<string> Codes);

public static class EndpointAccessExtensions
{
    /// <summary>
    /// Says what the endpoint does: its operation id, and what the access table is asked for it. Every endpoint of the API has one.
    /// </summary>
    public static RouteHandlerBuilder Does(this RouteHandlerBuilder endpoint, Operation operation, Target? target = null) =>
        endpoint.WithMetadata(new EndpointAccess(operation, target)).WithName(IdOf(operation));

    /// <summary>Names the refusals that this endpoint may answer with, by their stable codes.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params string[] codes) =>
        endpoint.WithMetadata(new EndpointProblems(codes));

    public static string IdOf(Operation operation) => char.ToLowerInvariant(operation.ToString()[0]) + operation.ToString()[1..];
}
