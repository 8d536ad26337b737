using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Requests;

/// <summary>
/// Names one service request: R, the day of submission, a hyphen and 6 characters without I, L, O and U, which are easily misread:
/// <c>R20260105-7K3M2Q</c>. Given by the edge that takes the order.
/// </summary>
[JsonConverter(typeof(CodeJsonConverter<RequestNumber>))]
public readonly record struct RequestNumber : ICode<RequestNumber>, IComparable<RequestNumber>
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly string? value;

    private RequestNumber(string value) => this.value = value;

    public string Value => value ?? "";

    /// <summary>The number for a day and 30 bits of chance or count.</summary>
    public static RequestNumber From(DateOnly day, uint bits)
    {
        Span<char> tail = stackalloc char[6];
        for (var i = 5; i >= 0; i--, bits >>= 5)
            tail[i] = Alphabet[(int)(bits & 31)];
        return new RequestNumber($"R{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{tail}");
    }

    public static RequestNumber Parse(string text) => Code.Parse<RequestNumber>(text);

    public static bool TryParse([NotNullWhen(true)] string? text, out RequestNumber code)
    {
        var valid = text is { Length: 16 } && text[0] == 'R' && text[9] == '-' && text.AsSpan(1, 8).IndexOfAnyExceptInRange('0', '9') < 0
            && text.AsSpan(10).IndexOfAnyExcept(Alphabet) < 0;
        code = valid ? new RequestNumber(text!) : default;
        return valid;
    }

    public int CompareTo(RequestNumber other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
