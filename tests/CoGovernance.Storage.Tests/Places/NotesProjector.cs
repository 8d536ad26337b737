using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Tests.Places;

/// <summary>A list of notes: the last event of a stream is its text, found by its words; its length chooses its shelf.</summary>
public sealed class NotesProjector(int version = 1) : IProjector
{
    private static readonly ProjectionColumn Key = new("note", ColumnType.Text, IsKey: true);

    public ProjectionTable Words { get; } = new("note_words", version, [Key, new ProjectionColumn("words", ColumnType.Words)], []);

    public ProjectionTable Notes => new(
        "notes",
        version,
        [
            Key, new ProjectionColumn("shelf", ColumnType.Text), new ProjectionColumn("size", ColumnType.Integer),
            new ProjectionColumn("updated_at", ColumnType.Instant),
        ],
        [["shelf", "updated_at"], ["updated_at"], ["size"]])
    {
        WordsIn = Words,
    };

    public ImmutableArray<ProjectionTable> Tables => [Notes, Words];

    public StreamProjection Project(StreamId stream, IReadOnlyList<StoredEvent> events, IPersonVault vault) =>
        new(Rows(stream, Encoding.UTF8.GetString(events[^1].Data), events[^1].At), null);

    public Append Writing(string note, long version, string text, DateTimeOffset at)
    {
        var stream = new StreamId("unit", note);
        return new Append
        {
            Stream = stream,
            ExpectedVersion = version,
            CommandId = string.Create(CultureInfo.InvariantCulture, $"write-{version}"),
            Actor = "account/7",
            At = at,
            Events = [new NewEvent("unit.written", Encoding.UTF8.GetBytes(text))],
            Rows = Rows(stream, text, at),
        };
    }

    private ImmutableArray<ProjectionRow> Rows(StreamId stream, string text, DateTimeOffset at) =>
    [
        Notes.Row(stream.Key, text.Length % 2 == 0 ? "even" : "odd", (long)text.Length).StampedAt(at),
        Words.Row(stream.Key, Contracts.Journal.Words.Of(text)),
    ];
}
