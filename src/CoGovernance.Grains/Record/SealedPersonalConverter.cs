using System.Text.Json;
using System.Text.Json.Serialization;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Grains.Record;

/// <summary>Writes personal words sealed with the person's key, and reads them back; those of an erased person read as null.</summary>
public sealed class SealedPersonalConverter(IPersonVault vault) : JsonConverter<Personal>
{
    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options)!;
        return new Personal(form.Of, form.Sealed is null ? null : vault.Open(form.Of, form.Sealed));
    }

    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("of"u8, value.Person);
        if (value.Text is { } text)
            writer.WriteString("sealed"u8, vault.Seal(value.Person, text));
        writer.WriteEndObject();
    }

    private sealed record Form(string Of, string? Sealed);
}
