using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CoGovernance.Gateway.Docs;

/// <summary>The API's own description: OpenAPI 3.1 at <c>/openapi/v1.json</c>, made from the endpoints, and pages to browse it at <c>/api/docs</c>.</summary>
internal static class ApiDocument
{
    public const string PagesAt = "api/docs";

    private const string Address = "/openapi/v1.json";

    /// <summary>What every endpoint may answer with.</summary>
    private static readonly string[] Always = ["rate.limited", "server.busy", "server.error", "server.timeout"];

    private static readonly string[] WhereAnAccountIsNeeded =
        ["auth.required", "auth.failed", "auth.forbidden", "auth.csrf", "auth.password-change-required"];

    private static readonly string[] WhereABodyIsRead =
        ["request.malformed", "body.too-large", "media.unsupported", "key.invalid", "command.reused", "journal.busy"];

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<EndpointAccess>().Any();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "CoGovernance",
                Version = "v1",
                Description = "A county's co-governance: residents order, party branches dispatch, members accept and serve, residents evaluate.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context.Description.ActionDescriptor.EndpointMetadata, context.Description.HttpMethod != "GET");
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi(Address);

    public static void UseApiPages(this IApplicationBuilder app) => app.UseSwaggerUI(pages =>
    {
        pages.RoutePrefix = PagesAt;
        pages.SwaggerEndpoint(Address, "CoGovernance v1");
    });

    private static void Describe(OpenApiOperation operation, IList<object> metadata, bool writes)
    {
        var access = metadata.OfType<EndpointAccess>().Single();
        operation.Summary = OperationSummaries.Of(access.Operation);
        IEnumerable<string> codes = [.. Always, .. metadata.OfType<EndpointProblems>().SelectMany(p => p.Codes)];
        if (!AccessTable.Open.Contains(access.Operation))
            codes = codes.Concat(WhereAnAccountIsNeeded);
        if (access.Target is not null)
            codes = codes.Append("not-found");
        if (writes)
            codes = codes.Concat(WhereABodyIsRead);
        operation.Responses ??= [];
        foreach (var status in codes.Distinct(StringComparer.Ordinal).GroupBy(c => ProblemCatalog.Of(c).Status).OrderBy(g => g.Key))
        {
            operation.Responses[$"{status.Key}"] = new OpenApiResponse
            {
                Description = string.Join("; ", status.Order(StringComparer.Ordinal).Select(c => $"{c}: {ProblemCatalog.Of(c).English}")),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() },
            };
        }

        if (writes)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Description = "8 to 100 visible ASCII characters; the same write sent again under it has one effect.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 8, MaxLength = 100 },
            });
        }
    }
}
