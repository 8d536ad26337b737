using System.Collections.Concurrent;
using System.Data.Common;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace CoGovernance.Storage.Sqlite;

/// <summary>
/// The record in one file, <c>county.db</c>: write-ahead log, synced at every commit; readers beside the one writer.
/// </summary>
internal sealed class SqliteDatabase(RecordStoreOptions options) : RecordDatabase
{
    private const string FileName = "county.db";
    /// <summary>A burst of readers must not open and close connections all the while: that costs more than the reading.</summary>
    private const int IdleReaders = 32;

    private readonly ConcurrentBag<ReadSession> idle = [];
    private FolderLock? folderLock;

    public override string Place { get; } = Path.Combine(Path.GetFullPath(options.DataFolder), FileName);

    public override SqlTypes Types { get; } =
        new("TEXT", "INTEGER", "REAL", "BLOB", Keyed: "STRICT, WITHOUT ROWID", Rows: "STRICT", IndexOrder: "");

    public override WordIndex Words { get; } = new SqliteWordIndex();

    public override bool KnowsSpread => false;

    /// <summary>SQLite reads are file reads: they never leave the calling thread.</summary>
    public override bool Blocking => true;

    public override bool TryLock() => (folderLock = FolderLock.TryTake(Path.GetFullPath(options.DataFolder))) is not null;

    public override IRecordWriter OpenWriter()
    {
        var connection = Open(SqliteOpenMode.ReadWriteCreate, timeout: 1);
        try
        {
            Tune(connection,
                "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "cache_size = -65536", "wal_autocheckpoint = 4000");
            return new SqliteWriter(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbConnection OpenForSchema()
    {
        var connection = Open(options.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate, timeout: 1);
        try
        {
            if (!options.ReadOnly)
                Tune(connection, "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override ReadSession Rent() => idle.TryTake(out var session) ? session : new SqliteReadSession(OpenReader());

    public override ValueTask<ReadSession> RentAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<ReadSession>(Rent());
    }

    public override void Return(ReadSession session, bool broken)
    {
        if (broken || idle.Count >= IdleReaders)
            session.Dispose();
        else
            idle.Add(session);
    }

    public override ScratchSession OpenScratch() => new SqliteScratch(OpenReader());

    public override StorageFault Classify(Exception exception) => SqliteFaults.Classify(exception);

    public override RecordStoreException Unopenable(Exception exception) => SqliteFaults.Unopenable(exception, Place);

    public override void CloseIdleReaders()
    {
        while (idle.TryTake(out var session))
            session.Dispose();
    }

    public override void Dispose()
    {
        CloseIdleReaders();
        folderLock?.Dispose();
    }

    private SqliteConnection OpenReader()
    {
        var connection = Open(SqliteOpenMode.ReadOnly, timeout: 1);
        Tune(connection, "cache_size = -8192", "mmap_size = 268435456");
        return connection;
    }

    /// <param name="timeout">Seconds that a command waits for a lock before the caller's own patience begins.</param>
    private SqliteConnection Open(SqliteOpenMode mode, int timeout)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Place,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = timeout,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static void Tune(SqliteConnection connection, params ReadOnlySpan<string> settings)
    {
        foreach (var setting in settings)
            SchemaUpgrade.Execute(connection, $"PRAGMA {setting}");
    }
}
