using CoGovernance.Contracts.Journal;
using CoGovernance.Simulation;
using CoGovernance.Storage;

namespace CoGovernance.Server.Hosting;

/// <summary>A play needs one thread and virtual time, which only the embedded silo has.</summary>
internal static class PlayHost
{
    public static Task<PlayResult> PlayAsync(
        RecordStoreOptions store, PlayOptions options, DateTimeOffset from, Action<Acknowledged>? acknowledged, Action<DateTimeOffset>? progress,
        CancellationToken cancellationToken) =>
        throw Elsewhere();

    public static Task<TResult> PlayAsync<TResult>(
        RecordStoreOptions store, PlayOptions options, DateTimeOffset from, Func<IJournal, CountyPlay, TimeSpan, Task<TResult>> read,
        Action<Acknowledged>? acknowledged, Action<DateTimeOffset>? progress, CancellationToken cancellationToken)
        where TResult : class =>
        throw Elsewhere();

    private static IOException Elsewhere() => new("A play runs on the embedded host only: build without -p:GrainHost=Orleans.");
}
