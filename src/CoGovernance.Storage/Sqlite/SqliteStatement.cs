using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoGovernance.Storage.Sqlite;

/// <summary>
/// A prepared statement of the connection that writes. Places of parameters count from 1, of columns from 0. The hot path of every
/// commit: it binds bytes as they are and allocates nothing.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), database);
    }

    public SqliteStatement Text(int place, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(statement, place, utf8));

    public SqliteStatement Text(int place, string? text) =>
        text is null ? Null(place) : Check(raw.sqlite3_bind_text(statement, place, text));

    public SqliteStatement Bytes(int place, ReadOnlySpan<byte> bytes) => bytes.IsEmpty
        ? Check(raw.sqlite3_bind_zeroblob(statement, place, 0))
        : Check(raw.sqlite3_bind_blob(statement, place, bytes));

    public SqliteStatement Integer(int place, long value) => Check(raw.sqlite3_bind_int64(statement, place, value));

    public SqliteStatement Null(int place) => Check(raw.sqlite3_bind_null(statement, place));

    /// <summary>A stored value: <see cref="string"/>, <see cref="long"/>, <see cref="double"/> or null.</summary>
    public SqliteStatement Value(int place, object? value) => value switch
    {
        null => Null(place),
        string text => Text(place, text),
        long number => Integer(place, number),
        double number => Check(raw.sqlite3_bind_double(statement, place, number)),
        _ => throw new ArgumentException($"{value.GetType().Name} is not stored.", nameof(value)),
    };

    /// <summary>Carries it out; returns how many rows it changed.</summary>
    public int Run()
    {
        var result = raw.sqlite3_step(statement);
        var reset = raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE && result != raw.SQLITE_ROW)
            SqliteException.ThrowExceptionForRC(reset != raw.SQLITE_OK ? reset : result, database);
        return raw.sqlite3_changes(database);
    }

    /// <summary>Moves to the next row; false, and ready for the next use, when there is none.</summary>
    public bool Next()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
            return true;
        Done();
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, database);
        return false;
    }

    /// <summary>Ready for the next use before the last row.</summary>
    public void Done() => _ = raw.sqlite3_reset(statement);

    public long IntegerAt(int column) => raw.sqlite3_column_int64(statement, column);

    public bool IsNullAt(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public byte[] BytesAt(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public void Dispose() => statement.Dispose();

    private SqliteStatement Check(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, database);
        return this;
    }
}
