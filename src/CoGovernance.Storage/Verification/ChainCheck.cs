using System.Data.Common;
using CoGovernance.Storage.Commit;

namespace CoGovernance.Storage.Verification;

/// <summary>Reads the journal in the order of positions: no gap, every hash right, the head row at its end.</summary>
internal sealed class ChainCheck(DbConnection connection, FindingLog log, IProgress<VerifyProgress>? progress)
{
    private const int ProgressEvery = 10_000;

    private const string EventsSql =
        "SELECT position, stream, version, type, data, actor, command_id, command_size, at, hash FROM events ORDER BY position";

    private const string HeadSql = "SELECT position, hash, outbox_id FROM journal_head WHERE id = 1";

    /// <summary>Returns the number of events.</summary>
    public long Run(CancellationToken cancellationToken)
    {
        var (headPosition, headHash, outboxId) = ReadHead();
        var hash = new byte[EventBytes.HashLength];
        long position = 0;
        long count = 0;
        using (var command = Command(EventsSql))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash = Check(reader, ref position, hash);
                if (++count % ProgressEvery == 0)
                    progress?.Report(new VerifyProgress("chain", count, headPosition));
            }
        }

        if (headPosition != position)
            log.Add("journal_head", 1, "position", position, headPosition);
        else if (!headHash.AsSpan().SequenceEqual(hash))
            log.Add("journal_head", 1, "hash", Convert.ToHexStringLower(hash), Convert.ToHexStringLower(headHash));
        CheckOutbox(outboxId);
        progress?.Report(new VerifyProgress("chain", count, headPosition));
        return count;
    }

    /// <summary>After a difference the chain goes on from what stands there, so that each is named once.</summary>
    private byte[] Check(DbDataReader reader, ref long position, byte[] previous)
    {
        var found = reader.GetInt64(0);
        var stored = (byte[])reader.GetValue(9);
        if (found != position + 1)
        {
            log.Add("events", position + 1, "row", $"the event at position {position + 1}", $"the event at position {found} next");
            position = found;
            return stored;
        }

        position = found;
        var bytes = new EventBytes(
            reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(5), reader.GetString(6),
            reader.IsDBNull(7) ? 0 : (int)reader.GetInt64(7), reader.GetInt64(8), (byte[])reader.GetValue(4));
        var expected = bytes.Seal(previous, found);
        if (!expected.AsSpan().SequenceEqual(stored))
            log.Add("events", found, "hash", Convert.ToHexStringLower(expected), Convert.ToHexStringLower(stored));
        return stored;
    }

    private (long Position, byte[] Hash, long OutboxId) ReadHead()
    {
        using var command = Command(HeadSql);
        using var reader = command.ExecuteReader();
        if (reader.Read())
            return (reader.GetInt64(0), (byte[])reader.GetValue(1), reader.GetInt64(2));
        log.Add("journal_head", 1, "row", "the head row", null);
        return (0, [], long.MaxValue);
    }

    private void CheckOutbox(long outboxId)
    {
        using var command = Command("SELECT MAX(id) FROM outbox");
        if (command.ExecuteScalar() is long last && last > outboxId)
            log.Add("outbox", last, "id", $"at most {outboxId}", last);
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        return command;
    }
}
