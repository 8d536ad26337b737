using System.Data.Common;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;

namespace CoGovernance.Storage.Reading;

/// <summary>How the columns of an event are selected and read.</summary>
internal static class EventRows
{
    /// <summary>In the order in which <see cref="Read"/> expects them.</summary>
    public const string Columns = "position, version, type, data, actor, command_id, at";

    /// <param name="first">The column of the position.</param>
    public static StoredEvent Read(DbDataReader reader, StreamId stream, int first = 0) => new(
        reader.GetInt64(first),
        stream,
        reader.GetInt64(first + 1),
        reader.GetString(first + 2),
        (byte[])reader.GetValue(first + 3),
        reader.GetString(first + 4),
        reader.GetString(first + 5),
        Instants.FromMicroseconds(reader.GetInt64(first + 6)));
}
