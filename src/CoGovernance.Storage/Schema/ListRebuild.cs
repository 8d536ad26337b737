using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Reading;

namespace CoGovernance.Storage.Schema;

/// <summary>
/// How far a rebuild has come. Streams and events are those read so far; <paramref name="TotalEvents"/> was counted at the
/// start.
/// </summary>
public sealed record RebuildProgress(ImmutableArray<string> Lists, long Streams, long Events, long TotalEvents, bool IsDone);

/// <summary>
/// Rebuilds lists whose version differs from the stored one, all in one reading of the journal. When it is cut short the next
/// start begins it again, since a version is stored only at the end.
/// </summary>
internal sealed class ListRebuild(
    RecordDatabase database, IProjector projector, IPersonVault vault, ImmutableArray<ProjectionTable> tables,
    IProgress<RebuildProgress>? progress)
{
    /// <summary>Rows written in one transaction.</summary>
    private const int RowsAtOnce = 2_000;

    public void Run(bool everything, CancellationToken cancellationToken)
    {
        using var connection = database.OpenForSchema();
        var stored = StoredVersions(connection);
        var stale = tables.Where(t => everything || stored.GetValueOrDefault(t.Name) != t.Version).ToImmutableArray();
        if (stale.IsEmpty)
            return;

        // The rows of the due table come with those of any list, so it is made anew with them.
        stale = stale.Contains(DueTable.Table) ? stale : [DueTable.Table, .. stale];
        Recreate(connection, stale);
        Fill(connection, stale, cancellationToken);
        foreach (var table in stale)
            Store(connection, table);
    }

    /// <summary>What is read only must hold every list as this program knows it.</summary>
    /// <exception cref="RecordStoreException"><c>store.older</c>: a list is missing or of another version.</exception>
    public static void RequireCurrent(DbConnection connection, ImmutableArray<ProjectionTable> tables, string place)
    {
        var stored = StoredVersions(connection);
        if (tables.FirstOrDefault(t => stored.GetValueOrDefault(t.Name) != t.Version) is { } stale)
            throw new RecordStoreException("store.older", $"The list '{stale.Name}' of the record at {place} must be built anew; open it for writing once.");
    }

    private static Dictionary<string, long> StoredVersions(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, version FROM list_versions";
        using var reader = command.ExecuteReader();
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read())
            versions[reader.GetString(0)] = reader.GetInt64(1);
        return versions;
    }

    private void Recreate(DbConnection connection, ImmutableArray<ProjectionTable> stale)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var table in stale)
        {
            Execute($"DELETE FROM list_versions WHERE name = '{table.Name}'");
            foreach (var statement in ListSchema.Recreate(table, database))
                Execute(statement);
        }

        transaction.Commit();

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    private void Fill(DbConnection connection, ImmutableArray<ProjectionTable> stale, CancellationToken cancellationToken)
    {
        using var writer = database.OpenWriter();
        var total = Count(connection);
        var names = stale.Select(t => t.Name).ToImmutableArray();
        var wanted = stale.ToHashSet();
        var changes = new ListChanges();
        long streams = 0;
        long events = 0;
        foreach (var (stream, history) in StreamScan.Streams(connection))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var projection = projector.Project(stream, history, vault);
            foreach (var row in projection.Rows.Where(r => wanted.Contains(r.Table) && !r.Removed))
                changes.Add(row);
            if (projection.NextDue is { } due)
                changes.Add(DueTable.Row(stream, due));
            streams++;
            events += history.Count;
            if (changes.Count >= RowsAtOnce)
                Flush();
        }

        Flush();
        progress?.Report(new RebuildProgress(names, streams, events, total, IsDone: true));

        void Flush()
        {
            writer.WriteRows(changes);
            changes.Clear();
            progress?.Report(new RebuildProgress(names, streams, events, total, IsDone: false));
        }
    }

    private static long Count(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT position FROM journal_head WHERE id = 1";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Store(DbConnection connection, ProjectionTable table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO list_versions (name, version) VALUES (@name, @version)";
        command.With("@name", table.Name).With("@version", (long)table.Version).ExecuteNonQuery();
    }
}
