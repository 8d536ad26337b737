using System.Data.Common;

namespace CoGovernance.Storage.Reading;

/// <summary>Runs commands either blocking, so that everything completes synchronously, or asynchronously.</summary>
internal readonly struct Trip(bool blocking, CancellationToken cancellationToken)
{
    private readonly bool blocking = blocking;
    private readonly CancellationToken cancellationToken = cancellationToken;

    public CancellationToken CancellationToken => cancellationToken;

    public ValueTask<DbDataReader> ReadAsync(DbCommand command) =>
        blocking
            ? new ValueTask<DbDataReader>(command.ExecuteReader())
            : new ValueTask<DbDataReader>(command.ExecuteReaderAsync(cancellationToken));

    public ValueTask<bool> NextAsync(DbDataReader reader) =>
        blocking ? new ValueTask<bool>(reader.Read()) : new ValueTask<bool>(reader.ReadAsync(cancellationToken));

    public ValueTask CloseAsync(DbDataReader reader)
    {
        if (!blocking)
            return reader.DisposeAsync();
        reader.Dispose();
        return default;
    }
}
