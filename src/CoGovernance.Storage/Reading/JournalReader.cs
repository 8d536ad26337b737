using System.Data.Common;
using System.Runtime.CompilerServices;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;

namespace CoGovernance.Storage.Reading;

/// <summary>Every read of the record, on connections of its own. A vanished database is waited for. Thread-safe.</summary>
internal sealed class JournalReader(RecordDatabase database, TimeSpan limit, TimeProvider time, CancellationToken closing)
{
    // One statement, so that the snapshot and the events after it are of one moment.
    private const string TailSql =
        $"""
        WITH s AS (SELECT version, data FROM snapshots WHERE stream = @stream)
        SELECT 0 AS part, 0 AS position, version, '' AS type, data, '' AS actor, '' AS command_id, 0 AS at FROM s
        UNION ALL
        SELECT 1, {EventRows.Columns} FROM events WHERE stream = @stream AND version > COALESCE((SELECT version FROM s), 0)
        ORDER BY 1, 3
        """;

    private const string CommandSql =
        "SELECT version + command_size - 1 FROM events WHERE stream = @stream AND command_id = @command AND command_size IS NOT NULL";

    private const string PendingSql =
        "SELECT id, target, source, type, data, at FROM outbox WHERE id > @after AND parked_at IS NULL ORDER BY id LIMIT @limit";

    private const string PendingCountSql = "SELECT COUNT(*) FROM outbox WHERE parked_at IS NULL";

    private const string LastEventSql = "SELECT at FROM events ORDER BY position DESC LIMIT 1";

    private const string ChangesSql = "SELECT position, stream, version, at FROM events WHERE position > @after ORDER BY position LIMIT @limit";

    private const string LastPositionSql = "SELECT COALESCE(MAX(position), 0) FROM events";

    private const string DueSql = "SELECT stream, at FROM list_due WHERE at <= @until ORDER BY at NULLS FIRST, stream LIMIT @limit";

    public ValueTask<StreamTail> TailAsync(StreamId stream, CancellationToken cancellationToken) =>
        RunAsync(
            TailSql,
            command => command.With("@stream", stream.ToString()),
            async (trip, reader) =>
            {
                Snapshot? snapshot = null;
                var events = new List<StoredEvent>();
                while (await trip.NextAsync(reader))
                {
                    if (reader.GetInt64(0) == 0)
                        snapshot = new Snapshot(reader.GetInt64(2), (byte[])reader.GetValue(4));
                    else
                        events.Add(EventRows.Read(reader, stream, first: 1));
                }

                return new StreamTail(snapshot, events);
            },
            cancellationToken);

    public ValueTask<long?> CommandAsync(StreamId stream, string commandId, CancellationToken cancellationToken) =>
        RunAsync(
            CommandSql,
            command => command.With("@stream", stream.ToString()).With("@command", commandId),
            async (trip, reader) => await trip.NextAsync(reader) ? reader.GetInt64(0) : (long?)null,
            cancellationToken);

