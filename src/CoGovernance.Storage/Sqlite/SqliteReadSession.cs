using System.Data.Common;
using CoGovernance.Storage.Dialect;
using Microsoft.Data.Sqlite;

namespace CoGovernance.Storage.Sqlite;

/// <summary>A reading connection that keeps its commands prepared, at most <see cref="MostCommands"/>.</summary>
internal sealed class SqliteReadSession(SqliteConnection connection) : ReadSession(connection)
{
    private const int MostCommands = 64;

    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    public override DbCommand Command(string sql)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            if (commands.Count == MostCommands)
                Clear();
            command = connection.CreateCommand();
            command.CommandText = sql;
            commands.Add(sql, command);
        }

        command.Parameters.Clear();
        return command;
    }

    public override void Dispose()
    {
        Clear();
        base.Dispose();
    }

    private void Clear()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        commands.Clear();
    }
}
