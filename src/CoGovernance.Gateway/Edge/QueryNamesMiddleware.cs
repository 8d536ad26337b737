using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace CoGovernance.Gateway.Edge;

/// <summary>
/// Takes names in a query as bodies and answers write them, <c>phase=inService</c>, which the framework knows in one spelling only:
/// <c>InService</c>. What is no name of the kind is left for the endpoint to refuse.
/// </summary>
internal sealed class QueryNamesMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (query.Count > 0 && http.GetEndpoint() is { } endpoint)
        {
            var spelled = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
            foreach (var parameter in endpoint.Metadata.OfType<IParameterBindingMetadata>())
            {
                var type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
                if (type.IsEnum && query.TryGetValue(parameter.Name, out var given) && NameOf(type, given) is { } name)
                    spelled[parameter.Name] = name;
            }

            if (spelled.Count > 0)
            {
                foreach (var (name, values) in query)
                    spelled.TryAdd(name, values);
                http.Request.Query = new QueryCollection(spelled);
            }
        }

        return next(http);
    }

    private static string? NameOf(Type type, string? given) =>
        Enum.GetNames(type).FirstOrDefault(n => string.Equals(n, given, StringComparison.OrdinalIgnoreCase));
}
