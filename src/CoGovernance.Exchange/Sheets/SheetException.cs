using System.Globalization;

namespace CoGovernance.Exchange.Sheets;

/// <summary>
/// A file cannot be read, or a sheet not be written, as a table. <see cref="Code"/> is stable; message catalogues key on it.
/// </summary>
public sealed class SheetException : Exception
{
    public const string NotASpreadsheet = "sheet.not-a-spreadsheet";
    public const string OldFormat = "sheet.old-format";
    public const string Encrypted = "sheet.encrypted";
    public const string Broken = "sheet.broken";
    public const string NotFound = "sheet.not-found";
    public const string TooLarge = "sheet.too-large";
    public const string UnpacksTooLarge = "sheet.unpacks-too-large";
    public const string TooManySheets = "sheet.too-many-sheets";
    public const string TooManyRows = "sheet.too-many-rows";
    public const string TooManyColumns = "sheet.too-many-columns";
    public const string CellTooLong = "sheet.cell-too-long";
    public const string BrokenQuote = "sheet.broken-quote";
    public const string UnknownEncoding = "sheet.unknown-encoding";
    public const string NoHeader = "sheet.no-header";

    public SheetException(string code, string? sheet = null, int? row = null, int? column = null, Exception? cause = null)
        : base(Describe(code, sheet, row, column), cause)
    {
        Code = code;
        Sheet = sheet;
        Row = row;
        Column = column;
    }

    public string Code { get; }

    public string? Sheet { get; }

    /// <summary>As a spreadsheet program shows it, from 1.</summary>
    public int? Row { get; }

    /// <summary>From 1.</summary>
    public int? Column { get; }

    private static string Describe(string code, string? sheet, int? row, int? column)
    {
        var text = sheet is null ? code : $"{code}, sheet '{sheet}'";
        if (row is not null) text += string.Create(CultureInfo.InvariantCulture, $", row {row}");
        return column is null ? text : text + string.Create(CultureInfo.InvariantCulture, $", column {column}");
    }
}
