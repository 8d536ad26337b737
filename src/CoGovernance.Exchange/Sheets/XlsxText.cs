using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CoGovernance.Exchange.Sheets;

/// <summary>
/// The escape of a workbook's strings: a UTF-16 unit that XML cannot carry is written <c>_xHHHH_</c>, and so is an underscore that
/// would look like one. Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
/// </summary>
internal static partial class XlsxText
{
    public static string Escape(string text)
    {
        if (!NeedsEscape(text)) return text;
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(c).Append(text[++i]);
            else if (c == '\r' || !XmlConvert.IsXmlChar(c) || (c == '_' && Escaped().IsMatch(text.AsSpan(i, Math.Min(7, text.Length - i)))))
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escaped().Replace(text, m => CharacterOf(m.ValueSpan[2..6]))
            : text;

    private static string CharacterOf(ReadOnlySpan<char> hex) =>
        ((char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();

    private static bool NeedsEscape(string text)
    {
        foreach (var c in text)
        {
            if (c is '_' or '\r' || !XmlConvert.IsXmlChar(c)) return true;
        }

        return false;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
