using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using Npgsql;

namespace CoGovernance.Storage.Postgres;

/// <summary>The statements that write a plan, one for each kind of row.</summary>
internal static class PostgresStatements
{
    private const string StrikeOff = "DELETE FROM outbox WHERE id = ANY ($1) AND parked_at IS NULL";

    private const string Park =
        """
        UPDATE outbox SET error = p.error, parked_at = p.at FROM unnest($1, $2, $3) AS p(id, error, at)
        WHERE outbox.id = p.id AND outbox.parked_at IS NULL
        """;

    private const string InsertEvents =
        """
        INSERT INTO events (position, stream, version, type, data, actor, command_id, command_size, at, hash)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string PutSnapshots =
        """
        INSERT INTO snapshots (stream, version, data) SELECT * FROM unnest($1, $2, $3)
        ON CONFLICT (stream) DO UPDATE SET version = excluded.version, data = excluded.data
        """;

    private const string InsertMessages =
        "INSERT INTO outbox (id, target, source, type, data, at) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)";

    private const string InsertKeys =
        "INSERT INTO person_keys (person, key, made_at) SELECT * FROM unnest($1, $2, $3) ON CONFLICT (person) DO NOTHING";

    private const string Erase =
        """
        INSERT INTO person_keys (person, erased_at) SELECT * FROM unnest($1, $2)
        ON CONFLICT (person) DO UPDATE SET key = NULL, erased_at = COALESCE(person_keys.erased_at, excluded.erased_at)
        """;

    /// <summary>Adds all but the rows of the lists and the head.</summary>
    public static void AddTo(NpgsqlBatch batch, CommitPlan plan)
    {
        if (plan.Keys.Count > 0)
            Add(batch, InsertKeys)
                .Array(Map(plan.Keys, k => k.Person)).Array(Map(plan.Keys, k => k.Key)).Array(Map(plan.Keys, k => k.MadeAt));
        if (plan.Erased.Count > 0)
        {
            var erased = plan.Erased.DistinctBy(e => e.Person).ToList();
            Add(batch, Erase).Array(Map(erased, e => e.Person)).Array(Map(erased, e => e.At));
        }

        if (plan.Events.Count > 0)
            AddEvents(Add(batch, InsertEvents), plan.Events);
        if (plan.Snapshots.Count > 0)
        {
            var snapshots = plan.Snapshots.ToList();
            Add(batch, PutSnapshots)
                .Array(Map(snapshots, s => s.Key)).Array(Map(snapshots, s => s.Value.Version)).Array(Map(snapshots, s => s.Value.Data));
        }

        if (plan.Messages.Count > 0)
        {
            Add(batch, InsertMessages)
                .Array(Map(plan.Messages, m => m.Id)).Array(Map(plan.Messages, m => m.Target.ToString()))
                .Array(Map(plan.Messages, m => m.Source.ToString()))
                .Array(Map(plan.Messages, m => m.Type)).Array(Map(plan.Messages, m => m.Data))
                .Array(Map(plan.Messages, m => Instants.ToMicroseconds(m.At)));
        }

        if (plan.Delivered.Count > 0)
            Add(batch, StrikeOff).Array(plan.Delivered.ToArray());
        if (plan.Parked.Count > 0)
            Add(batch, Park).Array(Map(plan.Parked, p => p.Id)).Array(Map(plan.Parked, p => p.Error)).Array(Map(plan.Parked, p => p.At));
    }

    /// <summary>The statements of the batch that take messages out of delivery.</summary>
    public static List<NpgsqlBatchCommand> StrikingOff(NpgsqlBatch batch)
    {
        var found = new List<NpgsqlBatchCommand>();
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
        {
            if (command.CommandText is StrikeOff or Park)
                found.Add(command);
        }

        return found;
    }

    public static NpgsqlBatchCommand MoveHead(JournalHead head)
    {
        var command = new NpgsqlBatchCommand(
            "UPDATE journal_head SET position = $1, hash = $2, outbox_id = $3, revision = $4 WHERE id = 1");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = head.Position });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = head.Hash });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = head.OutboxId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = head.Revision });
        return command;
    }

    private static void AddEvents(NpgsqlBatchCommand command, List<PlannedEvent> events) => command
        .Array(Map(events, e => e.Position))
        .Array(Map(events, e => e.Work.StreamName))
        .Array(Map(events, e => e.Version))
        .Array(Map(events, e => e.Work.Append.Events[e.Index].Type))
        .Array(Map(events, e => e.Work.Append.Events[e.Index].Data))
        .Array(Map(events, e => e.Work.Append.Actor))
        .Array(Map(events, e => e.Work.Append.CommandId))
        .Array(Map(events, e => e.CommandSize))
        .Array(Map(events, e => e.Work.At))
        .Array(Map(events, e => e.Hash));

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    private static TTo[] Map<TFrom, TTo>(List<TFrom> list, Converter<TFrom, TTo> convert)
    {
        var values = new TTo[list.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = convert(list[i]);
        return values;
    }
}
