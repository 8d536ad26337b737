using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CoGovernance.Architecture.Tests.Model;

namespace CoGovernance.Architecture.Tests.StorageContracts;

/// <summary>
/// Describes the JSON that a type is written as: its properties, what each holds, and with a question mark what may be missing.
/// Names of enumeration values are part of the shape, as they are stored.
/// </summary>
internal sealed class JsonShape(JsonSerializerOptions options)
{
    public JsonNode Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying);
        if (type.IsEnum)
            return string.Join(" | ", Enum.GetValues(type).Cast<object>().Select(v => JsonSerializer.Serialize(v, type, options).Trim('"')));
        var info = options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonArray(Of(info.ElementType!)),
            JsonTypeInfoKind.Dictionary => new JsonObject { ["*"] = Of(info.ElementType!) },
            JsonTypeInfoKind.Object => Properties(info),
            _ when type.IsGenericType && type.GenericTypeArguments.Length == 2 => new JsonObject { ["*"] = Of(type.GenericTypeArguments[1]) },
            _ => Written(type),
        };
    }

    private JsonObject Properties(JsonTypeInfo info)
    {
        var shape = new JsonObject();
        if (Samples.Derived(info.Type) is { Length: > 0 } derived)
            shape["one of"] = string.Join(" | ", derived.Select(d => d.Name));
        foreach (var property in info.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null))
            shape[property.Name + (MayBeMissing(property) ? "?" : "")] = Of(property.PropertyType);
        return shape;
    }

    private static bool MayBeMissing(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || (!property.PropertyType.IsValueType && property.IsSetNullable);

    /// <summary>What a converter makes of a full sample: the kind of its JSON and the type's name, or the properties it writes.</summary>
    private JsonNode Written(Type type)
    {
        var json = JsonSerializer.SerializeToNode(new Samples(0, Filling.Full).Make(type), type, options)!;
        return json is JsonObject written
            ? new JsonObject(written.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, KindOf(p.Value!))))
            : $"{KindOf(json)} {type.Name}";
    }

    private static string KindOf(JsonNode json) => json.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
