using System.Runtime.InteropServices;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;
using Npgsql;

namespace CoGovernance.Storage.Postgres;

/// <summary>
/// The writing connection on PostgreSQL: a batch takes two round trips, one that locks the head row and looks up, one that writes
/// and commits; many rows travel as one array a column.
/// </summary>
internal sealed class PostgresWriter(NpgsqlConnection connection) : IRecordWriter
{
    private const string LockHead = "SELECT position, hash, outbox_id, revision FROM journal_head WHERE id = 1 FOR UPDATE";

    private const string FindVersions =
        """
        SELECT q.i, (SELECT MAX(e.version) FROM events e WHERE e.stream = q.stream)
        FROM unnest($1) WITH ORDINALITY AS q(stream, i)
        """;

    private const string FindCommands =
        """
        SELECT q.i, (SELECT e.version + e.command_size - 1 FROM events e
                     WHERE e.stream = q.stream AND e.command_id = q.command_id AND e.command_size IS NOT NULL)
        FROM unnest($1, $2) WITH ORDINALITY AS q(stream, command_id, i)
        """;

    public JournalHead Begin(IReadOnlyList<AppendWork> lookups)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LockHead));
        var unknown = AddLookups(batch, lookups);
        using var reader = batch.ExecuteReader();
        var head = reader.Read()
            ? new JournalHead(reader.GetInt64(0), (byte[])reader.GetValue(1), reader.GetInt64(2), reader.GetInt64(3))
            : throw new InvalidOperationException("The head row of the journal is missing.");
        if (lookups.Count > 0)
            reader.NextResult();
        ReadLookups(reader, lookups, unknown);
        return head;
    }

    public void LookUp(IReadOnlyList<AppendWork> lookups)
    {
        if (lookups.Count == 0)
            return;
        using var batch = new NpgsqlBatch(connection);
        var unknown = AddLookups(batch, lookups);
        using var reader = batch.ExecuteReader();
        ReadLookups(reader, lookups, unknown);
    }

    public int Commit(CommitPlan plan)
    {
        using var batch = new NpgsqlBatch(connection);
        PostgresStatements.AddTo(batch, plan);
        var struckOff = PostgresStatements.StrikingOff(batch);
        PostgresRows.AddTo(batch, plan.Rows, ListSchema.LiveName);
        batch.BatchCommands.Add(PostgresStatements.MoveHead(plan.Head));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        batch.ExecuteNonQuery();
        return struckOff.Sum(c => (int)c.Rows);
    }

    public void Rollback()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or ObjectDisposedException)
        {
            // The connection is gone, and the transaction with it; the next use opens a new one.
        }
    }

    public byte[]? HashAt(long position)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT hash FROM events WHERE position = @position";
        return command.With("@position", position).ExecuteScalar() as byte[];
    }

    public void WriteRows(ListChanges changes)
    {
        using var batch = new NpgsqlBatch(connection);
        PostgresRows.AddTo(batch, changes, ListSchema.LiveName);
        if (batch.BatchCommands.Count > 0)
            batch.ExecuteNonQuery();
    }

    /// <summary>Old versions of erased rows leave the table; older backups and archived logs are the operator's.</summary>
    public void Scrub()
    {
        try
        {
            Execute("VACUUM person_keys");
        }
        catch (NpgsqlException)
        {
            // Autovacuum does it later.
        }
    }

    public void Dispose() => connection.Dispose();

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<AppendWork> AddLookups(NpgsqlBatch batch, IReadOnlyList<AppendWork> lookups)
    {
        var unknown = new List<AppendWork>();
        if (lookups.Count == 0)
            return unknown;
        var streams = new string[lookups.Count];
        var commands = new string[lookups.Count];
        for (var i = 0; i < lookups.Count; i++)
        {
            streams[i] = lookups[i].StreamName;
            commands[i] = lookups[i].Append.CommandId;
            if (lookups[i].NeedsHead)
                unknown.Add(lookups[i]);
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(FindCommands).Array(streams).Array(commands));
        if (unknown.Count > 0)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(FindVersions).Array(unknown.ConvertAll(w => w.StreamName).ToArray()));
        return unknown;
    }

    private static void ReadLookups(NpgsqlDataReader reader, IReadOnlyList<AppendWork> lookups, List<AppendWork> unknown)
    {
        if (lookups.Count == 0)
            return;
        while (reader.Read())
            lookups[(int)reader.GetInt64(0) - 1].FoundCommand = reader.IsDBNull(1) ? null : reader.GetInt64(1);
        if (unknown.Count == 0)
            return;
        reader.NextResult();
        while (reader.Read())
            CollectionsMarshal.AsSpan(unknown)[(int)reader.GetInt64(0) - 1].FoundHead = reader.IsDBNull(1) ? 0 : reader.GetInt64(1);
    }
}
