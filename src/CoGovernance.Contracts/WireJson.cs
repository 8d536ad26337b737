using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoGovernance.Contracts;

/// <summary>The one JSON form of everything that crosses a grain boundary or lies in the outbox.</summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The same form with one more converter in front.</summary>
    public static JsonSerializerOptions With(JsonConverter converter)
    {
        var options = new JsonSerializerOptions(Options);
        options.Converters.Insert(0, converter);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            IgnoreReadOnlyProperties = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new OrdinalDictionaryConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
