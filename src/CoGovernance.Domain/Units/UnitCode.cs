using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Units;

/// <summary>
/// Names a unit's party organisation: its 18-character unified social credit code (GB 32100-2015) or, where it has none, an
/// organisation code of 4 to 17 letters, digits and hyphens given by the county.
/// </summary>
[JsonConverter(typeof(CodeJsonConverter<UnitCode>))]
public readonly record struct UnitCode : ICode<UnitCode>, IComparable<UnitCode>
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private readonly string? value;

    private UnitCode(string value) => this.value = value;

    public string Value => value ?? "";

    public bool IsCreditCode => Value.Length == 18;

    /// <summary>
    /// Whether the last character of a credit code is the check character of GB 32100-2015: weights 3^(i-1) mod 31, check =
    /// (31 - sum mod 31) mod 31. Some codes in use fail it: warn, do not refuse. True for organisation codes, which carry none.
    /// </summary>
    public bool HasValidCheck => !IsCreditCode || Value[17] == CheckOf(Value.AsSpan(0, 17));

    /// <summary>The check character of the first 17 characters of a credit code.</summary>
    public static char CheckOf(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        var weight = 1;
        foreach (var c in first17)
        {
            sum += CreditAlphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return CreditAlphabet[(31 - sum % 31) % 31];
    }

    public static UnitCode Parse(string text) => Code.Parse<UnitCode>(text);

    public static bool TryParse([NotNullWhen(true)] string? text, out UnitCode code)
    {
        var valid = text is { Length: 18 }
            ? text.All(c => CreditAlphabet.Contains(c, StringComparison.Ordinal))
            : text is { Length: >= 4 and <= 17 } && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');
        code = valid ? new UnitCode(text!) : default;
        return valid;
    }

    public int CompareTo(UnitCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
