using System.Collections.Immutable;

namespace CoGovernance.Exchange.Sheets;

/// <summary>A row with content, as found in a file.</summary>
internal sealed record RawRow(int Number, string[] Cells)
{
    public int Filled => Cells.Count(c => !string.IsNullOrWhiteSpace(c));

    public string At(int column) => column < Cells.Length ? Cells[column] : "";
}

/// <summary>Cells shown as one; rows from 1, both ends included.</summary>
internal sealed record MergedRows(int First, int Last);

/// <summary>Finds the header below titles and notes, and joins a header that is merged over several rows.</summary>
internal static class HeaderRow
{
    private const int Searched = 20;
    private const int Deepest = 4;

    /// <summary>Null when there is no row with content.</summary>
    public static Sheet? ToSheet(
        string name, IReadOnlyList<RawRow> rows, IReadOnlyList<MergedRows> merged, Predicate<IReadOnlyList<string>>? isHeader)
    {
        if (rows.Count == 0) return null;
        var found = Find(rows, isHeader);
        var (first, last) = Span(found.Number, merged);
        var headers = Join([.. rows.TakeWhile(r => r.Number <= last).Where(r => r.Number >= first)]);
        var body = rows.Where(r => r.Number > last).Select(r => new SheetRow(r.Number, Fit(r.Cells, headers.Length)));
        return new Sheet(name, headers, [.. body]);
    }

    private static RawRow Find(IReadOnlyList<RawRow> rows, Predicate<IReadOnlyList<string>>? isHeader)
    {
        var top = rows.Take(Searched).ToList();
        return (isHeader is null ? null : top.Find(r => isHeader(r.Cells))) ?? top.Find(r => r.Filled > 1) ?? top[0];
    }

    private static (int First, int Last) Span(int header, IReadOnlyList<MergedRows> merged)
    {
        var (first, last) = (header, header);
        foreach (var range in merged)
        {
            if (range.First > header || range.Last < header || range.Last - range.First >= Deepest) continue;
            first = Math.Min(first, range.First);
            last = Math.Max(last, range.Last);
        }

        return (first, last);
    }

    /// <summary>The lowest text of each column: under a group title stands what the column is.</summary>
    private static ImmutableArray<string> Join(List<RawRow> rows)
    {
        var width = rows.Max(r => Array.FindLastIndex(r.Cells, c => !string.IsNullOrWhiteSpace(c)) + 1);
        return [.. Enumerable.Range(0, width).Select(Lowest)];

        string Lowest(int column) => rows.FindLast(r => !string.IsNullOrWhiteSpace(r.At(column)))?.At(column) ?? "";
    }

    private static ImmutableArray<string> Fit(string[] cells, int width)
    {
        var filled = Array.FindLastIndex(cells, c => c.Length > 0) + 1;
        var fitted = new string[Math.Max(filled, width)];
        Array.Fill(fitted, "");
        Array.Copy(cells, fitted, Math.Min(cells.Length, fitted.Length));
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(fitted);
    }
}
