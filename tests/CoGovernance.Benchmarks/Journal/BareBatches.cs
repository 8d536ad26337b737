using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace CoGovernance.Benchmarks.Journal;

/// <summary>
/// What SQLite does at best with the same rows: batches of a hundred, one prepared statement, the same columns, keys and
/// durability; no hash, no queue, no projections.
/// </summary>
internal static class BareBatches
{
    private const int BatchSize = 100;

    private static readonly string[] Schema =
    [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA cache_size = -65536",
        "PRAGMA wal_autocheckpoint = 4000",
        """
        CREATE TABLE events (
          position INTEGER NOT NULL PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL,
          actor TEXT NOT NULL, command_id TEXT NOT NULL, command_size INTEGER, at INTEGER NOT NULL, hash BLOB NOT NULL) STRICT
        """,
        "CREATE UNIQUE INDEX events_by_stream ON events (stream, version)",
        "CREATE UNIQUE INDEX events_by_command ON events (stream, command_id) WHERE command_size IS NOT NULL",
    ];

    /// <summary>Rows a second.</summary>
    public static double Run(string folder, TimeSpan duration)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        connection.Open();
        foreach (var sql in Schema)
            Execute(connection, sql);
        using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO events VALUES ($position, $stream, $version, 'request.noted', $data, 'account/7', $command, 1, $at, $hash)";
        string[] names = ["$position", "$stream", "$version", "$data", "$command", "$at", "$hash"];
        var values = names.Select(n => insert.Parameters.Add(new SqliteParameter(n, null))).ToArray();
        var hash = RandomNumberGenerator.GetBytes(32);
        var versions = new long[JournalBenchmark.Streams];
        long position = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < duration)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            insert.Transaction = transaction;
            for (var i = 0; i < BatchSize; i++)
            {
                var stream = (int)(position % versions.Length);
                object[] row =
                [
                    ++position, JournalBenchmark.NameOf(stream), ++versions[stream], JournalBenchmark.Data, Guid.NewGuid().ToString(),
                    1_767_585_600_000_000, hash,
                ];
                for (var v = 0; v < row.Length; v++)
                    values[v].Value = row[v];
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return position / watch.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
