using System.Collections.Immutable;

namespace CoGovernance.Storage.Verification;

/// <summary>
/// Re-reads the whole record and proves it: positions and versions without gaps, the hash chain, the head row, snapshots, and
/// every list and the due table against what the events say. Beside a running store it sees one moment; it changes nothing.
/// </summary>
public static class RecordVerifier
{
    /// <summary>Takes time in proportion to the journal; memory for one stream and a few thousand rows.</summary>
    /// <param name="progress">Called on the verifying thread.</param>
    public static Task<VerifyReport> VerifyAsync(
        RecordStore store, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken) =>
        store.IsOnDemand
            ? Task.FromResult(Verify(store, progress, cancellationToken))
            : Task.Run(() => Verify(store, progress, cancellationToken), cancellationToken);

    private static VerifyReport Verify(RecordStore store, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        var log = new FindingLog();
        using var scratch = store.Database.OpenScratch();
        var events = new ChainCheck(scratch.Connection, log, progress).Run(cancellationToken);
        var lists = new ScratchLists(scratch, store.Database.Types, store.Projector, store, store.Tables, log, progress);
        var streams = lists.Build(scratch.Feed, events, cancellationToken);
        var snapshots = SnapshotCheck.Run(scratch.Connection, log, cancellationToken);
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var table in store.Tables)
        {
            rows[table.Name] = new ListComparison(scratch.Connection, table, log).Run(cancellationToken);
            progress?.Report(new VerifyProgress(table.Name, rows[table.Name], events));
        }

        return new VerifyReport(events, streams, snapshots, rows.ToImmutable(), log.Count, [.. log.Kept]);
    }
}
