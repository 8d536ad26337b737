using System.Globalization;
using System.Text;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;

namespace CoGovernance.Storage.Reading;

/// <summary>The words of a bounded read of a list. Values travel as parameters <c>@p0</c>, <c>@p1</c>, …; names are checked.</summary>
internal sealed class RowQuerySql
{
    /// <summary>Combinations of values that are counted at once.</summary>
    public const int MostGroups = 10_000;

    private const int MostRows = 100_000;
    private const int MostAlternatives = 200;
    private const int MostColumns = 10;

    private readonly StringBuilder text = new();
    private readonly List<object?> values = [];
    private readonly RowQuery query;
    private readonly WordIndex words;
    private readonly RowPlan plan;

    /// <summary>The rows that are begun with hold all words that are looked for.</summary>
    private bool isFoundByAll;

    private RowQuerySql(RowQuery query, WordIndex words, RowPlan plan) => (this.query, this.words, this.plan) = (query, words, plan);

    public string Text => text.ToString();

    public IReadOnlyList<object?> Values => values;

    /// <exception cref="ArgumentException">
    /// An unknown column, a value of another type, too many alternatives or a limit out of range.
    /// </exception>
    public static RowQuerySql Rows(RowQuery query, WordIndex words, RowPlan plan)
    {
        Require(query);
        var sql = new RowQuerySql(query, words, plan);
        sql.AppendSource();
        sql.AppendConditions();
        sql.AppendOrder();
        return sql;
    }

    /// <summary>Counts the rows that meet the conditions on a column, or hold the words, up to one more than are few.</summary>
    public static RowQuerySql Count(RowQuery query, WordIndex words, string? column)
    {
        Require(query);
        var sql = new RowQuerySql(query, words, new RowPlan(RowWay.Free));
        sql.text.Append("SELECT COUNT(*) FROM (SELECT 1 FROM ");
        if (column is null)
        {
            sql.text.Append(sql.FoundRows(out _));
        }
        else
        {
            sql.text.Append(CultureInfo.InvariantCulture, $"{ListSchema.LiveName(query.Table)} AS t");
            sql.AppendAll(query.Filters.Where(f => f.Column == column).Select(sql.Condition));
        }

        sql.text.Append(CultureInfo.InvariantCulture, $" LIMIT {RowPlan.Few + 1}) AS first_rows");
        return sql;
    }

    /// <summary>
    /// Counts by combinations of values. What is begun with is the database's choice, save that a stretch of texts is not sought by where
    /// another condition has an index.
    /// </summary>
    /// <exception cref="ArgumentException">An unknown column, a value of another type, too few or too many columns.</exception>
    public static RowQuerySql Groups(RowCount count, WordIndex words)
    {
        if (count.By.Length is < 1 or > MostColumns)
            throw new ArgumentException($"Rows are counted by 1 to {MostColumns} columns, not {count.By.Length}.", nameof(count));
        var lead = count.Filters.Select(f => f.Column).FirstOrDefault(c => count.Table.Indexes.Any(i => i[0] == c));
        var rows = new RowQuery(count.Table) { Filters = count.Filters, OrderBy = lead };
        Require(rows);
        var sql = new RowQuerySql(rows, words, new RowPlan(RowWay.Free) { AvoidsStretches = true });
        var columns = string.Join(", ", count.By.Select(c => $"t.\"{ColumnOf(count.Table, c).Name}\""));
        sql.text.Append(CultureInfo.InvariantCulture, $"SELECT {columns}, COUNT(*) FROM {ListSchema.LiveName(count.Table)} AS t");
        sql.AppendAll(rows.Filters.Select(sql.Condition));
        sql.text.Append(CultureInfo.InvariantCulture, $" GROUP BY {columns} LIMIT {MostGroups + 1}");
        return sql;
    }

    private static void Require(RowQuery query)
    {
        if (query.Limit is < 1 or > MostRows)
            throw new ArgumentException($"The limit {query.Limit} is not in 1 to {MostRows}.", nameof(query));
        if (!query.Words.IsEmpty && query.Table.WordsIn is null)
            throw new ArgumentException($"The list '{query.Table}' is not searched by words.", nameof(query));
        foreach (var filter in query.Filters)
            ColumnOf(query.Table, filter.Column);
        if (query.OrderBy is { } name)
            ColumnOf(query.Table, name);
        if (!query.After.IsEmpty && query.After.Length != query.CursorColumns().Count())
            throw new ArgumentException(
                $"A row of '{query.Table}' is named by {query.CursorColumns().Count()} values, not {query.After.Length}.", nameof(query));
    }

