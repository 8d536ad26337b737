using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Members;

/// <summary>
/// A volunteer number: one per person, 8 to 20 digits, so that no identity number is exposed. Source: MZ/T 061-2015.
/// </summary>
[JsonConverter(typeof(CodeJsonConverter<MemberNumber>))]
public readonly record struct MemberNumber : ICode<MemberNumber>, IComparable<MemberNumber>
{
    private readonly string? value;

    private MemberNumber(string value) => this.value = value;

    public string Value => value ?? "";

    public static MemberNumber Parse(string text) => Code.Parse<MemberNumber>(text);

    public static bool TryParse([NotNullWhen(true)] string? text, out MemberNumber code)
    {
        var valid = text is { Length: >= 8 and <= 20 } && text.All(char.IsAsciiDigit);
        code = valid ? new MemberNumber(text!) : default;
        return valid;
    }

    public int CompareTo(MemberNumber other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
