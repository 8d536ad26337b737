using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;
using Npgsql;

namespace CoGovernance.Storage.Postgres;

/// <summary>Turns changed rows into two statements a table, whatever their number: one array a column.</summary>
internal static class PostgresRows
{
    /// <param name="nameOf">The quoted name of the table behind a list.</param>
    public static void AddTo(NpgsqlBatch batch, ListChanges changes, Func<ProjectionTable, string> nameOf)
    {
        foreach (var (table, rows) in changes.Tables)
        {
            var put = rows.Where(r => !r.Removed).ToList();
            if (put.Count > 0)
            {
                var sql =
                    $"INSERT INTO {nameOf(table)} ({ListSchema.Columns(table)}) "
                    + $"SELECT * FROM unnest({Places(table.Columns.Length)}) {ListSchema.OnConflict(table)}";
                batch.BatchCommands.Add(Columns(sql, table, table.Columns.Length, put));
            }

            var removed = rows.Where(r => r.Removed).ToList();
            if (removed.Count > 0)
            {
                var keys = table.KeyLength();
                var match = string.Join(" AND ", Enumerable.Range(0, keys).Select(i => $"t.\"{table.Columns[i].Name}\" = d.k{i}"));
                var names = string.Join(", ", Enumerable.Range(0, keys).Select(i => $"k{i}"));
                var sql = $"DELETE FROM {nameOf(table)} AS t USING unnest({Places(keys)}) AS d({names}) WHERE {match}";
                batch.BatchCommands.Add(Columns(sql, table, keys, removed));
            }
        }
    }

    public static NpgsqlBatchCommand Array<T>(this NpgsqlBatchCommand command, T[] values)
    {
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values });
        return command;
    }

    private static string Places(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"${i}"));

    private static NpgsqlBatchCommand Columns(string sql, ProjectionTable table, int length, List<ProjectionRow> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        for (var i = 0; i < length; i++)
        {
            var column = table.Columns[i];
            var values = rows.Select(r => ColumnValues.ToStored(column, r.Values[command.Parameters.Count]));
            _ = column.Type switch
            {
                ColumnType.Text or ColumnType.Words => command.Array(values.Select(v => (string?)v).ToArray()),
                ColumnType.Real => command.Array(values.Select(v => (double?)v).ToArray()),
                _ => command.Array(values.Select(v => (long?)v).ToArray()),
            };
        }

        return command;
    }
}
