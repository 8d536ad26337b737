using Microsoft.Data.Sqlite;

namespace CoGovernance.Storage.Tests.Places;

public sealed class SqlitePlace : RecordPlace
{
    private readonly string folder = Directory.CreateTempSubdirectory("cogovernance-record-").FullName;

    public override RecordStoreOptions Options => new() { DataFolder = folder, Patience = TimeSpan.FromSeconds(60) };

    public override async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public override async Task<IAsyncDisposable> LockAsync()
    {
        var connection = Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public override Task<RecordPlace> CrashAsync()
    {
        var copy = new SqlitePlace();
        foreach (var file in Directory.GetFiles(folder, "county.db*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(copy.folder, Path.GetFileName(file)));
        return Task.FromResult<RecordPlace>(copy);
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return default;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "county.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
