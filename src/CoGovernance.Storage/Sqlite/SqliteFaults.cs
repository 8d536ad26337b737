using CoGovernance.Storage.Dialect;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoGovernance.Storage.Sqlite;

/// <summary>What the result codes of SQLite mean for the record.</summary>
internal static class SqliteFaults
{
    public static StorageFault Classify(Exception exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => StorageFault.DiskFull,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StorageFault.Locked,
        raw.SQLITE_IOERR when IsNoSpace((SqliteException)exception) => StorageFault.DiskFull,
        raw.SQLITE_IOERR or raw.SQLITE_PROTOCOL => StorageFault.Gone,
        _ => StorageFault.Other,
    };

    public static RecordStoreException Unopenable(Exception exception, string file)
    {
        var damaged = (exception as SqliteException)?.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR;
        return damaged
            ? new RecordStoreException("store.corrupt", $"{file} is not a record or is damaged: {OneLine(exception)}", exception)
            : new RecordStoreException("store.unreadable", $"{file} cannot be used: {OneLine(exception)}", exception);
    }

    /// <summary>A write or the growth of the shared memory that failed; a full disk or a spent quota shows as this, too.</summary>
    private static bool IsNoSpace(SqliteException exception) =>
        exception.SqliteExtendedErrorCode is raw.SQLITE_IOERR_WRITE or raw.SQLITE_IOERR_SHMSIZE;

    private static string OneLine(Exception exception) => exception.Message.ReplaceLineEndings(" ");
}
