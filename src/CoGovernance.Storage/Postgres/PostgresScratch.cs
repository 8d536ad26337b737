using System.Data;
using System.Data.Common;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;
using Npgsql;

namespace CoGovernance.Storage.Postgres;

/// <summary>One repeatable-read transaction with temporary tables; it is rolled back at the end.</summary>
internal sealed class PostgresScratch : ScratchSession
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly NpgsqlConnection feed;
    private readonly NpgsqlTransaction feedTransaction;

    /// <param name="feed">Gets the snapshot of the first connection.</param>
    public PostgresScratch(NpgsqlConnection connection, NpgsqlConnection feed)
        : base(connection)
    {
        this.connection = connection;
        this.feed = feed;
        transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        using var export = connection.CreateCommand();
        export.CommandText = "SELECT pg_export_snapshot()";
        feedTransaction = feed.BeginTransaction(IsolationLevel.RepeatableRead);
        SchemaUpgrade.Execute(feed, $"SET TRANSACTION SNAPSHOT '{export.ExecuteScalar()}'");
    }

    public override DbConnection Feed => feed;

    public override void WriteRows(ListChanges changes)
    {
        using var batch = new NpgsqlBatch(connection, transaction);
        PostgresRows.AddTo(batch, changes, ListSchema.ScratchName);
        if (batch.BatchCommands.Count > 0)
            batch.ExecuteNonQuery();
    }

    public override void Dispose()
    {
        feedTransaction.Dispose();
        feed.Dispose();
        transaction.Dispose();
        base.Dispose();
    }
}
