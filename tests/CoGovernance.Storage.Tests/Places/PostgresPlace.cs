using CoGovernance.Testing;
using Npgsql;

namespace CoGovernance.Storage.Tests.Places;

public sealed class PostgresPlace(PrivatePostgres server, string connectionString) : RecordPlace
{
    public override RecordStoreOptions Options =>
        new() { PostgresConnectionString = connectionString, Patience = TimeSpan.FromSeconds(60) };

    public override async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public override async Task<IAsyncDisposable> LockAsync()
    {
        var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN; SELECT * FROM journal_head FOR UPDATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public override async Task<RecordPlace> CrashAsync()
    {
        await server.CrashAsync();
        await server.ResumeAsync();
        return new PostgresPlace(server, connectionString);
    }

    public override async ValueTask DisposeAsync() => await server.DropDatabaseAsync(connectionString);

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}

/// <summary>One server for the tests of a collection, which run one after another.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    public PrivatePostgres Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await PrivatePostgres.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

[CollectionDefinition(nameof(PostgresServer))]
public sealed class PostgresServerCollection : ICollectionFixture<PostgresServer>;
