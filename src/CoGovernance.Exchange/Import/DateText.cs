using System.Globalization;
using System.Text.RegularExpressions;

namespace CoGovernance.Exchange.Import;

/// <summary>Dates as offices write them: 2026-01-05, 2026/1/5, 2026.1.5, 2026年1月5日, 20260105, and a spreadsheet's day count.</summary>
internal static partial class DateText
{
    // 1954-10-04 to 2119-01-09: day counts that can be no date written in digits.
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;

    /// <param name="text">In the form of <see cref="CellText.Code"/>.</param>
    public static bool TryParse(string text, out DateOnly date)
    {
        date = default;
        if (Written().Match(text) is { Success: true } written)
            return TryExact($"{written.Groups[1].Value}-{written.Groups[2].Value}-{written.Groups[3].Value}", "yyyy-M-d", out date);
        if (text.Length == 8) return TryExact(text, "yyyyMMdd", out date);
        var counted = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial);
        if (!counted || serial is < FirstSerial or > LastSerial) return false;
        date = new DateOnly(1899, 12, 30).AddDays(serial);
        return true;
    }

    private static bool TryExact(string text, string format, out DateOnly date) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    [GeneratedRegex(@"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T?0?0:00(?::00)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
