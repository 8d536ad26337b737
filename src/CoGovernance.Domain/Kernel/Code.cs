using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoGovernance.Domain.Kernel;

/// <summary>A code or number that names one thing. It is written in JSON as its text and may be a dictionary key.</summary>
public interface ICode<TSelf> where TSelf : struct, ICode<TSelf>
{
    string Value { get; }

    /// <summary>Reads the canonical form only; no trimming, no widening.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf code);
}

public static class Code
{
    /// <exception cref="FormatException">The text is not in the code's canonical form.</exception>
    public static T Parse<T>(string text) where T : struct, ICode<T> =>
        T.TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a {typeof(T).Name}.");
}

/// <summary>Reads and writes a code as its text; a wrong one is a <see cref="JsonException"/>.</summary>
public sealed class CodeJsonConverter<T> : JsonConverter<T> where T : struct, ICode<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.TryParse(reader.GetString(), out var code) ? code : throw new JsonException($"Not a {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
