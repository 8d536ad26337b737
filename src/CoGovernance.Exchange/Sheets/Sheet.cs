using System.Collections.Immutable;

namespace CoGovernance.Exchange.Sheets;

/// <summary>
/// A table as an office keeps it: one header row, then rows of text. Rows without any content are left out when read, so the row
/// numbers may have gaps; they ascend.
/// </summary>
/// <param name="Name">The sheet's name; for a CSV file the file's name without its ending.</param>
/// <param name="Headers">The header row as written, blank where a column has none.</param>
public sealed record Sheet(string Name, ImmutableArray<string> Headers, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>A sheet whose rows follow the header without gaps.</summary>
    public static Sheet Of(string name, IEnumerable<string> headers, IEnumerable<IEnumerable<string>> rows) =>
        new(name, [.. headers], [.. rows.Select((cells, index) => new SheetRow(index + 2, [.. cells]))]);
}

/// <summary>A row of a sheet.</summary>
/// <param name="Number">As a spreadsheet program shows it; a header written by <see cref="SheetWriter"/> is row 1.</param>
/// <param name="Cells">At least as many as the sheet has headers; more when a row is wider than the header.</param>
public sealed record SheetRow(int Number, ImmutableArray<string> Cells);

/// <summary>Bounds on what is read and written.</summary>
public static class SheetLimits
{
    public const int FileBytes = 64 * 1024 * 1024;

    /// <summary>What a compressed workbook may grow to.</summary>
    public const long UnpackedBytes = 256L * 1024 * 1024;

    public const int Rows = 200_000;

    public const int Columns = 200;

    public const int Sheets = 100;

    /// <summary>The longest text that a spreadsheet program keeps in one cell.</summary>
    public const int CellCharacters = 32_767;
}
