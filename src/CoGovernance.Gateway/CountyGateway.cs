using CoGovernance.Gateway.Health;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway;

/// <summary>Everything that the county answers over HTTP, one feature after the other.</summary>
public static class CountyGateway
{
    public static IEndpointRouteBuilder MapCounty(this IEndpointRouteBuilder routes) => routes.MapHealth();
}
