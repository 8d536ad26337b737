using System.Net.Sockets;
using CoGovernance.Storage.Dialect;
using Npgsql;

namespace CoGovernance.Storage.Postgres;

/// <summary>What the errors of PostgreSQL and of the connection to it mean for the record.</summary>
internal static class PostgresFaults
{
    public static StorageFault Classify(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => StorageFault.DiskFull,
        PostgresException
        {
            SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        } => StorageFault.Locked,
        PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
                or PostgresErrorCodes.TooManyConnections,
        } => StorageFault.Gone,
        PostgresException refused => refused.SqlState.StartsWith("08", StringComparison.Ordinal) ? StorageFault.Gone : StorageFault.Other,
        LockLostException => StorageFault.Gone,
        NpgsqlException or SocketException or IOException or TimeoutException => StorageFault.Gone,
        _ => StorageFault.Other,
    };

    public static RecordStoreException Unopenable(Exception exception, string place)
    {
        var reason = exception.Message.ReplaceLineEndings(" ");
        return exception is PostgresException
        {
            SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DataCorrupted
                or PostgresErrorCodes.IndexCorrupted,
        }
            ? new RecordStoreException("store.corrupt", $"{place} is not a record or is damaged: {reason}", exception)
            : new RecordStoreException("store.unreadable", $"{place} cannot be used: {reason}", exception);
    }
}
