using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Schema;

/// <summary>Which stream wants to be woken when: one more list, kept, rebuilt and verified as the others are.</summary>
internal static class DueTable
{
    public const string Name = "due";

    public static readonly ProjectionTable Table = new(
        Name,
        Version: 1,
        [new ProjectionColumn("stream", ColumnType.Text, IsKey: true), new ProjectionColumn("at", ColumnType.Instant)],
        [["at", "stream"]]);

    /// <summary>The row of a stream; for null the deletion of it.</summary>
    public static ProjectionRow Row(StreamId stream, DateTimeOffset? at) => at is { } instant
        ? new ProjectionRow(Table, [stream.ToString(), instant])
        : new ProjectionRow(Table, [stream.ToString()], Removed: true);
}
