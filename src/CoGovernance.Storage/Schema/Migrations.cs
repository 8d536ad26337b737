using System.Collections.Immutable;

namespace CoGovernance.Storage.Schema;

/// <summary>A step of the schema; once released it never changes.</summary>
internal sealed record Migration(int Number, string Name, ImmutableArray<string> Statements);

/// <summary>The schema, step by step. A database remembers the steps it has taken.</summary>
internal static class Migrations
{
    public const string Ledger =
        "CREATE TABLE IF NOT EXISTS store_migrations (number {int} NOT NULL PRIMARY KEY, name {text} NOT NULL, at {int} NOT NULL)";

    public static readonly ImmutableArray<Migration> All =
    [
        new(1, "journal",
        [
            """
            CREATE TABLE events (
              position {int} NOT NULL PRIMARY KEY, stream {text} NOT NULL, version {int} NOT NULL,
              type {text} NOT NULL, data {bytes} NOT NULL,
              actor {text} NOT NULL, command_id {text} NOT NULL, command_size {int}, at {int} NOT NULL, hash {bytes} NOT NULL) {rows}
            """,
            "CREATE UNIQUE INDEX events_by_stream ON events (stream, version)",
            "CREATE UNIQUE INDEX events_by_command ON events (stream, command_id) WHERE command_size IS NOT NULL",
            """
            CREATE TABLE journal_head (
              id {int} NOT NULL PRIMARY KEY CHECK (id = 1), position {int} NOT NULL, hash {bytes} NOT NULL,
              outbox_id {int} NOT NULL, revision {int} NOT NULL) {rows}
            """,
            "INSERT INTO journal_head (id, position, hash, outbox_id, revision) VALUES (1, 0, @zeros, 0, 0)",
            "CREATE TABLE snapshots (stream {text} NOT NULL PRIMARY KEY, version {int} NOT NULL, data {bytes} NOT NULL) {rows}",
            """
            CREATE TABLE outbox (
              id {int} NOT NULL PRIMARY KEY, target {text} NOT NULL, source {text} NOT NULL, type {text} NOT NULL, data {bytes} NOT NULL,
              at {int} NOT NULL, error {text}, parked_at {int}) {rows}
            """,
            "CREATE TABLE person_keys (person {text} NOT NULL PRIMARY KEY, key {bytes}, made_at {int}, erased_at {int}) {rows}",
            "CREATE TABLE list_versions (name {text} NOT NULL PRIMARY KEY, version {int} NOT NULL) {rows}",
        ]),

        // The audit trail is read by who, by what and by when.
        new(2, "audit",
        [
            "CREATE INDEX events_by_time ON events (at, position)",
            "CREATE INDEX events_by_actor ON events (actor, at, position)",
            "CREATE INDEX events_by_type ON events (type, at, position)",
        ]),
    ];

    /// <summary>The schema that this program works with.</summary>
    public static int Newest => All[^1].Number;
}
