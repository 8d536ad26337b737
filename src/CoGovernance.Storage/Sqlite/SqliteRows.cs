using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;
using SQLitePCL;

namespace CoGovernance.Storage.Sqlite;

/// <summary>Writes rows of lists with prepared statements, inside a transaction of the caller's.</summary>
/// <param name="database">The connection.</param>
/// <param name="nameOf">The quoted name of the table behind a list.</param>
internal sealed class SqliteRows(sqlite3 database, Func<ProjectionTable, string> nameOf) : IDisposable
{
    private readonly Dictionary<ProjectionTable, (SqliteStatement Put, SqliteStatement Delete)> statements = [];

    public void Write(ListChanges changes)
    {
        foreach (var (table, rows) in changes.Tables)
        {
            var (put, delete) = StatementsFor(table);
            var keyLength = table.KeyLength();
            foreach (var row in rows)
            {
                var statement = row.Removed ? delete : put;
                var length = row.Removed ? keyLength : table.Columns.Length;
                for (var i = 0; i < length; i++)
                    statement.Value(i + 1, ColumnValues.ToStored(table.Columns[i], row.Values[i]));
                statement.Run();
            }
        }
    }

    public void Dispose()
    {
        foreach (var (put, delete) in statements.Values)
        {
            put.Dispose();
            delete.Dispose();
        }
    }

    private (SqliteStatement Put, SqliteStatement Delete) StatementsFor(ProjectionTable table)
    {
        if (statements.TryGetValue(table, out var found))
            return found;
        var places = string.Join(", ", Enumerable.Repeat("?", table.Columns.Length));
        var key = string.Join(" AND ", table.Columns.Take(table.KeyLength()).Select(c => $"\"{c.Name}\" = ?"));
        var put = new SqliteStatement(
            database, $"INSERT INTO {nameOf(table)} ({ListSchema.Columns(table)}) VALUES ({places}) {ListSchema.OnConflict(table)}");
        var delete = new SqliteStatement(database, $"DELETE FROM {nameOf(table)} WHERE {key}");
        return statements[table] = (put, delete);
    }
}
