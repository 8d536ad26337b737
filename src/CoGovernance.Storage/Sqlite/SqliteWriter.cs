using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoGovernance.Storage.Sqlite;

/// <summary>The writing connection on SQLite: every statement prepared once, rows written one by one.</summary>
internal sealed class SqliteWriter : IRecordWriter
{
    private readonly SqliteConnection connection;
    private readonly sqlite3 database;
    private readonly List<SqliteStatement> statements = [];
    private readonly SqliteRows rows;
    private readonly SqliteStatement begin;
    private readonly SqliteStatement commit;
    private readonly SqliteStatement readHead;
    private readonly SqliteStatement moveHead;
    private readonly SqliteStatement findVersion;
    private readonly SqliteStatement findCommand;
    private readonly SqliteStatement insertEvent;
    private readonly SqliteStatement putSnapshot;
    private readonly SqliteStatement insertMessage;
    private readonly SqliteStatement strikeOff;
    private readonly SqliteStatement park;
    private readonly SqliteStatement insertKey;
    private readonly SqliteStatement erase;
    private readonly SqliteStatement findHash;

    public SqliteWriter(SqliteConnection connection)
    {
        this.connection = connection;
        database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        rows = new SqliteRows(database, ListSchema.LiveName);
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        readHead = Prepare("SELECT position, hash, outbox_id, revision FROM journal_head WHERE id = 1");
        moveHead = Prepare("UPDATE journal_head SET position = ?, hash = ?, outbox_id = ?, revision = ? WHERE id = 1");
        findVersion = Prepare("SELECT MAX(version) FROM events WHERE stream = ?");
        findCommand = Prepare(
            "SELECT version + command_size - 1 FROM events WHERE stream = ? AND command_id = ? AND command_size IS NOT NULL");
        insertEvent = Prepare(
            """
            INSERT INTO events (position, stream, version, type, data, actor, command_id, command_size, at, hash)
            VALUES (?,?,?,?,?,?,?,?,?,?)
            """);
        putSnapshot = Prepare(
            """
            INSERT INTO snapshots (stream, version, data) VALUES (?,?,?)
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, data = excluded.data
            """);
        insertMessage = Prepare("INSERT INTO outbox (id, target, source, type, data, at) VALUES (?,?,?,?,?,?)");
        strikeOff = Prepare("DELETE FROM outbox WHERE id = ? AND parked_at IS NULL");
        park = Prepare("UPDATE outbox SET error = ?, parked_at = ? WHERE id = ? AND parked_at IS NULL");
        insertKey = Prepare("INSERT INTO person_keys (person, key, made_at) VALUES (?,?,?) ON CONFLICT (person) DO NOTHING");
        erase = Prepare(
            """
            INSERT INTO person_keys (person, erased_at) VALUES (?,?)
            ON CONFLICT (person) DO UPDATE SET key = NULL, erased_at = COALESCE(erased_at, excluded.erased_at)
            """);
        findHash = Prepare("SELECT hash FROM events WHERE position = ?");
    }

    public JournalHead Begin(IReadOnlyList<AppendWork> lookups)
    {
        begin.Run();
        var head = readHead.Next()
            ? new JournalHead(readHead.IntegerAt(0), readHead.BytesAt(1), readHead.IntegerAt(2), readHead.IntegerAt(3))
            : throw new InvalidOperationException("The head row of the journal is missing.");
        readHead.Done();
        LookUp(lookups);
        return head;
    }

    public void LookUp(IReadOnlyList<AppendWork> lookups)
    {
        foreach (var work in lookups)
        {
            var stream = work.Events[0].Stream;
            if (work.NeedsHead)
            {
                findVersion.Text(1, stream).Next();
                work.FoundHead = findVersion.IntegerAt(0);
                findVersion.Done();
            }

            findCommand.Text(1, stream).Text(2, work.Events[0].CommandId);
            work.FoundCommand = findCommand.Next() ? findCommand.IntegerAt(0) : null;
            findCommand.Done();
        }
    }

    public int Commit(CommitPlan plan)
    {
        foreach (var key in plan.Keys)
            insertKey.Text(1, key.Person).Bytes(2, key.Key).Integer(3, key.MadeAt).Run();
        foreach (var person in plan.Erased)
            erase.Text(1, person.Person).Integer(2, person.At).Run();
        foreach (var planned in plan.Events)
            Insert(planned);
        foreach (var (stream, snapshot) in plan.Snapshots)
            putSnapshot.Text(1, stream).Integer(2, snapshot.Version).Bytes(3, snapshot.Data).Run();
        foreach (var message in plan.Messages)
        {
            insertMessage.Integer(1, message.Id).Text(2, message.Target.ToString()).Text(3, message.Source.ToString());
            insertMessage.Text(4, message.Type).Bytes(5, message.Data).Integer(6, Instants.ToMicroseconds(message.At)).Run();
        }

        var struckOff = 0;
        foreach (var id in plan.Delivered)
            struckOff += strikeOff.Integer(1, id).Run();
        foreach (var parked in plan.Parked)
            struckOff += park.Text(1, parked.Error).Integer(2, parked.At).Integer(3, parked.Id).Run();
        rows.Write(plan.Rows);
        var head = plan.Head;
        moveHead.Integer(1, head.Position).Bytes(2, head.Hash).Integer(3, head.OutboxId).Integer(4, head.Revision).Run();
        commit.Run();
        return struckOff;
    }

    public void Rollback()
    {
        foreach (var statement in statements)
            statement.Done();
        if (raw.sqlite3_get_autocommit(database) == 0)
            _ = raw.sqlite3_exec(database, "ROLLBACK");
    }

    public byte[]? HashAt(long position)
    {
        var found = findHash.Integer(1, position).Next() ? findHash.BytesAt(0) : null;
        findHash.Done();
        return found;
    }

    public void WriteRows(ListChanges changes)
    {
        begin.Run();
        rows.Write(changes);
        commit.Run();
    }

    /// <summary>
    /// Erased keys are overwritten in the file (secure_delete); this empties the write-ahead log, which may hold them still.
    /// </summary>
    public void Scrub() => _ = raw.sqlite3_wal_checkpoint_v2(database, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);

    public void Dispose()
    {
        rows.Dispose();
        foreach (var statement in statements)
            statement.Dispose();
        connection.Dispose();
    }

    private void Insert(PlannedEvent planned)
    {
        var bytes = planned.Bytes;
        insertEvent.Integer(1, planned.Position).Text(2, bytes.Stream).Integer(3, planned.Version).Text(4, bytes.Type).Bytes(5, bytes.Data);
        insertEvent.Text(6, bytes.Actor).Text(7, bytes.CommandId).Integer(9, planned.Work.At).Bytes(10, planned.Hash);
        if (planned.CommandSize is { } size)
            insertEvent.Integer(8, size);
        else
            insertEvent.Null(8);
        insertEvent.Run();
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(database, sql);
        statements.Add(statement);
        return statement;
    }
}
