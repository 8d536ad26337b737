using System.Globalization;

namespace CoGovernance.Exchange.Sheets;

/// <summary>What a workbook asks of sheet names and columns.</summary>
internal static class SheetNames
{
    private const int Longest = 31;
    private const int Measured = 200;

    /// <summary>Names that a workbook takes: without its reserved signs, 31 characters at most, each once whatever the case.</summary>
    public static IReadOnlyList<string> Safe(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => Free(Clean(name), taken))];
    }

    /// <summary>Wide enough for the first rows; a Chinese character takes two places.</summary>
    public static int WidthOf(Sheet sheet, int column)
    {
        var widest = PlacesOf(sheet.Headers[column]) + 2;
        foreach (var row in sheet.Rows.Take(Measured))
        {
            if (column < row.Cells.Length) widest = Math.Max(widest, PlacesOf(row.Cells[column]));
        }

        return Math.Clamp(widest + 2, 8, 60);
    }

    private static int PlacesOf(string text) => text.Sum(c => c < 0x1100 ? 1 : 2);

    private static string Clean(string name)
    {
        var clean = new string([.. name.Select(c => IsReserved(c) ? '_' : c)]).Trim('\'', ' ');
        return clean.Length == 0 ? "Sheet" : Cut(clean, Longest);
    }

    private static bool IsReserved(char c) =>
        "[]:*?/\\".Contains(c, StringComparison.Ordinal) || char.IsControl(c) || !System.Xml.XmlConvert.IsXmlChar(c);

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var i = 2; !taken.Add(free); i++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $" ({i})");
            free = Cut(name, Longest - ending.Length) + ending;
        }

        return free;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
