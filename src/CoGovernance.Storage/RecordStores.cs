using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Postgres;
using CoGovernance.Storage.Schema;
using CoGovernance.Storage.Sqlite;
using CoGovernance.Storage.Vault;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoGovernance.Storage;

/// <summary>Opens the record of a county.</summary>
public static partial class RecordStores
{
    private static readonly TimeSpan StandbyLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Takes the store for this process, creates or upgrades its schema, rebuilds the lists whose version changed, and starts to commit.
    /// </summary>
    /// <exception cref="RecordStoreException">
    /// <c>store.in-use</c>, <c>store.newer</c>, <c>store.older</c>, <c>store.unreadable</c> or <c>store.corrupt</c>.
    /// </exception>
    public static async Task<RecordStore> OpenAsync(
        RecordStoreOptions options, IProjector projector, TimeProvider time,
        ILoggerFactory? loggerFactory, CancellationToken cancellationToken)
    {
        Require(options);
        var tables = ListSchema.All(projector);
        ILogger logger = loggerFactory?.CreateLogger<RecordStore>() ?? NullLogger<RecordStore>.Instance;
        RecordDatabase database = options.PostgresConnectionString is { } connectionString
            ? new PostgresDatabase(connectionString, options)
            : new SqliteDatabase(options);
        try
        {
            if (!options.ReadOnly)
                await LockAsync(database, options, time, logger, cancellationToken);
            await PatientlyAsync(
                () =>
                {
                    Prepare(database, options, projector, time, cancellationToken);
                    return true;
                },
                database, options, time, cancellationToken);
            var store = new RecordStore(database, options, projector, tables, time, logger);
            await store.PrepareAsync(cancellationToken);
            return store;
        }
        catch (Exception exception)
        {
            database.Dispose();
            if (exception is RecordStoreException or OperationCanceledException or ArgumentException)
                throw;
            throw database.Unopenable(exception);
        }
    }

    private static void Prepare(
        RecordDatabase database, RecordStoreOptions options, IProjector projector, TimeProvider time, CancellationToken cancellationToken)
    {
        using var reserved = options.ReadOnly ? null : database.ReserveSchema();
        using (var connection = database.OpenForSchema())
        {
            if (options.ReadOnly)
            {
                SchemaUpgrade.RequireNewest(connection, database.Place);
                ListRebuild.RequireCurrent(connection, ListSchema.All(projector), database.Place);
                return;
            }

            SchemaUpgrade.Run(connection, database.Types, time, database.Place);
        }

        var keys = new KeyTable(database, options.Patience, time, cancellationToken);
        var vault = new PersonVault(new KnownKeys(keys), options.FillRandom, remembers: true);
        new ListRebuild(database, projector, vault, ListSchema.All(projector), options.RebuildProgress)
            .Run(options.RebuildLists, cancellationToken);
    }

    /// <summary>Waits for a database that is locked or not there yet.</summary>
    private static async Task<bool> PatientlyAsync(
        Func<bool> attempt, RecordDatabase database, RecordStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var patience = new Patience(options.Patience, time, time.GetTimestamp(), CancellationToken.None);
        while (true)
        {
            try
            {
                return attempt();
            }
            catch (Exception exception) when (database.Classify(exception).MayPass())
            {
                if (!await patience.WaitAsync(cancellationToken))
                    throw;
            }
        }
    }

    private static async Task LockAsync(
        RecordDatabase database, RecordStoreOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        if (await PatientlyAsync(database.TryLock, database, options, time, cancellationToken))
            return;
        if (!options.Standby)
            throw new RecordStoreException("store.in-use", $"Another process has the record at {database.Place} open.");
        LogStandby(logger, database.Place);
        do
            await Task.Delay(StandbyLooks, time, cancellationToken);
        while (!await PatientlyAsync(database.TryLock, database, options, time, cancellationToken));
    }

    private static void Require(RecordStoreOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBatch, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxBatch, 4_096, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxWaiting, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Patience, TimeSpan.Zero, nameof(options));
        if (options is { SharedWriters: true, PostgresConnectionString: null })
            throw new ArgumentException("Several silos can share a PostgreSQL database only.", nameof(options));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process has the record at {Place} open; standing by.")]
    private static partial void LogStandby(ILogger logger, string place);
}
