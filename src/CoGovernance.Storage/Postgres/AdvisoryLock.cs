using System.Data;
using Npgsql;

namespace CoGovernance.Storage.Postgres;

/// <summary>Another process took the record while this one had lost its connection.</summary>
internal sealed class LockLostException(string place) : Exception($"Another process has taken over the record at {place}.");

/// <summary>
/// One process at a time has the database: a session lock on a connection of its own. The server lets go of it when that
/// connection ends. Commits stay correct without it (the head row serializes them); it keeps a second process from starting.
/// </summary>
internal sealed class AdvisoryLock(NpgsqlDataSource source, string place) : IDisposable
{
    /// <summary>"CoGovern" in ASCII.</summary>
    private const long Key = 0x436F_476F_7665_726E;

    /// <summary>Held by a silo while it brings the schema up to date.</summary>
    public const long SchemaKey = Key + 1;

    private readonly Lock gate = new();
    private NpgsqlConnection? connection;

    /// <summary>False when another has it.</summary>
    public bool TryTake()
    {
        lock (gate)
        {
            var fresh = source.OpenConnection();
            if (Execute(fresh, $"SELECT pg_try_advisory_lock({Key})") is not true)
            {
                fresh.Dispose();
                return false;
            }

            connection = fresh;
            return true;
        }
    }

    /// <summary>Takes the lock again after its connection broke.</summary>
    /// <exception cref="LockLostException">Another has it now.</exception>
    public void EnsureHeld()
    {
        lock (gate)
        {
            if (connection is null || Answers(connection, "SELECT 1"))
                return;
            connection.Dispose();
            if (!TryTake())
                throw new LockLostException(place);
        }
    }

    /// <summary>Lets go in so many words: the server notices the end of a connection only a moment later, and who opens the record next is refused.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (connection is null)
                return;

            // A server that does not answer has ended the connection, and the lock with it.
            _ = Answers(connection, $"SELECT pg_advisory_unlock({Key})");
            connection.Dispose();
            connection = null;
        }
    }

    private static bool Answers(NpgsqlConnection connection, string statement)
    {
        try
        {
            if (connection.State != ConnectionState.Open)
                return false;
            Execute(connection, statement);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static object? Execute(NpgsqlConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }
}
