using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Orders;
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

    private const string ProblemSchema = "Problem";
    private const string SessionScheme = "session";
    private const string TokenScheme = "token";

    private static readonly FrozenSet<Operation> OfOneOrder =
        FrozenSet.Create(Operation.TrackOrder, Operation.EvaluateOrder, Operation.ReopenOrder, Operation.CancelOrder);

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
        options.AddDocumentTransformer(async (document, context, cancellationToken) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "CoGovernance",
                Version = "v1",
                Description = "A county's co-governance: residents order, party branches dispatch, members accept and serve, residents evaluate.",
            };
            document.AddComponent(SessionScheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SessionCookie.Name,
                Description = $"A session, from POST /session. Writes need its CSRF token in the header {CsrfToken.Header}.",
            });
            document.AddComponent(TokenScheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A personal access token, or the signed token of ten minutes that POST /token gives for it.",
            });
            document.AddComponent(ProblemSchema, await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellationToken));
            foreach (var (_, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
                GiveExamples(schema.Properties);
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                // Query parameters are bound whatever their case; they are told like fields.
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
                parameter.Example = parameter.Schema is OpenApiSchema schema ? FieldExamples.Of(parameter.Name, schema) : null;
            }

            Describe(
                operation, context.Description.ActionDescriptor.EndpointMetadata, context.Description.HttpMethod != "GET", context.Document);
            return Task.CompletedTask;
        });
    });

    private static OpenApiParameter Header(string name, string example, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Example = example,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    /// <summary>A problem as an English reader gets it.</summary>
    private static IOpenApiExample ExampleOf(string code)
    {
        var meaning = ProblemCatalog.Of(code);
        return new OpenApiExample
        {
            Summary = meaning.English,
            Value = new JsonObject
            {
                ["type"] = $"urn:cogovernance:problem:{code}",
                ["title"] = meaning.English,
                ["status"] = meaning.Status,
                ["code"] = code,
                ["requestId"] = "0HNA2V5C8J7K3:00000001",
            },
        };
    }

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi(Address);

    public static void UseApiPages(this IApplicationBuilder app) => app.UseSwaggerUI(pages =>
    {
        pages.RoutePrefix = PagesAt;
        pages.SwaggerEndpoint(Address, "CoGovernance v1");
    });

    private static void GiveExamples(IDictionary<string, IOpenApiSchema>? fields)
    {
        foreach (var (name, field) in fields ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
        {
            if (field is OpenApiSchema schema && FieldExamples.Of(name, schema) is { } example)
                schema.Examples = [example];
        }
    }

    private static void Describe(OpenApiOperation operation, IList<object> metadata, bool writes, OpenApiDocument? document)
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
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new()
                    {
                        Schema = new OpenApiSchemaReference(ProblemSchema, document),
                        Examples = status.Order(StringComparer.Ordinal).ToDictionary(c => c, ExampleOf, StringComparer.Ordinal),
                    },
                },
            };
        }

        operation.Parameters ??= [];
        if (writes)
        {
            operation.Parameters.Add(Header(
                "Idempotency-Key", "order-20260306-0001", "8 to 100 visible ASCII characters; the same write sent again under it has one effect."));
        }

        if (OfOneOrder.Contains(access.Operation))
            operation.Parameters.Add(Header(OrdersApi.CodeHeader, "7K3M2QXP", "The code that the order was answered with."));
        if (codes.Contains("version.missing", StringComparer.Ordinal))
            operation.Parameters.Add(Header("If-Match", "\"3\"", "The ETag of what is changed, as it was read."));
        if (!AccessTable.Open.Contains(access.Operation))
            operation.Security = [Requirement(SessionScheme, document), Requirement(TokenScheme, document)];
    }
}
