using System.Net;
using System.Text;
using System.Text.Json;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>What the API says of itself is whole and true.</summary>
public sealed class DocumentTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private static readonly string[] Scalars = ["string", "integer", "number"];

    [Fact]
    public async Task Every_operation_is_described_with_its_answers_and_every_refusal_has_an_example()
    {
        var api = await ApiDescription.ReadAsync(county.Address);
        Assert.Equal(
            Enum.GetValues<Operation>().Select(EndpointAccessExtensions.IdOf).Order(StringComparer.Ordinal),
            api.Operations.Select(o => o.Id).Order(StringComparer.Ordinal));
        Assert.All(api.Operations, o => Assert.NotEmpty(o.Json.GetProperty("summary").GetString()!));
        foreach (var operation in api.Operations)
        {
            var responses = operation.Json.GetProperty("responses").EnumerateObject().ToList();
            Assert.Contains(responses, r => r.Name[0] is '2' or '3');
            foreach (var refusal in responses.Where(r => r.Name[0] is '4' or '5'))
            {
                var problem = refusal.Value.GetProperty("content").GetProperty("application/problem+json");
                Assert.Equal("#/components/schemas/Problem", problem.GetProperty("schema").GetProperty("$ref").GetString());
                var examples = problem.GetProperty("examples").EnumerateObject().ToList();
                Assert.NotEmpty(examples);
                Assert.All(examples, e => Assert.Equal(refusal.Name, $"{ProblemCatalog.Of(e.Name).Status}"));
                Assert.All(examples, e => Assert.Equal(e.Name, e.Value.GetProperty("value").GetProperty("code").GetString()));
            }
        }

        var order = api.Operations.Single(o => o.Id == "placeOrder").Json.GetProperty("responses");
        Assert.Contains("order.quota", order.GetProperty("429").GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_and_parameter_has_an_example_of_its_type()
    {
        var api = await ApiDescription.ReadAsync(county.Address);
        var fields =
            from schema in api.Schemas.EnumerateObject()
            where schema.Value.TryGetProperty("properties", out _)
            from field in schema.Value.GetProperty("properties").EnumerateObject()
            where IsPlain(field.Value)
            select (Name: $"{schema.Name}.{field.Name}", Type: ApiDescription.TypeOf(field.Value),
                Example: field.Value.TryGetProperty("examples", out var e) ? e[0] : default);
        var parameters =
            from operation in api.Operations
            where operation.Json.TryGetProperty("parameters", out _)
            from parameter in operation.Json.GetProperty("parameters").EnumerateArray()
            where IsPlain(parameter.GetProperty("schema"))
            select (Name: $"{operation.Id} {parameter.GetProperty("name").GetString()}", Type: ApiDescription.TypeOf(parameter.GetProperty("schema")),
                Example: parameter.TryGetProperty("example", out var e) ? e : default);
        var wrong = fields.Concat(parameters).Where(f => !Fits(f.Type, f.Example)).Select(f => f.Name).Order(StringComparer.Ordinal).ToList();
        Assert.True(wrong.Count == 0, $"No example of the right type for: {string.Join(", ", wrong)}");
    }

    [Fact]
    public async Task Parameters_are_named_like_fields()
    {
        var api = await ApiDescription.ReadAsync(county.Address);
        var names = api.Operations
            .Where(o => o.Json.TryGetProperty("parameters", out _))
            .SelectMany(o => o.Json.GetProperty("parameters").EnumerateArray())
            .Where(p => p.GetProperty("in").GetString() != "header")
            .Select(p => p.GetProperty("name").GetString()!);
        Assert.All(names, n => Assert.True(char.IsAsciiLetterLower(n[0]), n));
    }

    [Fact]
    public async Task The_example_of_a_body_is_one_that_the_endpoint_reads()
    {
        using var coordinator = await county.SignInAsync("county");
        using var member = await county.SignInAsync("member");
        var api = await ApiDescription.ReadAsync(county.Address);
        foreach (var operation in api.Operations.Where(o => o.Body is not null))
        {
            // What would lock out those who ask is read like the others.
            if (operation.Id is "changePassword")
                continue;
            var visitor = AccessTable.Of(Enum.Parse<Operation>(operation.Id, ignoreCase: true), Domain.Accounts.Role.Member) == Reach.None
                ? coordinator
                : member;
            var answer = await visitor.SendRawAsync(
                operation.Method, PathOf(operation), Encoding.UTF8.GetBytes(operation.Body!.ToJsonString()), "application/json");
            Assert.True(
                answer.Code is not "request.malformed" && answer.Status != HttpStatusCode.InternalServerError,
                $"{operation.Id} does not read its example: {answer.Status} {answer.Body} {operation.Body}");
        }
    }

    [Fact]
    public async Task The_pages_are_there()
    {
        using var http = new HttpClient { BaseAddress = county.Address };
        using var pages = await http.GetAsync("/api/docs/index.html");
        Assert.Equal(HttpStatusCode.OK, pages.StatusCode);
        Assert.Contains("script", await pages.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string PathOf(DescribedOperation operation) => operation.Path
        .Replace("{member}", ServedCounty.EastMember, StringComparison.Ordinal)
        .Replace("{area}", ServedCounty.East, StringComparison.Ordinal)
        .Replace("{plan}", ServedCounty.Plan, StringComparison.Ordinal)
        .Replace("{account}", "somebody", StringComparison.Ordinal);

    /// <summary>Text or a figure, as against an enum, an object or a truth value, which explain themselves.</summary>
    private static bool IsPlain(JsonElement schema) =>
        !schema.TryGetProperty("enum", out _) && !schema.TryGetProperty("$ref", out _) && Scalars.Contains(ApiDescription.TypeOf(schema));

    private static bool Fits(string? type, JsonElement example) => type switch
    {
        "string" => example.ValueKind == JsonValueKind.String,
        "integer" => example.ValueKind == JsonValueKind.Number && example.TryGetInt64(out _),
        _ => example.ValueKind == JsonValueKind.Number,
    };
}
