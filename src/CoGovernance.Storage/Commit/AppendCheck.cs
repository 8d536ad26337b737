using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;

namespace CoGovernance.Storage.Commit;

/// <summary>Refuses what no database could hold before it is queued, so that it cannot harm the appends it would travel with.</summary>
internal sealed class AppendCheck(IEnumerable<ProjectionTable> tables)
{
    private const int LongestCommandId = 200;

    private readonly HashSet<ProjectionTable> known = [.. tables];

    /// <exception cref="ArgumentException">Says what is wrong.</exception>
    public void Require(Append append)
    {
        if (append.Events.IsDefaultOrEmpty)
            throw new ArgumentException("An append needs an event.", nameof(append));
        if (append.ExpectedVersion < 0)
            throw new ArgumentException($"The expected version {append.ExpectedVersion} is negative.", nameof(append));
        if (append.CommandId is not { Length: > 0 and <= LongestCommandId })
            throw new ArgumentException($"A command id has 1 to {LongestCommandId} characters.", nameof(append));
        RecordText.Require(append.CommandId, "command id");
        RecordText.Require(append.Actor, "actor");
        RequireStream(append.Stream);
        foreach (var written in append.Events)
            RequireContent(written.Type, written.Data);
        foreach (var message in append.Messages)
        {
            RequireStream(message.Target);
            RequireContent(message.Type, message.Data);
        }

        foreach (var row in append.Rows)
            RequireRow(row);
    }

    public static void RequireStream(StreamId stream)
    {
        if (stream.Kind is null)
            throw new ArgumentException("A stream has no name.", nameof(stream));
        RecordText.Require(stream.Kind, "stream");
        RecordText.Require(stream.Key, "stream");
    }

    private static void RequireContent(string type, byte[] data)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentNullException.ThrowIfNull(data);
        RecordText.Require(type, "type");
    }

    private void RequireRow(ProjectionRow row)
    {
        if (!known.TryGetValue(row.Table, out var table))
            throw new ArgumentException($"'{row.Table}' is not a list of this record.", nameof(row));
        var needed = row.Removed ? table.KeyLength() : table.Columns.Length;
        if (row.Values.IsDefault || row.Values.Length < needed || row.Values.Length > table.Columns.Length)
            throw new ArgumentException($"A row of '{table}' needs {needed} values.", nameof(row));
        for (var i = 0; i < needed; i++)
            ColumnValues.ToStored(table.Columns[i], row.Values[i]);
    }
}
