using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CoGovernance.Exchange.Sheets;

/// <summary>Reads comma, semicolon or tab separated text. A record is a row, also when its cells run over several lines.</summary>
internal static class CsvReading
{
    public static IReadOnlyList<Sheet> Read(
        ReadOnlyMemory<byte> content, string name, Predicate<IReadOnlyList<string>>? isHeader, CancellationToken cancellationToken)
    {
        var text = CsvText.Decode(content.Span);
        var (delimiter, start) = CsvText.DelimiterOf(text);
        var sheet = HeaderRow.ToSheet(name, Rows(text, delimiter, start, cancellationToken), [], isHeader);
        return sheet is null ? [] : [sheet];
    }

    private static List<RawRow> Rows(string text, char delimiter, int start, CancellationToken cancellationToken)
    {
        var number = start > 0 ? 1 : 0;
        var mayBeOpen = text.AsSpan().Count('"') % 2 == 1;
        var rows = new List<RawRow>();
        using var parser = new CsvParser(new StringReader(text[start..]), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            DetectColumnCountChanges = false,

            // A quote in the midst of a cell is a character; text behind a closing quote means that quotes are not in pairs.
            BadDataFound = bad =>
            {
                if (bad.Field.StartsWith('"')) throw new SheetException(SheetException.BrokenQuote, row: number);
            },
        });
        while (true)
        {
            number++;
            cancellationToken.ThrowIfCancellationRequested();
            if (!parser.Read()) return rows;
            if (mayBeOpen && CsvText.EndsInsideQuotes(parser.RawRecord, delimiter))
                throw new SheetException(SheetException.BrokenQuote, row: number);
            var cells = parser.Record!;
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace)) continue;
            if (rows.Count > SheetLimits.Rows) throw new SheetException(SheetException.TooManyRows, row: number);
            rows.Add(new RawRow(number, Checked(cells, number)));
        }
    }

    private static string[] Checked(string[] cells, int row)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i >= SheetLimits.Columns && cells[i].Length > 0)
                throw new SheetException(SheetException.TooManyColumns, row: row, column: i + 1);
            if (cells[i].Length > SheetLimits.CellCharacters)
                throw new SheetException(SheetException.CellTooLong, row: row, column: i + 1);
            cells[i] = FormulaGuard.Restore(cells[i]);
        }

        return cells.Length > SheetLimits.Columns ? cells[..SheetLimits.Columns] : cells;
    }
}
