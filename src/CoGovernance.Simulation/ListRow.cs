using CoGovernance.Contracts.Journal;

namespace CoGovernance.Simulation;

/// <summary>A row of a list, read by the names of its columns.</summary>
internal readonly record struct ListRow(ProjectionTable Table, object?[] Values)
{
    private const int Most = 100_000;

    public object? this[string column] => Values[Table.Column(column)];

    public string? Text(string column) => (string?)this[column];

    /// <summary>0 when there is none.</summary>
    public long Integer(string column) => (long?)this[column] ?? 0;

    public DateTimeOffset Instant(string column) => (DateTimeOffset)this[column]!;

    /// <summary>The whole list; a play's is far from the bound.</summary>
    public static async Task<List<ListRow>> ReadAsync(IJournal journal, ProjectionTable table, CancellationToken cancellationToken)
    {
        var rows = new List<ListRow>();
        await foreach (var values in journal.QueryAsync(new RowQuery(table) { Limit = Most }, cancellationToken))
            rows.Add(new ListRow(table, values));
        return rows;
    }
}
