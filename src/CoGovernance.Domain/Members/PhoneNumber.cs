using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Members;

/// <summary>
/// A mainland mobile number: 11 digits that begin with 1. The second digit is not checked against operators' plans, which change;
/// numbers that begin with 10, 11 or 12 are service numbers in use or in reserve and are taken only for invented people.
/// </summary>
[JsonConverter(typeof(CodeJsonConverter<PhoneNumber>))]
public readonly record struct PhoneNumber : ICode<PhoneNumber>
{
    private readonly string? value;

    private PhoneNumber(string value) => this.value = value;

    public string Value => value ?? "";

    /// <summary>The number with its middle hidden: 120****5678.</summary>
    public string Masked => Value.Length == 11 ? $"{Value[..3]}****{Value[7..]}" : "";

    public static PhoneNumber Parse(string text) => Code.Parse<PhoneNumber>(text);

    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber code)
    {
        var valid = text is { Length: 11 } && text[0] == '1' && text.All(char.IsAsciiDigit);
        code = valid ? new PhoneNumber(text!) : default;
        return valid;
    }

    public override string ToString() => Masked;
}
