using System.Data.Common;

namespace CoGovernance.Storage.Dialect;

/// <summary>A connection for reading with its prepared commands. Used by one caller at a time, then handed back.</summary>
internal abstract class ReadSession(DbConnection connection) : IDisposable
{
    public DbConnection Connection { get; } = connection;

    /// <summary>A command without parameter values; valid until the next call with the same text.</summary>
    public abstract DbCommand Command(string sql);

    public virtual void Dispose() => Connection.Dispose();
}

internal static class DbCommands
{
    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }
}
