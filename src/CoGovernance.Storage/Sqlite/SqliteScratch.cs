using System.Data.Common;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace CoGovernance.Storage.Sqlite;

/// <summary>A read-only connection in one long read transaction; temporary tables lie in a file of their own.</summary>
internal sealed class SqliteScratch : ScratchSession
{
    private readonly SqliteRows rows;
    private readonly SqliteTransaction transaction;

    public SqliteScratch(SqliteConnection connection)
        : base(connection)
    {
        SchemaUpgrade.Execute(connection, "PRAGMA temp_store = FILE");
        transaction = connection.BeginTransaction(deferred: true);
        rows = new SqliteRows(connection.Handle!, ListSchema.ScratchName);
    }

    /// <summary>The connection itself: SQLite reads and writes side by side on one.</summary>
    public override DbConnection Feed => Connection;

    public override void WriteRows(ListChanges changes) => rows.Write(changes);

    public override void Dispose()
    {
        rows.Dispose();
        transaction.Dispose();
        base.Dispose();
    }
}
