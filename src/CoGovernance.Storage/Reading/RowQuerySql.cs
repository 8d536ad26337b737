using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;

namespace CoGovernance.Storage.Reading;

/// <summary>The words of a bounded read of a list. Values travel as parameters <c>@p0</c>, <c>@p1</c>, …; names are checked.</summary>
internal sealed class RowQuerySql
{
    private const int MostRows = 100_000;
    private const int MostAlternatives = 200;

    private readonly StringBuilder text = new();
    private readonly List<object?> values = [];

    /// <exception cref="ArgumentException">
    /// An unknown column, a value of another type, too many alternatives or a limit out of range.
    /// </exception>
    public RowQuerySql(RowQuery query)
    {
        if (query.Limit is < 1 or > MostRows)
            throw new ArgumentException($"The limit {query.Limit} is not in 1 to {MostRows}.", nameof(query));
        text.Append(CultureInfo.InvariantCulture, $"SELECT {ListSchema.Columns(query.Table)} FROM {ListSchema.LiveName(query.Table)}");
        var word = " WHERE ";
        foreach (var filter in query.Filters)
        {
            text.Append(word);
            Append(filter, ColumnOf(query.Table, filter.Column), query.OrderBy);
            word = " AND ";
        }

        if (!query.After.IsEmpty)
            AppendAfter(query, word);
        AppendOrder(query);
        text.Append(CultureInfo.InvariantCulture, $" LIMIT {Parameter((long)query.Limit)}");
    }

    public string Text => text.ToString();

    public IReadOnlyList<object?> Values => values;

    private void Append(RowFilter filter, ProjectionColumn column, string? orderBy)
    {
        var name = $"\"{column.Name}\"";
        switch (filter.Comparison)
        {
            case Comparison.Equal when filter.Value is null:
                text.Append(name).Append(" IS NULL");
                break;
            case Comparison.Equal:
                text.Append(name).Append(" = ").Append(Parameter(Stored(column, filter.Value)));
                break;
            case Comparison.AtLeast:
                text.Append(Ranged(column, orderBy)).Append(" >= ").Append(Parameter(Stored(column, filter.Value)));
                break;
            case Comparison.LessThan:
                text.Append(Ranged(column, orderBy)).Append(" < ").Append(Parameter(Stored(column, filter.Value)));
                break;
            case Comparison.In:
                AppendIn(name, filter, column);
                break;
            default:
                throw new ArgumentException($"Unknown comparison {filter.Comparison}.", nameof(filter));
        }
    }

    /// <summary>
    /// A stretch of texts (the codes of a town, of a county) often holds most of a list. Through an index on that column all of it would be
    /// read and sorted for one page; as an expression the column leaves the choice to the index by which the page is ordered.
    /// </summary>
    private static string Ranged(ProjectionColumn column, string? orderBy) =>
        column.Type == ColumnType.Text && orderBy is not null && orderBy != column.Name ? $"(\"{column.Name}\" || '')" : $"\"{column.Name}\"";

    private void AppendIn(string name, RowFilter filter, ProjectionColumn column)
    {
        if (filter.Value is not object[] { Length: <= MostAlternatives } alternatives)
            throw new ArgumentException(
                $"'{column.Name}' must be compared with an object[] of at most {MostAlternatives}.",
                nameof(filter));
        if (alternatives.Length == 0)
            text.Append("1 = 0");
        else
            text.Append(name).Append(" IN (").AppendJoin(", ", alternatives.Select(a => Parameter(Stored(column, a)))).Append(')');
    }

    /// <summary>Row values are compared from the left, as the order does, and use its index.</summary>
    private void AppendAfter(RowQuery query, string word)
    {
        var columns = Order(query);
        if (query.After.Length != columns.Length)
            throw new ArgumentException($"A row of '{query.Table}' is named by {columns.Length} values, not {query.After.Length}.", nameof(query));
        text.Append(word).Append('(').AppendJoin(", ", columns.Select(c => $"\"{c.Name}\"")).Append(query.Descending ? ") < (" : ") > (")
            .AppendJoin(", ", columns.Zip(query.After, (c, value) => Parameter(Stored(c, value)))).Append(')');
    }

    private void AppendOrder(RowQuery query) =>
        text.Append(" ORDER BY ").AppendJoin(", ", Order(query).Select(c => $"\"{c.Name}\"{Direction(c, query.Descending)}"));

    private static ImmutableArray<ProjectionColumn> Order(RowQuery query)
    {
        if (query.OrderBy is { } name)
            ColumnOf(query.Table, name);
        return [.. query.CursorColumns()];
    }

    /// <summary>
    /// Empty values come first when ascending. Keys are never empty, and saying so would keep their index from being
    /// used.
    /// </summary>
    private static string Direction(ProjectionColumn column, bool descending) => (descending, column.IsKey) switch
    {
        (true, true) => " DESC",
        (true, false) => " DESC NULLS LAST",
        (false, true) => "",
        (false, false) => " NULLS FIRST",
    };

    private string Parameter(object? value)
    {
        values.Add(value);
        return $"@p{values.Count - 1}";
    }

    private static object? Stored(ProjectionColumn column, object? value) =>
        value is null
            ? throw new ArgumentException($"'{column.Name}' is compared with nothing.", nameof(value))
            : ColumnValues.ToStored(column, value);

    private static ProjectionColumn ColumnOf(ProjectionTable table, string name) =>
        table.Columns.FirstOrDefault(c => c.Name == name)
            ?? throw new ArgumentException($"The list '{table}' has no column '{name}'.", nameof(name));
}
