using System.Text;
using System.Text.Unicode;

namespace CoGovernance.Exchange.Sheets;

/// <summary>The encoding and the delimiter of separated text, which such a file does not state.</summary>
internal static class CsvText
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>
    /// A byte order mark decides; without one, text that is valid UTF-8 is UTF-8, and anything else must be valid GB 18030.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        if (content is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && content.Contains((byte)0))
            throw new SheetException(SheetException.NotASpreadsheet);
        try
        {
            return content switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(rest),
                [0xFF, 0xFE, .. var rest] => new UnicodeEncoding(bigEndian: false, false, throwOnInvalidBytes: true).GetString(rest),
                [0xFE, 0xFF, .. var rest] => new UnicodeEncoding(bigEndian: true, false, throwOnInvalidBytes: true).GetString(rest),
                _ when Utf8.IsValid(content) => Encoding.UTF8.GetString(content),
                _ => Gb18030.GetString(content),
            };
        }
        catch (ArgumentException broken)
        {
            throw new SheetException(SheetException.UnknownEncoding, cause: broken);
        }
    }

    /// <summary>
    /// The separator that is most frequent, outside quotes, in the first line that has one; and where the table starts, which is behind
    /// a line <c>sep=;</c> if there is one.
    /// </summary>
    public static (char Delimiter, int Start) DelimiterOf(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n')
            return (text[4], text[5] == '\r' && text.Length > 6 && text[6] == '\n' ? 7 : 6);

        Span<int> counts = [0, 0, 0];
        const string Separators = ",;\t";
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (Separators.IndexOf(c, StringComparison.Ordinal) is >= 0 and var found) counts[found]++;
            else if (c is '\r' or '\n' && (counts[0] | counts[1] | counts[2]) != 0) break;
        }

        var best = counts[1] > counts[0] ? 1 : 0;
        return (Separators[counts[2] > counts[best] ? 2 : best], 0);
    }

    /// <summary>Whether the last cell of a record opens a quote and never closes it.</summary>
    public static bool EndsInsideQuotes(string record, char delimiter)
    {
        var quoted = false;
        var begins = true;
        for (var i = 0; i < record.Length; i++)
        {
            if (record[i] == '"' && quoted && i + 1 < record.Length && record[i + 1] == '"') i++;
            else if (record[i] == '"' && (quoted || begins)) quoted = !quoted;
            begins = !quoted && record[i] == delimiter;
        }

        return quoted;
    }
}
