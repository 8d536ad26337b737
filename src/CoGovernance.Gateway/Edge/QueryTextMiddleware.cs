using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Edge;

/// <summary>Refuses query parameters that are not text: no list can hold a NUL or half a surrogate pair, and no database takes one.</summary>
internal sealed class QueryTextMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        foreach (var (name, values) in http.Request.Query)
        {
            if (values.Any(v => v is not null && !Checks.IsText(v)))
                return Problem.Of(http, [(name, new Rejection("field.characters"))]).ExecuteAsync(http);
        }

        return next(http);
    }
}
