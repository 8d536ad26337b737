using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Accounts;

/// <summary>What a person signs in with: 3 to 40 lower case letters, digits and <c>. _ -</c>, a letter first.</summary>
[JsonConverter(typeof(CodeJsonConverter<AccountName>))]
public readonly record struct AccountName : ICode<AccountName>, IComparable<AccountName>
{
    private readonly string? value;

    private AccountName(string value) => this.value = value;

    public string Value => value ?? "";

    public static AccountName Parse(string text) => Code.Parse<AccountName>(text);

    public static bool TryParse([NotNullWhen(true)] string? text, out AccountName code)
    {
        var valid = text is { Length: >= 3 and <= 40 } && char.IsAsciiLetterLower(text[0])
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-');
        code = valid ? new AccountName(text!) : default;
        return valid;
    }

    public int CompareTo(AccountName other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
