using System.Data.Common;
using CoGovernance.Storage.Dialect;
using Npgsql;

namespace CoGovernance.Storage.Postgres;

/// <summary>The record in a PostgreSQL database, alone or shared by several silos.</summary>
internal sealed class PostgresDatabase : RecordDatabase
{
    /// <summary>How long the server makes a statement wait for a lock before the caller's own patience goes on.</summary>
    private const int LockTimeoutMilliseconds = 1_000;

    /// <summary>How long a server that says nothing is waited for, at least.</summary>
    private const int SilenceSeconds = 10;

    private readonly NpgsqlDataSource readers;
    private readonly NpgsqlDataSource plain;
    private readonly NpgsqlDataSource writers;
    private readonly AdvisoryLock advisoryLock;
    private readonly RecordStoreOptions options;

    public PostgresDatabase(string connectionString, RecordStoreOptions options)
    {
        this.options = options;
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        Place = $"{settings.Host}:{settings.Port}/{settings.Database}";
        settings.Enlist = false;
        settings.MaxAutoPrepare = 100;
        settings.AutoPrepareMinUsages = 2;
        settings.Timeout = SilenceSeconds;

        // A lock is reported by the server, silence by the client: the client must wait longer, or the one passes for the other.
        settings.CommandTimeout = Math.Max(SilenceSeconds, (int)options.Patience.TotalSeconds);
        settings.ApplicationName ??= "cogovernance";
        settings.Options = Join(settings.Options, $"-c lock_timeout={LockTimeoutMilliseconds}");
        readers = NpgsqlDataSource.Create(settings);
        settings.Pooling = false;
        plain = NpgsqlDataSource.Create(settings);

        // Plans are made once, when tables may be empty still: the indexes are always right for the writer's lookups.
        settings.Options = Join(settings.Options, "-c synchronous_commit=on -c enable_seqscan=off");
        settings.KeepAlive = 30;
        writers = NpgsqlDataSource.Create(settings);
        advisoryLock = new AdvisoryLock(writers, Place);
    }

    public override string Place { get; }

    public override SqlTypes Types { get; } =
        new("""text COLLATE "C" """.TrimEnd(), "bigint", "double precision", "bytea", Keyed: "", Rows: "", IndexOrder: " NULLS FIRST");

    public override WordIndex Words { get; } = new PostgresWordIndex();

    public override bool KnowsSpread => true;

    public override bool Blocking => options.CommitMode == CommitMode.OnDemand;

    public override bool TryLock() => options.SharedWriters || advisoryLock.TryTake();

    public override IDisposable? ReserveSchema()
    {
        if (!options.SharedWriters)
            return null;
        var connection = plain.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_lock({AdvisoryLock.SchemaKey})";
        command.ExecuteNonQuery();
        return connection;
    }

    public override IRecordWriter OpenWriter()
    {
        advisoryLock.EnsureHeld();
        return new PostgresWriter(writers.OpenConnection());
    }

    public override DbConnection OpenForSchema() => plain.OpenConnection();

    public override ReadSession Rent() => new PostgresReadSession(readers.OpenConnection());

    public override async ValueTask<ReadSession> RentAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Blocking ? Rent() : new PostgresReadSession(await readers.OpenConnectionAsync(cancellationToken));
    }

    /// <summary>The driver's own pool keeps the connection. When one is broken the others in the pool are suspect.</summary>
    public override void Return(ReadSession session, bool broken)
    {
        session.Dispose();
        if (broken)
            readers.Clear();
    }

    public override ScratchSession OpenScratch() => new PostgresScratch(plain.OpenConnection(), plain.OpenConnection());

    public override StorageFault Classify(Exception exception) => PostgresFaults.Classify(exception);

    public override RecordStoreException Unopenable(Exception exception) => PostgresFaults.Unopenable(exception, Place);

    public override void Dispose()
    {
        advisoryLock.Dispose();
        readers.Dispose();
        plain.Dispose();
        writers.Dispose();
    }

    private static string Join(string? options, string more) => string.IsNullOrEmpty(options) ? more : $"{options} {more}";
}

/// <summary>The driver prepares what is used often by itself.</summary>
internal sealed class PostgresReadSession(NpgsqlConnection connection) : ReadSession(connection)
{
    public override DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
