using CoGovernance.Simulation;
using CoGovernance.Storage;

namespace CoGovernance.Server.Hosting;

/// <summary>A play needs one thread and virtual time, which only the embedded silo has.</summary>
internal static class PlayHost
{
    public static Task<PlayResult> PlayAsync(
        RecordStoreOptions store, PlayOptions options, DateTimeOffset from, Action<Acknowledged>? acknowledged, Action<DateTimeOffset>? progress,
        CancellationToken cancellationToken) =>
        throw new IOException("A play runs on the embedded host only: build without -p:GrainHost=Orleans.");
}
