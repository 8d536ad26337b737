using System.Collections.Immutable;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Import;

/// <summary>A row of a register as a file has it.</summary>
/// <param name="Key">The key of the entry; of a row that failed, as far as it can be read.</param>
/// <param name="Entry">Null when the row has an error.</param>
/// <param name="Absent">Columns that the sheet does not have; the entry holds nothing for them.</param>
/// <param name="Headers">The headers under which the sheet has its columns.</param>
public sealed record ImportRow(
    RowPlace Place,
    RegisterKind Kind,
    string? Key,
    RegisterEntry? Entry,
    ImmutableArray<RegisterColumn> Absent,
    IReadOnlyDictionary<RegisterColumn, string> Headers)
{
    internal string HeaderOf(RegisterColumn column) => Headers.GetValueOrDefault(column, column.Header);
}

/// <summary>What was read from a file: its sheets as they are, the rows that they hold, and what was noticed on the way.</summary>
public sealed record ImportContent(
    string File, IReadOnlyList<Sheet> Sheets, ImmutableArray<ImportRow> Rows, ImmutableArray<RowFinding> Findings);

/// <summary>Reads files into register rows. Which register a sheet is of is told by its headers.</summary>
public static class ImportReader
{
    /// <summary>Beyond so many findings a file is not the one that was meant; reading stops.</summary>
    public const int MostFindings = 20_000;

    /// <summary>Reads a file; one that cannot be read gives a finding.</summary>
    public static ImportContent Read(string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        try
        {
            return Read(file, SheetReader.Read(content, file, SheetColumns.LooksLikeHeader, cancellationToken));
        }
        catch (SheetException refused)
        {
            return Unreadable(file, refused);
        }
    }

    /// <summary>Reads sheets. A sheet of no register is passed over with a warning, unless the file has no other.</summary>
    public static ImportContent Read(string file, IReadOnlyList<Sheet> sheets)
    {
        var rows = ImmutableArray.CreateBuilder<ImportRow>();
        var findings = new List<RowFinding>();
        var recognised = sheets.Select(sheet => SheetColumns.Recognise(sheet, file)).ToList();
        var severity = recognised.TrueForAll(r => r is null) ? Severity.Error : Severity.Warning;
        for (var i = 0; i < sheets.Count; i++)
        {
            if (recognised[i] is { } columns) ReadSheet(file, sheets[i], columns, rows, findings);
            else findings.Add(RowFinding.OfFile(file, sheets[i].Name, severity, FindingCodes.KindUnknown));
        }

        return new ImportContent(file, sheets, rows.ToImmutable(), [.. findings]);
    }

    internal static ImportContent Unreadable(string file, SheetException refused)
    {
        var finding = RowFinding.OfFile(file, refused.Sheet, Severity.Error, refused.Code) with { Row = refused.Row };
        return new ImportContent(file, [], [], [refused.Column is { } column ? finding with { Column = ColumnLetters(column) } : finding]);
    }

    private static void ReadSheet(
        string file, Sheet sheet, SheetColumns columns, ImmutableArray<ImportRow>.Builder rows, List<RowFinding> findings)
    {
        if (!CheckColumns(file, sheet, columns, findings)) return;
        if (sheet.Rows.Count == 0) findings.Add(RowFinding.OfFile(file, sheet.Name, Severity.Warning, FindingCodes.NoRows));
        var reading = new RowReading(file, sheet, columns, findings);
        var absent = columns.Absent;
        var headers = columns.HeadersIn(sheet);
        foreach (var row in sheet.Rows)
        {
            if (findings.Count >= MostFindings)
            {
                var place = new RowPlace(file, sheet.Name, row.Number);
                findings.Add(RowFinding.OfRow(place, null, Severity.Error, FindingCodes.TooManyFindings));
                return;
            }

            reading.MoveTo(row);
            var (key, entry) = EntryReading.Read(columns.Kind, reading);
            rows.Add(new ImportRow(reading.Place, columns.Kind, key, entry, absent, headers));
        }
    }

    private static bool CheckColumns(string file, Sheet sheet, SheetColumns columns, List<RowFinding> findings)
    {
        RowFinding Of(Severity severity, string code, string column) =>
            RowFinding.OfFile(file, sheet.Name, severity, code) with { Column = column };

        var register = RegisterColumns.NameOf(columns.Kind);
        var missing = columns.Absent.Where(c => c.Required).ToList();
        findings.AddRange(missing.Select(c => Of(Severity.Error, FindingCodes.ColumnMissing, c.Header).With("register", register)));
        findings.AddRange(columns.Repeated.Select(i => Of(Severity.Error, FindingCodes.ColumnRepeated, sheet.Headers[i])));
        findings.AddRange(columns.Unknown.Select(i => Of(Severity.Warning, FindingCodes.ColumnUnknown, sheet.Headers[i])));
        findings.AddRange(Headless(sheet).Select(i => Of(Severity.Warning, FindingCodes.ColumnUnknown, ColumnLetters(i + 1))));
        return missing.Count == 0 && columns.Repeated.Count == 0;
    }

    /// <summary>Places of columns that hold something but have no header.</summary>
    private static IEnumerable<int> Headless(Sheet sheet)
    {
        var width = sheet.Rows.Select(r => r.Cells.Length).DefaultIfEmpty(0).Max();
        return Enumerable.Range(0, width)
            .Where(i => i >= sheet.Headers.Length || string.IsNullOrWhiteSpace(sheet.Headers[i]))
            .Where(i => sheet.Rows.Any(r => i < r.Cells.Length && !string.IsNullOrWhiteSpace(r.Cells[i])));
    }

    private static string ColumnLetters(int column) => XlsxWriting.ColumnName(column);
}