    private void AppendSource()
    {
        var columns = string.Join(", ", query.Table.Columns.Select(c => $"t.\"{c.Name}\""));
        var live = $"{ListSchema.LiveName(query.Table)} AS t";
        if (plan.Way != RowWay.Words)
        {
            text.Append(CultureInfo.InvariantCulture, $"SELECT {columns} FROM {live}");
            return;
        }

        // What is found stands first, and a cross join keeps it there.
        var keys = query.Table.Columns.Take(query.Table.KeyLength()).Select(c => $"w.\"{c.Name}\"");
        text.Append(
            CultureInfo.InvariantCulture,
            $"WITH h AS MATERIALIZED (SELECT {string.Join(", ", keys)} FROM {FoundRows(out isFoundByAll)}) SELECT {columns} FROM h CROSS JOIN {live}");
    }

    private string FoundRows(out bool isAll) =>
        words.Found(query.Table.WordsIn!, Parameter(words.Ask(WordIndex.Sought(query.Words, out isAll))));

    private void AppendConditions()
    {
        var conditions = query.Filters.Select(Condition);
        if (plan.Way == RowWay.Words)
            conditions = conditions.Prepend(SameKey("h"));
        if (!query.Words.IsEmpty && !isFoundByAll)
            conditions = conditions.Append(HoldsWords());
        if (!query.After.IsEmpty)
            conditions = conditions.Append(IsAfter());
        AppendAll(conditions);
    }

    private void AppendAll(IEnumerable<string> conditions)
    {
        var word = " WHERE ";
        foreach (var condition in conditions)
        {
            text.Append(word).Append(condition);
            word = " AND ";
        }
    }

    private string SameKey(string other) =>
        string.Join(" AND ", query.Table.Columns.Take(query.Table.KeyLength()).Select(c => $"t.\"{c.Name}\" = {other}.\"{c.Name}\""));

    /// <summary>A value of the one row, which no database turns into a join.</summary>
    private string HoldsWords() =>
        $"(SELECT {words.Holds("w.\"words\"", query.Words, Parameter)} FROM {ListSchema.LiveName(query.Table.WordsIn!)} AS w WHERE {SameKey("w")})";

    private string Condition(RowFilter filter)
    {
        var column = ColumnOf(query.Table, filter.Column);
        var name = $"t.\"{column.Name}\"";
        var sought = plan.Way is RowWay.Column or RowWay.Order && plan.Column != column.Name ? $"+{name}" : name;
        return filter.Comparison switch
        {
            Comparison.Equal when filter.Value is null => $"{sought} IS NULL",
            Comparison.Equal => $"{sought} = {Parameter(Stored(column, filter.Value))}",
            Comparison.AtLeast => $"{Ranged(sought, column)} >= {Parameter(Stored(column, filter.Value))}",
            Comparison.LessThan => $"{Ranged(sought, column)} < {Parameter(Stored(column, filter.Value))}",
            Comparison.In => IsIn(sought, filter, column),
            Comparison.StartsWith when Stored(column, filter.Value) is string start =>
                $"substr({name}, 1, {start.EnumerateRunes().Count()}) = {Parameter(start)}",
            Comparison.Contains when Stored(column, filter.Value) is string part => $"{words.PositionOf}({name}, {Parameter(part)}) > 0",
            _ => throw new ArgumentException($"'{column.Name}' cannot be compared by {filter.Comparison}.", nameof(filter)),
        };
    }

    /// <summary>
    /// A stretch of texts (the codes of a town, of a county) often holds most of a list, and a plan made for any values takes it to hold
    /// little: all of it would be read and sorted for one page. As an expression the column leaves the choice to the index of the order.
    /// </summary>
    private string Ranged(string sought, ProjectionColumn column) =>
        plan.AvoidsStretches && column.Type == ColumnType.Text && query.OrderBy is { } order && order != column.Name ? $"({sought} || '')" : sought;

    private string IsIn(string name, RowFilter filter, ProjectionColumn column)
    {
        if (filter.Value is not object[] { Length: <= MostAlternatives } alternatives)
            throw new ArgumentException(
                $"'{column.Name}' must be compared with an object[] of at most {MostAlternatives}.",
                nameof(filter));
        return alternatives.Length == 0
            ? "1 = 0"
            : $"{name} IN ({string.Join(", ", alternatives.Select(a => Parameter(Stored(column, a))))})";
    }

    /// <summary>Row values are compared from the left, as the order does, and use its index.</summary>
    private string IsAfter()
    {
        var columns = query.CursorColumns().ToList();
        var names = string.Join(", ", columns.Select(c => Ordering(c.Name)));
        return $"({names}) {(query.Descending ? "<" : ">")} ({string.Join(", ", columns.Zip(query.After, (c, v) => Parameter(Stored(c, v))))})";
    }

    private void AppendOrder() => text.Append(" ORDER BY ")
        .AppendJoin(", ", query.CursorColumns().Select(c => $"{Ordering(c.Name)}{Direction(c, query.Descending)}"))
        .Append(CultureInfo.InvariantCulture, $" LIMIT {Parameter((long)query.Limit)}");

    /// <summary>Rows that are begun with otherwise are sorted, not sought along the order.</summary>
    private string Ordering(string column) => plan.Way == RowWay.Column ? $"+t.\"{column}\"" : $"t.\"{column}\"";

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
