using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Tests.Places;

/// <summary>A list of sums: each event carries a number, its stream's row the sum; streams with an odd sum want to be woken.</summary>
public sealed class TotalsProjector(int version = 1) : IProjector
{
    public ProjectionTable Totals { get; } = new(
        "totals",
        version,
        [
            new ProjectionColumn("stream", ColumnType.Text, IsKey: true),
            new ProjectionColumn("sum", ColumnType.Integer),
            new ProjectionColumn("mean", ColumnType.Real),
            new ProjectionColumn("changed", ColumnType.Instant),
            new ProjectionColumn("note", ColumnType.Text),
        ],
        [["sum", "stream"], ["note"]]);

    public ImmutableArray<ProjectionTable> Tables => [Totals];

    public StreamProjection Project(StreamId stream, IReadOnlyList<StoredEvent> events, IPersonVault vault)
    {
        var sum = events.Sum(e => Number(e.Data));
        return new StreamProjection([Row(stream, sum, events.Count, events[^1].At)], Due(sum, events[^1].At));
    }

    public ProjectionRow Row(StreamId stream, long sum, int count, DateTimeOffset at) =>
        new(Totals, [stream.ToString(), sum, sum / (double)count, at, sum < 0 ? "negative" : null]);

    public static DateTimeOffset? Due(long sum, DateTimeOffset at) => sum % 2 == 0 ? null : at.AddMinutes(sum);

    public static byte[] Data(long number) => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    public static long Number(byte[] data) => long.Parse(Encoding.UTF8.GetString(data), CultureInfo.InvariantCulture);
}
