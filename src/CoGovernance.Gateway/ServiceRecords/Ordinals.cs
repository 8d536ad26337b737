using System.Globalization;

namespace CoGovernance.Gateway.ServiceRecords;

/// <summary>Numbers that count from 1 for each member: in lists with six digits, in addresses as they are.</summary>
internal static class Ordinals
{
    public static int Read(object? text) => int.Parse((string)text!, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Null when it is none: no sign, no leading zero, at most six digits.</summary>
    public static int? Parse(string? text) =>
        text is { Length: > 0 and <= 6 } && text[0] != '0' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
