using System.Text.Json;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Exchange.Balancing;

/// <summary>A value in a JSON file and where it stands (<c>profiles[2].home</c>); what is not as it must be is told with that place.</summary>
internal readonly record struct JsonPlace(JsonElement Element, string Path)
{
    public JsonPlace this[string field] => new(Element.GetProperty(field), PathOf(field));

    public JsonPlace? Optional(string field) =>
        Element.TryGetProperty(field, out var value) ? new JsonPlace(value, PathOf(field)) : null;

    /// <summary>The value is an object with these fields and no other.</summary>
    public JsonPlace Fields(ReadOnlySpan<string> required, ReadOnlySpan<string> optional = default)
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Fault("balance.not-an-object");
        foreach (var property in Element.EnumerateObject())
        {
            if (!required.Contains(property.Name) && !optional.Contains(property.Name))
                throw Fault("balance.unknown-field", PathOf(property.Name));
        }

        foreach (var field in required)
        {
            if (!Element.TryGetProperty(field, out _))
                throw Fault("balance.missing-field", PathOf(field));
        }

        return this;
    }

    public IEnumerable<JsonPlace> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
            throw Fault("balance.not-a-list");
        var path = Path;
        return Element.EnumerateArray().Select((item, i) => new JsonPlace(item, $"{path}[{i}]"));
    }

    public IEnumerable<(string Name, JsonPlace Value)> Properties()
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Fault("balance.not-an-object");
        var here = this;
        return Element.EnumerateObject().Select(p => (p.Name, new JsonPlace(p.Value, here.PathOf(p.Name))));
    }

    public string Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Fault("balance.not-a-text");

    /// <summary>A whole number of 64 bits.</summary>
    public long Whole() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt64(out var number) ? number : throw Fault("balance.not-a-whole-number");

    public DivisionCode Community() =>
        DivisionCode.TryParse(Text(), out var code) && code.Tier == Tier.Community
            ? code
            : throw new BalanceFileException(new Rejection("balance.not-a-community").With("place", Path).With("value", Text()));

    private string PathOf(string field) => Path.Length == 0 ? field : $"{Path}.{field}";

    private BalanceFileException Fault(string code) => Fault(code, Path.Length == 0 ? "$" : Path);

    private static BalanceFileException Fault(string code, string place) => new(new Rejection(code).With("place", place));
}
