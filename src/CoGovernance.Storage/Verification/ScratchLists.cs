using System.Collections.Immutable;
using System.Data.Common;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Reading;
using CoGovernance.Storage.Schema;

namespace CoGovernance.Storage.Verification;

/// <summary>
/// Reads every stream from its first event, checks that its versions have no gap, and builds all lists anew in temporary tables.
/// </summary>
internal sealed class ScratchLists(
    ScratchSession scratch, SqlTypes types, IProjector projector, IPersonVault vault,
    ImmutableArray<ProjectionTable> tables, FindingLog log,
    IProgress<VerifyProgress>? progress)
{
    private const int RowsAtOnce = 2_000;
    private const int ProgressEvery = 1_000;

    /// <summary>Returns the number of streams.</summary>
    /// <param name="feed">Where the events are read while the temporary tables are written.</param>
    /// <param name="total">The number of events.</param>
    public long Build(DbConnection feed, long total, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
            SchemaUpgrade.Execute(scratch.Connection, ListSchema.CreateScratch(table, types));
        var changes = new ListChanges();
        long streams = 0;
        long events = 0;
        foreach (var (stream, history) in StreamScan.Streams(feed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            events += history.Count;
            if (++streams % ProgressEvery == 0)
                progress?.Report(new VerifyProgress("streams", events, total));
            if (!HasNoGap(stream, history))
                continue;
            Collect(stream, history, changes);
            if (changes.Count >= RowsAtOnce)
                Flush();
        }

        Flush();
        progress?.Report(new VerifyProgress("streams", events, total));
        return streams;

        void Flush()
        {
            scratch.WriteRows(changes);
            changes.Clear();
        }
    }

    private bool HasNoGap(StreamId stream, IReadOnlyList<StoredEvent> history)
    {
        for (var i = 0; i < history.Count; i++)
        {
            if (history[i].Version == i + 1)
                continue;
            log.Add("events", stream.ToString(), "version", i + 1, history[i].Version);
            return false;
        }

        return true;
    }

    private void Collect(StreamId stream, IReadOnlyList<StoredEvent> history, ListChanges changes)
    {
        StreamProjection projection;
        try
        {
            projection = projector.Project(stream, history, vault);
        }
        catch (Exception exception)
        {
            // An altered event may not be readable at all; that is a finding, not the end of the verification.
            log.Add("events", stream.ToString(), "data", "events that can be read", exception.Message);
            return;
        }

        foreach (var row in projection.Rows.Where(r => !r.Removed))
            changes.Add(row);
        if (projection.NextDue is { } due)
            changes.Add(DueTable.Row(stream, due));
    }
}
