using CoGovernance.Contracts.Journal;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Storage.Tests.Places;

/// <summary>An empty place for a record, and what a test may do to it behind the store's back.</summary>
public abstract class RecordPlace : IAsyncDisposable
{
    /// <summary>How to open a record here.</summary>
    public abstract RecordStoreOptions Options { get; }

    /// <summary>Changes the database past the store.</summary>
    public abstract Task<int> ExecuteAsync(string sql);

    /// <summary>Holds a lock that keeps commits out until it is disposed.</summary>
    public abstract Task<IAsyncDisposable> LockAsync();

    /// <summary>What the disk holds at this moment, as if the machine had lost power; the store here may stay open.</summary>
    public abstract Task<RecordPlace> CrashAsync();

    public abstract ValueTask DisposeAsync();

    public Task<RecordStore> OpenAsync(
        Func<RecordStoreOptions, RecordStoreOptions>? with = null, IProjector? projector = null, ILoggerFactory? loggers = null) =>
        RecordStores.OpenAsync(
            with?.Invoke(Options) ?? Options, projector ?? new TotalsProjector(), TimeProvider.System, loggers,
            CancellationToken.None);
}
