using System.Data.Common;
using System.Globalization;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;

namespace CoGovernance.Storage.Schema;

/// <summary>Brings a database to the schema of this program, each step in a transaction of its own.</summary>
internal static class SchemaUpgrade
{
    /// <exception cref="RecordStoreException">The database was written by a newer program: <c>store.newer</c>.</exception>
    public static void Run(DbConnection connection, SqlTypes types, TimeProvider time, string place)
    {
        Execute(connection, types.Fill(Migrations.Ledger));
        var stands = Check(connection, place);
        foreach (var migration in Migrations.All)
        {
            if (migration.Number > stands)
                Take(connection, types, migration, Instants.ToMicroseconds(time.GetUtcNow()));
        }
    }

    /// <summary>For a store that is only read: the schema must be the one of this program already.</summary>
    /// <exception cref="RecordStoreException"><c>store.newer</c> or <c>store.older</c>.</exception>
    public static void RequireNewest(DbConnection connection, string place)
    {
        var stands = Check(connection, place);
        if (stands < Migrations.Newest)
        {
            throw new RecordStoreException(
                "store.older",
                $"The record at {place} has schema {stands}, this program reads schema {Migrations.Newest}; open it for writing once.");
        }
    }

    private static int Check(DbConnection connection, string place)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(MAX(number), 0) FROM store_migrations";
        var stands = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        return stands <= Migrations.Newest
            ? stands
            : throw new RecordStoreException(
                "store.newer",
                $"The record at {place} has schema {stands}, this program knows schema {Migrations.Newest}; use a newer program.");
    }

    private static void Take(DbConnection connection, SqlTypes types, Migration migration, long at)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var statement in migration.Statements)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = types.Fill(statement);
            if (statement.Contains("@zeros", StringComparison.Ordinal))
                command.With("@zeros", new byte[EventBytes.HashLength]);
            command.ExecuteNonQuery();
        }

        using var note = connection.CreateCommand();
        note.Transaction = transaction;
        note.CommandText = "INSERT INTO store_migrations (number, name, at) VALUES (@number, @name, @at)";
        note.With("@number", (long)migration.Number).With("@name", migration.Name).With("@at", at).ExecuteNonQuery();
        transaction.Commit();
    }

    internal static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
