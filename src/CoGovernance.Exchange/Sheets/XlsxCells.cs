using System.Globalization;
using System.Xml;

namespace CoGovernance.Exchange.Sheets;

/// <summary>The cells of one worksheet as text, row by row. Formulas count for the value last computed.</summary>
internal sealed class XlsxCells(string sheet, IReadOnlyList<string> strings, XlsxFormats formats, Stream part) : IDisposable
{
    private const int MostMerged = 10_000;
    private const int LastRow = 1_048_576;

    private readonly XmlReader xml = XlsxStrings.Open(part);
    private readonly string[] row = new string[SheetLimits.Columns];
    private int number;
    private int width;
    private int column;

    public List<RawRow> Rows { get; } = [];

    public List<MergedRows> Merged { get; } = [];

    public void Read(CancellationToken cancellationToken)
    {
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "row") Keep();
            if (xml.NodeType != XmlNodeType.Element)
            {
                xml.Read();
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    cancellationToken.ThrowIfCancellationRequested();
                    Begin();
                    break;
                case "c":
                    Take();
                    break;
                case "mergeCell":
                    Merge(xml.GetAttribute("ref") ?? "");
                    xml.Read();
                    break;
                default:
                    xml.Read();
                    break;
            }
        }
    }

    public void Dispose() => xml.Dispose();

    private void Begin()
    {
        var given = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : 0;
        number = Math.Max(given, number + 1);
        width = 0;
        column = 0;
        if (number > LastRow) throw new SheetException(SheetException.TooManyRows, sheet, number);
        xml.Read();
    }

    private void Keep()
    {
        if (!row.AsSpan(0, width).ContainsAnyContent()) return;
        if (Rows.Count > SheetLimits.Rows) throw new SheetException(SheetException.TooManyRows, sheet, number);
        Rows.Add(new RawRow(number, row[..width]));
    }

    private void Take()
    {
        var at = xml.GetAttribute("r") is { } reference ? ColumnOf(reference) : column + 1;
        column = at;
        var text = CellText();
        if (text.Length == 0) return;
        if (at is < 1 or > SheetLimits.Columns) throw new SheetException(SheetException.TooManyColumns, sheet, number, at);
        if (text.Length > SheetLimits.CellCharacters) throw new SheetException(SheetException.CellTooLong, sheet, number, at);
        if (at > width)
        {
            row.AsSpan(width..at).Fill("");
            width = at;
        }

        row[at - 1] = text;
    }

    /// <summary>Reads the cell that the reader stands on, and goes behind it.</summary>
    private string CellText()
    {
        var type = xml.GetAttribute("t");
        var style = xml.GetAttribute("s");
        var text = "";
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return text;
        }

        var depth = xml.Depth;
        xml.Read();
        while (xml.NodeType != XmlNodeType.EndElement || xml.Depth != depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "v") text = xml.ReadElementContentAsString();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "is") text = XlsxStrings.ReadText(xml);
            else if (xml.NodeType == XmlNodeType.Element) xml.Skip();
            else if (!xml.Read()) break;
        }

        xml.Read();
        return type switch
        {
            "s" => strings[int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)],
            "str" => XlsxText.Unescape(text),
            "inlineStr" or "e" => text,
            "b" => text is "1" ? "TRUE" : "FALSE",
            "d" => text.EndsWith("T00:00:00", StringComparison.Ordinal) ? text[..10] : text.Replace('T', ' '),
            _ => text.Length == 0 ? text : formats.Show(text, style),
        };
    }

    private void Merge(string reference)
    {
        if (Merged.Count >= MostMerged || reference.Split(':') is not [var from, var to]) return;
        var (first, last) = (RowOf(from), RowOf(to));
        if (last > first) Merged.Add(new MergedRows(first, last));
    }

    private static int ColumnOf(string reference)
    {
        var found = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetterUpper(c) || found > 100_000) break;
            found = found * 26 + (c - 'A' + 1);
        }

        return found;
    }

    private static int RowOf(string reference)
    {
        var digits = reference.AsSpan().TrimStart("$ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : 0;
    }
}

internal static class CellSpans
{
    public static bool ContainsAnyContent(this Span<string> cells)
    {
        foreach (var cell in cells)
        {
            if (!string.IsNullOrWhiteSpace(cell)) return true;
        }

        return false;
    }
}
