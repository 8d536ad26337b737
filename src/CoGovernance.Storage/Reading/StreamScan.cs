using System.Data.Common;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Reading;

/// <summary>Reads the whole journal stream by stream, holding one stream in memory at a time.</summary>
internal static class StreamScan
{
    public static IEnumerable<(StreamId Stream, IReadOnlyList<StoredEvent> Events)> Streams(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"SELECT stream, {EventRows.Columns} FROM events ORDER BY stream, version";
        using var reader = command.ExecuteReader();
        var events = new List<StoredEvent>();
        var name = "";
        while (reader.Read())
        {
            var next = reader.GetString(0);
            if (next != name && events.Count > 0)
            {
                yield return (events[0].Stream, events);
                events = [];
            }

            var stream = events.Count > 0 ? events[0].Stream : StreamId.Parse(next);
            name = next;
            events.Add(EventRows.Read(reader, stream, first: 1));
        }

        if (events.Count > 0)
            yield return (events[0].Stream, events);
    }
}
