using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Areas;

public enum Tier
{
    Community = 1,
    Town = 2,
    County = 3,
}

/// <summary>
/// A statistical division code of one of the three tiers that the system knows: county (6 digits), town (9), community (12).
/// The code of an area begins with the code of the area above it. Source: National Bureau of Statistics, rules for the
/// statistical division codes (2+2+2+3+3 digits).
/// </summary>
[JsonConverter(typeof(CodeJsonConverter<DivisionCode>))]
public readonly record struct DivisionCode : ICode<DivisionCode>, IComparable<DivisionCode>
{
    private readonly string? value;

    private DivisionCode(string value) => this.value = value;

    public string Value => value ?? "";

    public Tier Tier => Value.Length switch { 6 => Tier.County, 9 => Tier.Town, _ => Tier.Community };

    /// <summary>The county that the area lies in, or is.</summary>
    public DivisionCode County => new(Value[..6]);

    /// <summary>The town that the area lies in, or is. A county has none: the code itself comes back.</summary>
    public DivisionCode Town => Tier == Tier.County ? this : new(Value[..9]);

    /// <summary>The area above; null for a county.</summary>
    public DivisionCode? Parent => Tier switch { Tier.Community => Town, Tier.Town => County, _ => null };

    /// <summary>Whether the other area is this one or lies in it.</summary>
    public bool Contains(DivisionCode other) => other.Value.StartsWith(Value, StringComparison.Ordinal);

    public static DivisionCode Parse(string text) => Code.Parse<DivisionCode>(text);

    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode code)
    {
        var valid = text is { Length: 6 or 9 or 12 } && text.All(char.IsAsciiDigit) && text[0] != '0';
        code = valid ? new DivisionCode(text!) : default;
        return valid;
    }

    public int CompareTo(DivisionCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
