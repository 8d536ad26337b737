using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Plans;

/// <summary>
/// Names one balance plan: B, the day of its proposal, a hyphen and 6 characters without I, L, O and U: <c>B20260302-7K3M2Q</c>. Given by
/// the edge, or by the board for plans that it proposes itself.
/// </summary>
[JsonConverter(typeof(CodeJsonConverter<PlanNumber>))]
public readonly record struct PlanNumber : ICode<PlanNumber>, IComparable<PlanNumber>
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly string? value;

    private PlanNumber(string value) => this.value = value;

    public string Value => value ?? "";

    /// <summary>The number for a day and 30 bits of chance or count.</summary>
    public static PlanNumber From(DateOnly day, uint bits)
    {
        Span<char> tail = stackalloc char[6];
        for (var i = 5; i >= 0; i--, bits >>= 5)
            tail[i] = Alphabet[(int)(bits & 31)];
        return new PlanNumber($"B{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{tail}");
    }

    public static PlanNumber Parse(string text) => Code.Parse<PlanNumber>(text);

    public static bool TryParse([NotNullWhen(true)] string? text, out PlanNumber code)
    {
        var valid = text is { Length: 16 } && text[0] == 'B' && text[9] == '-' && text.AsSpan(1, 8).IndexOfAnyExceptInRange('0', '9') < 0
            && text.AsSpan(10).IndexOfAnyExcept(Alphabet) < 0;
        code = valid ? new PlanNumber(text!) : default;
        return valid;
    }

    public int CompareTo(PlanNumber other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
