using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Reading;

/// <summary>With what a read of a list begins.</summary>
internal enum RowWay
{
    /// <summary>As the database sees fit.</summary>
    Free,

    /// <summary>With the rows that hold the words, which are few and sorted afterwards.</summary>
    Words,

    /// <summary>With the rows that meet the conditions on one column, which are few and sorted afterwards.</summary>
    Column,

    /// <summary>Along the order that is asked for, within one value of the column if there is one, until there are enough.</summary>
    Order,
}

/// <summary>
/// How a list is read so that the work stays bounded whatever the conditions: conditions that few rows meet are begun with; when each is
/// met by many, rows that meet all of them turn up soon along the order asked for. SQLite keeps no statistics that could tell, so the
/// first rows of each condition are counted.
/// </summary>
internal sealed record RowPlan(RowWay Way, string? Column = null)
{
    /// <summary>So many rows are read and sorted within a few milliseconds.</summary>
    public const int Few = 1_000;

    private static readonly RowPlan Free = new(RowWay.Free);

    /// <summary>Stretches of texts are not sought by, whatever the database thinks of it.</summary>
    public bool AvoidsStretches { get; init; }

    /// <param name="knowsSpread">The database keeps statistics, and is left to itself but for words.</param>
    /// <param name="isFew">Counts the rows that meet the conditions on a column; for null, those that hold the words.</param>
    public static async ValueTask<RowPlan> ChooseAsync(RowQuery query, bool knowsSpread, Func<string?, ValueTask<bool>> isFew)
    {
        string[] columns = [.. query.Filters.Where(CanSeek).Select(f => f.Column).Distinct().Where(c => HasIndex(query.Table, c))];
        var order = query.CursorColumns().First().Name;
        if (query.Words.IsEmpty && !knowsSpread && IsAlongOneIndex(query, columns, order))
            return Free;
        if (!query.Words.IsEmpty && await isFew(null))
            return new RowPlan(RowWay.Words);
        if (knowsSpread)
            return Free with { AvoidsStretches = true };
        foreach (var column in columns)
        {
            if (await isFew(column))
                return new RowPlan(RowWay.Column, column);
        }

        return columns.FirstOrDefault(c => c == order || LeadsTo(query, c, order)) is { } lead ? new RowPlan(RowWay.Order, lead)
            : HasIndex(query.Table, order) ? new RowPlan(RowWay.Order)
            : Free;
    }

    private static bool IsAlongOneIndex(RowQuery query, string[] columns, string order) => columns.Except([order]).ToArray() switch
    {
        [] => true,
        [var lead] => LeadsTo(query, lead, order),
        _ => false,
    };

    /// <summary>Whether an index holds the rows of one value of the column in the order asked for.</summary>
    private static bool LeadsTo(RowQuery query, string column, string order) =>
        query.Filters.Any(f => f.Column == column && f.Comparison == Comparison.Equal)
        && (query.Table.Indexes.Any(i => i[0] == column && i.Length > 1 && i[1] == order)
            || (query.Table.Columns[0].Name == column && query.Table.Columns[1] is { IsKey: true } second && second.Name == order));

    private static bool HasIndex(ProjectionTable table, string column) =>
        table.Columns[0].Name == column || table.Indexes.Any(i => i[0] == column);

    private static bool CanSeek(RowFilter filter) => filter.Comparison is not (Comparison.StartsWith or Comparison.Contains);
}
