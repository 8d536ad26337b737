using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>One operation as the API's document describes it.</summary>
/// <param name="Path">Below <c>/api/v1/</c>, with names in braces.</param>
/// <param name="Body">An example of its body, put together from the fields' examples; null when it takes none.</param>
public sealed record DescribedOperation(string Id, HttpMethod Method, string Path, JsonElement Json, JsonNode? Body);

/// <summary>The API as it describes itself at <c>/openapi/v1.json</c>.</summary>
public sealed class ApiDescription
{
    private const string Root = "/api/v1/";
    private const int MostDepth = 8;

    private ApiDescription(JsonElement document)
    {
        Schemas = document.GetProperty("components").GetProperty("schemas");
        Operations =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               select new DescribedOperation(
                   method.Value.GetProperty("operationId").GetString()!, new HttpMethod(method.Name.ToUpperInvariant()), path.Name[Root.Length..],
                   method.Value, BodyOf(method.Value)),
        ];
    }

    public JsonElement Schemas { get; }

    public IReadOnlyList<DescribedOperation> Operations { get; }

    public static async Task<ApiDescription> ReadAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var document = JsonDocument.Parse(await http.GetStringAsync("/openapi/v1.json"));
        return new ApiDescription(document.RootElement.Clone());
    }

    private JsonNode? BodyOf(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? Compose(json.GetProperty("schema"), 0)
            : null;

    private JsonNode? Compose(JsonElement schema, int depth)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Compose(Schemas.GetProperty(reference.GetString()!.Split('/')[^1]), depth);
        if (schema.TryGetProperty("oneOf", out var alternatives))
            return Compose(alternatives.EnumerateArray().First(a => !IsNull(a)), depth);
        if (schema.TryGetProperty("examples", out var examples))
            return JsonNode.Parse(examples[0].GetRawText());
        if (schema.TryGetProperty("enum", out var values))
            return JsonNode.Parse(values.EnumerateArray().First(v => v.ValueKind != JsonValueKind.Null).GetRawText());
        return TypeOf(schema) switch
        {
            "boolean" => JsonValue.Create(true),
            "array" => depth < MostDepth ? new JsonArray(Compose(schema.GetProperty("items"), depth + 1)) : new JsonArray(),
            "object" when schema.TryGetProperty("properties", out var fields) => new JsonObject(
                fields.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, depth < MostDepth ? Compose(f.Value, depth + 1) : null))),
            "object" => new JsonObject(),
            _ => null,
        };
    }

    /// <summary>The type besides null.</summary>
    public static string? TypeOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.String ? type.GetString()
        : type.EnumerateArray().Select(t => t.GetString()).First(t => t != "null");

    private static bool IsNull(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "null";
}