    public ValueTask<IReadOnlyList<OutboxEntry>> PendingAsync(long afterId, int count, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<OutboxEntry>>(
            PendingSql,
            command => command.With("@after", afterId).With("@limit", (long)count),
            async (trip, reader) =>
            {
                var entries = new List<OutboxEntry>();
                while (await trip.NextAsync(reader))
                {
                    entries.Add(new OutboxEntry(
                        reader.GetInt64(0), StreamId.Parse(reader.GetString(1)), StreamId.Parse(reader.GetString(2)), reader.GetString(3),
                        (byte[])reader.GetValue(4), Instants.FromMicroseconds(reader.GetInt64(5))));
                }

                return entries;
            },
            cancellationToken);

    public ValueTask<DateTimeOffset?> LastEventAtAsync(CancellationToken cancellationToken) =>
        RunAsync(
            LastEventSql,
            _ => { },
            async (trip, reader) => await trip.NextAsync(reader) ? Instants.FromMicroseconds(reader.GetInt64(0)) : (DateTimeOffset?)null,
            cancellationToken);

    public ValueTask<IReadOnlyList<StreamChange>> ChangesAsync(long after, int count, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<StreamChange>>(
            ChangesSql,
            command => command.With("@after", after).With("@limit", (long)count),
            async (trip, reader) =>
            {
                var changes = new List<StreamChange>();
                while (await trip.NextAsync(reader))
                {
                    changes.Add(new StreamChange(
                        reader.GetInt64(0), StreamId.Parse(reader.GetString(1)), reader.GetInt64(2), Instants.FromMicroseconds(reader.GetInt64(3))));
                }

                return changes;
            },
            cancellationToken);

    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken) =>
        RunAsync(
            LastPositionSql, _ => { }, async (trip, reader) => await trip.NextAsync(reader) ? reader.GetInt64(0) : 0, cancellationToken);

    public ValueTask<long> PendingCountAsync(CancellationToken cancellationToken) =>
        RunAsync(PendingCountSql, _ => { },
            async (trip, reader) => await trip.NextAsync(reader) ? reader.GetInt64(0) : 0,
            cancellationToken);

    /// <param name="until">Null for no limit in time.</param>
    public ValueTask<List<DueEntry>> DueAsync(DateTimeOffset? until, int count, CancellationToken cancellationToken) =>
        RunAsync(
            DueSql,
            command => command
                .With("@until", until is { } instant ? Instants.ToMicroseconds(instant) : long.MaxValue)
                .With("@limit", (long)count),
            async (trip, reader) =>
            {
                var entries = new List<DueEntry>();
                while (await trip.NextAsync(reader))
                    entries.Add(new DueEntry(StreamId.Parse(reader.GetString(0)), Instants.FromMicroseconds(reader.GetInt64(1))));
                return entries;
            },
            cancellationToken);

    /// <exception cref="ArgumentException">A limit out of range, or a key without a kind.</exception>
    public async ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(EventQuery query, CancellationToken cancellationToken)
    {
        EventQuerySql.Require(query);
        var lead = await EventQuerySql.LeadAsync(query, database.KnowsSpread, sql => IsFewAsync(sql, cancellationToken));
        var last = query.After is { } position ? await PlaceAsync(EventQuerySql.Place(position), cancellationToken) : null;
        if (query.After is not null && last is null)
            return [];
        var sql = EventQuerySql.Events(query, lead, database.KnowsSpread, last);
        return await RunAsync<IReadOnlyList<StoredEvent>>(
            sql.Text,
            command => Bind(command, sql.Values),
            async (trip, reader) =>
            {
                var events = new List<StoredEvent>(query.Limit);
                while (await trip.NextAsync(reader))
                    events.Add(EventRows.Read(reader, StreamId.Parse(reader.GetString(0)), first: 1));
                return events;
            },
            cancellationToken);
    }

    private ValueTask<(long At, long Version)?> PlaceAsync(SqlText sql, CancellationToken cancellationToken) => RunAsync(
        sql.Text,
        command => Bind(command, sql.Values),
        async (trip, reader) => await trip.NextAsync(reader) ? (reader.GetInt64(0), reader.GetInt64(1)) : ((long At, long Version)?)null,
        cancellationToken);

    /// <summary>Rows one by one; a failure after the first row ends the reading.</summary>
    public async IAsyncEnumerable<object?[]> RowsAsync(RowQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = await RowPlan.ChooseAsync(query, database.KnowsSpread, column => IsFewAsync(query, column, cancellationToken));
        var sql = RowQuerySql.Rows(query, database.Words, plan);
        var trip = new Trip(database.Blocking, cancellationToken);
        var (session, reader) = await OpenAsync(sql.Text, command => Bind(command, sql.Values), trip);
        try
        {
            while (await GuardAsync(() => trip.NextAsync(reader)))
            {
                var row = new object?[query.Table.Columns.Length];
                for (var i = 0; i < row.Length; i++)
                    row[i] = ColumnValues.Read(reader, i, query.Table.Columns[i].Type);
                yield return row;
            }
        }
        finally
        {
            await CloseAsync(session, reader, trip, broken: false);
        }
    }

    public ValueTask<IReadOnlyList<RowGroup>> CountAsync(RowCount count, CancellationToken cancellationToken)
    {
        var sql = RowQuerySql.Groups(count, database.Words);
        var types = count.By.Select(c => count.Table.Columns[count.Table.Column(c)].Type).ToArray();
        return RunAsync<IReadOnlyList<RowGroup>>(
            sql.Text,
            command => Bind(command, sql.Values),
            async (trip, reader) =>
            {
                var groups = new List<RowGroup>();
                while (await trip.NextAsync(reader))
                    groups.Add(new RowGroup([.. types.Select((t, i) => ColumnValues.Read(reader, i, t))], reader.GetInt64(types.Length)));
                return groups.Count <= RowQuerySql.MostGroups
                    ? groups
                    : throw new InvalidOperationException(
                        $"'{count.Table}' has more than {RowQuerySql.MostGroups} combinations of {string.Join(", ", count.By)}.");
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyDictionary<string, long>> CountCommandsAsync(CommandCount count, CancellationToken cancellationToken)
    {
        var sql = EventQuerySql.Commands(count);
        return RunAsync<IReadOnlyDictionary<string, long>>(
            sql.Text,
            command => Bind(command, sql.Values),
            async (trip, reader) =>
            {
                var counts = new Dictionary<string, long>(StringComparer.Ordinal);
                while (await trip.NextAsync(reader))
                    counts.Add(reader.GetString(0), reader.GetInt64(1));
                return counts;
            },
            cancellationToken);
    }

    private ValueTask<bool> IsFewAsync(RowQuery query, string? column, CancellationToken cancellationToken)
    {
        var sql = RowQuerySql.Count(query, database.Words, column);
        return IsFewAsync(new SqlText(sql.Text, sql.Values), cancellationToken);
    }

    private ValueTask<bool> IsFewAsync(SqlText count, CancellationToken cancellationToken) => RunAsync(
        count.Text,
        command => Bind(command, count.Values),
        async (trip, reader) => await trip.NextAsync(reader) && reader.GetInt64(0) <= RowPlan.Few,
        cancellationToken);

    private static void Bind(DbCommand command, IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
            command.With($"@p{i}", values[i]);
    }

    private async ValueTask<T> RunAsync<T>(
        string sql, Action<DbCommand> bind, Func<Trip, DbDataReader, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        var trip = new Trip(database.Blocking, cancellationToken);
        var patience = NewPatience();
        while (true)
        {
            ReadSession? session = null;
            DbDataReader? reader = null;
            var broken = true;
            StorageFault fault;
            Exception cause;
            try
            {
                session = await database.RentAsync(cancellationToken);
                var command = session.Command(sql);
                bind(command);
                reader = await trip.ReadAsync(command);
                var result = await read(trip, reader);
                broken = false;
                return result;
            }
            catch (Exception exception) when (database.Classify(exception) != StorageFault.Other)
            {
                cause = exception;
                fault = database.Classify(exception);
            }
            finally
            {
                if (session is not null)
                    await CloseAsync(session, reader, trip, broken);
            }

            await WaitAsync(patience, fault, cause, cancellationToken);
        }
    }

    private async ValueTask<(ReadSession Session, DbDataReader Reader)> OpenAsync(string sql, Action<DbCommand> bind, Trip trip)
    {
        var patience = NewPatience();
        while (true)
        {
            ReadSession? session = null;
            StorageFault fault;
            Exception cause;
            try
            {
                session = await database.RentAsync(trip.CancellationToken);
                var command = session.Command(sql);
                bind(command);
                return (session, await trip.ReadAsync(command));
            }
            catch (Exception exception)
            {
                if (session is not null)
                    database.Return(session, broken: true);
                cause = exception;
                fault = database.Classify(exception);
                if (fault == StorageFault.Other)
                    throw;
            }

            await WaitAsync(patience, fault, cause, trip.CancellationToken);
        }
    }

    /// <exception cref="JournalUnavailableException">Patience is at its end.</exception>
    private async ValueTask WaitAsync(Patience patience, StorageFault fault, Exception cause, CancellationToken cancellationToken)
    {
        var again = fault.MayPass() && (database.Blocking ? patience.Wait() : await patience.WaitAsync(cancellationToken));
        if (!again)
            throw fault.ToException(database.Place, cause);
    }

    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception exception) when (database.Classify(exception) is var fault && fault != StorageFault.Other)
        {
            throw fault.ToException(database.Place, exception);
        }
    }

    private async ValueTask CloseAsync(ReadSession session, DbDataReader? reader, Trip trip, bool broken)
    {
        try
        {
            if (reader is not null)
                await trip.CloseAsync(reader);
        }
        catch (DbException)
        {
            broken = true;
        }

        database.Return(session, broken);
    }

    private Patience NewPatience() => new(limit, time, time.GetTimestamp(), closing);
}
