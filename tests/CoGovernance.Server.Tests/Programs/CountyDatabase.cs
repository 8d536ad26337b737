using Dapper;
using Microsoft.Data.Sqlite;

namespace CoGovernance.Server.Tests.Programs;

/// <summary>The file of a record, read and altered behind the program's back.</summary>
internal sealed class CountyDatabase(string dataFolder)
{
    public string File { get; } = Path.Combine(dataFolder, "county.db");

    public T Scalar<T>(string sql)
    {
        using var connection = Open(SqliteOpenMode.ReadOnly);
        return connection.ExecuteScalar<T>(sql)!;
    }

    public IReadOnlyList<T> Rows<T>(string sql)
    {
        using var connection = Open(SqliteOpenMode.ReadOnly);
        return [.. connection.Query<T>(sql)];
    }

    public void Execute(string sql, object? parameters = null)
    {
        using var connection = Open(SqliteOpenMode.ReadWrite);
        Assert.Equal(1, connection.Execute(sql, parameters));
    }

    /// <summary>Brings everything into the one file.</summary>
    public void EmptyLog()
    {
        using var connection = Open(SqliteOpenMode.ReadWrite);
        Assert.Equal(0, connection.ExecuteScalar<long>("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    /// <summary>Pairs of bookings of one member that overlap.</summary>
    public long DoubleBookings() => Scalar<long>(
        """
        SELECT COUNT(*) FROM list_bookings a JOIN list_bookings b
        ON a.member = b.member AND a.request < b.request AND a.begins_at < b.ends_at AND b.begins_at < a.ends_at
        """);

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = File, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection;
    }
}
