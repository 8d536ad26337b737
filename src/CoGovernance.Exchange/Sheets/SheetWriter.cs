using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CoGovernance.Exchange.Sheets;

/// <summary>The ground that a cell is shown on.</summary>
public enum CellFill
{
    None,
    Good,
    Warning,
    Error,
}

/// <summary>Chooses the ground of a cell; the column counts from 0.</summary>
public delegate CellFill CellFillRule(Sheet sheet, SheetRow row, int column);

/// <summary>
/// Writes sheets so that <see cref="SheetReader"/> reads them back equal, and so that a spreadsheet program shows every cell as the text
/// it is: long digits survive, nothing is run as a formula. Row numbers are kept. The same sheets give the same bytes.
/// </summary>
public static class SheetWriter
{
    private static readonly System.Text.UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes a workbook with one sheet each, the header bold, frozen and filtered.</summary>
    /// <exception cref="SheetException">A sheet is beyond <see cref="SheetLimits"/>.</exception>
    public static void WriteXlsx(string path, IEnumerable<Sheet> sheets, CellFillRule? fill = null)
    {
        using var stream = File.Create(path);
        WriteXlsx(stream, sheets, fill);
    }

    /// <inheritdoc cref="WriteXlsx(string, IEnumerable{Sheet}, CellFillRule?)"/>
    public static void WriteXlsx(Stream stream, IEnumerable<Sheet> sheets, CellFillRule? fill = null)
    {
        var list = sheets.ToList();
        if (list.Count == 0) throw new ArgumentException("A workbook has at least one sheet.", nameof(sheets));
        if (list.Count > SheetLimits.Sheets) throw new SheetException(SheetException.TooManySheets);
        list.ForEach(Check);
        XlsxWriting.Write(stream, list, fill ?? ((_, _, _) => CellFill.None));
    }

    /// <summary>Writes comma separated UTF-8 with a byte order mark and CR LF, as spreadsheet programs open it without questions.</summary>
    /// <exception cref="SheetException">The sheet is beyond <see cref="SheetLimits"/>.</exception>
    public static void WriteCsv(string path, Sheet sheet)
    {
        using var stream = File.Create(path);
        WriteCsv(stream, sheet);
    }

    /// <inheritdoc cref="WriteCsv(string, Sheet)"/>
    public static void WriteCsv(Stream stream, Sheet sheet)
    {
        Check(sheet);
        using var text = new StreamWriter(stream, Utf8WithMark, bufferSize: 65_536, leaveOpen: true);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        WriteRecord(csv, sheet.Headers);
        var number = 1;
        foreach (var row in sheet.Rows)
        {
            while (++number < row.Number) csv.NextRecord();
            WriteRecord(csv, row.Cells);
        }
    }

    private static void WriteRecord(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
        {
            var text = FormulaGuard.Protect(cell);
            csv.WriteField(text, NeedsQuotes(text));
        }

        csv.NextRecord();
    }

    private static bool NeedsQuotes(string cell) =>
        cell.Length > 0
        && (char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1]) || cell.AsSpan().IndexOfAny(",;\t\"\r\n") >= 0
            || cell.StartsWith("sep=", StringComparison.OrdinalIgnoreCase));

    private static void Check(Sheet sheet)
    {
        if (!sheet.Headers.Any(h => !string.IsNullOrWhiteSpace(h))) throw new SheetException(SheetException.NoHeader, sheet.Name);
        if (sheet.Rows.Count > SheetLimits.Rows) throw new SheetException(SheetException.TooManyRows, sheet.Name);
        CheckRow(sheet, 1, sheet.Headers);
        var last = 1;
        foreach (var row in sheet.Rows)
        {
            if (row.Number <= last)
                throw new ArgumentException($"Row {row.Number} of sheet '{sheet.Name}' stands behind row {last}.", nameof(sheet));
            last = row.Number;
            CheckRow(sheet, row.Number, row.Cells);
        }
    }

    private static void CheckRow(Sheet sheet, int number, IReadOnlyList<string> cells)
    {
        if (cells.Count > SheetLimits.Columns) throw new SheetException(SheetException.TooManyColumns, sheet.Name, number, cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length > SheetLimits.CellCharacters)
                throw new SheetException(SheetException.CellTooLong, sheet.Name, number, i + 1);
        }
    }
}
