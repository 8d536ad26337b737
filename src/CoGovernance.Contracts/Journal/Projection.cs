using System.Collections.Immutable;

namespace CoGovernance.Contracts.Journal;

public enum ColumnType
{
    Text,

    /// <summary>64-bit integer (<see cref="long"/>); also carries true and false as 1 and 0.</summary>
    Integer,

    /// <summary><see cref="double"/>.</summary>
    Real,

    /// <summary><see cref="DateTimeOffset"/>, stored so that order by value is order in time.</summary>
    Instant,

    /// <summary>What <see cref="Journal.Words.Of"/> gives, indexed so that rows are found by their words.</summary>
    Words,
}

/// <summary>A column of a list. Key columns come first and are never null.</summary>
public sealed record ProjectionColumn(string Name, ColumnType Type, bool IsKey = false);

/// <summary>
/// A list that is read by queries: a pure function of the states of the streams, so it can be thrown away and rebuilt.
/// When <paramref name="Version"/> differs from the stored one the table is rebuilt from the journal at start.
/// </summary>
/// <param name="Indexes">Each an ordered set of column names.</param>
public sealed record ProjectionTable(
    string Name,
    int Version,
    ImmutableArray<ProjectionColumn> Columns,
    ImmutableArray<ImmutableArray<string>> Indexes)
{
    /// <summary>The name of the last column of tables that tell when their rows last changed.</summary>
    public const string UpdatedAt = "updated_at";

    /// <summary>
    /// The last column, <see cref="UpdatedAt"/>, holds the time of the event that the row was written with. The record fills it in.
    /// </summary>
    public bool IsStamped => Columns[^1] is { Name: UpdatedAt, Type: ColumnType.Instant };

    /// <summary>
    /// The list that holds the words of these rows, under the same key in one column <c>words</c>: apart, since words change seldom and
    /// rows often.
    /// </summary>
    public ProjectionTable? WordsIn { get; init; }

    /// <summary>Tables are few and static; identity is the name.</summary>
    public bool Equals(ProjectionTable? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>One whole row, values in the order of the table's columns; or, with <paramref name="Removed"/>, the key of a row to delete.</summary>
public sealed record ProjectionRow(ProjectionTable Table, ImmutableArray<object?> Values, bool Removed = false)
{
    /// <summary>The row as written with an event of this time.</summary>
    public ProjectionRow StampedAt(DateTimeOffset at) =>
        Table.IsStamped && !Removed ? this with { Values = Values.SetItem(Values.Length - 1, at) } : this;
}

/// <summary>What the lists and the due table must hold for one stream.</summary>
public sealed record StreamProjection(ImmutableArray<ProjectionRow> Rows, DateTimeOffset? NextDue);

/// <summary>Folds whole streams into rows, for rebuilding and for verification. Pure and thread-safe.</summary>
public interface IProjector
{
    ImmutableArray<ProjectionTable> Tables { get; }

    /// <summary>
    /// The rows of a stream from its events, first to last (no snapshot). Rows marked as removed are left out.
    /// The vault, which is the store's own, opens the personal words that lists hold.
    /// </summary>
    StreamProjection Project(StreamId stream, IReadOnlyList<StoredEvent> events, IPersonVault vault);
}

public enum Comparison
{
    Equal,
    AtLeast,
    LessThan,
    In,

    /// <summary>Text that begins with the value, byte by byte. It narrows what is read otherwise; no index is sought by it.</summary>
    StartsWith,

    /// <summary>Text that holds the value somewhere, byte by byte. It narrows what is read otherwise.</summary>
    Contains,
}

/// <summary>A condition on one column; for <see cref="Comparison.In"/> the value is an <c>object[]</c> of at most 200.</summary>
public sealed record RowFilter(string Column, Comparison Comparison, object? Value);

/// <summary>A bounded read of one table: conditions are joined by and; column names are checked against the table.</summary>
public sealed record RowQuery(ProjectionTable Table)
{
    public ImmutableArray<RowFilter> Filters { get; init; } = [];

    /// <summary>Every part must be found among the words of a row; only for tables with <see cref="ProjectionTable.WordsIn"/>.</summary>
    public ImmutableArray<WordPart> Words { get; init; } = [];

    /// <summary>Column to sort by; ties are broken by the key. By default the key.</summary>
    public string? OrderBy { get; init; }

    public bool Descending { get; init; }

    /// <summary>At most this many rows; 1 to 100,000.</summary>
    public int Limit { get; init; } = 200;

    /// <summary>
    /// Begins after this row: its values of <see cref="CursorColumns"/>, none of them null. Rows whose sort column is null come before all
    /// others when ascending and after them when descending, and are then left out.
    /// </summary>
    public ImmutableArray<object> After { get; init; } = [];

    /// <summary>The columns by which rows are sorted: the one asked for, and the key.</summary>
    public IEnumerable<ProjectionColumn> CursorColumns()
    {
        var key = Table.Columns.Where(c => c.IsKey);
        return OrderBy is { } name && Table.Columns.FirstOrDefault(c => c.Name == name) is { } first
            ? key.Where(c => c != first).Prepend(first)
            : key;
    }
}

/// <summary>A count of the rows of one table that meet conditions, for each combination of values of some columns.</summary>
/// <param name="By">The columns; 1 to 10.</param>
public sealed record RowCount(ProjectionTable Table, ImmutableArray<string> By)
{
    /// <summary>Joined by and.</summary>
    public ImmutableArray<RowFilter> Filters { get; init; } = [];
}

/// <param name="Values">Of the columns counted by, in their order.</param>
public sealed record RowGroup(ImmutableArray<object?> Values, long Rows);
