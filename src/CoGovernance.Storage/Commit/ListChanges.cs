using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Commit;

/// <summary>The values of a row's key columns, compared one by one.</summary>
internal readonly struct RowKey(ImmutableArray<object?> values, int length) : IEquatable<RowKey>
{
    private readonly ImmutableArray<object?> values = values;
    private readonly int length = length;

    public bool Equals(RowKey other) => values.AsSpan(0, length).SequenceEqual(other.values.AsSpan(0, other.length));

    public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in values.AsSpan(0, length))
            hash.Add(value);
        return hash.ToHashCode();
    }
}

/// <summary>What changes in the lists: of each key only the last row. Not thread-safe; reused from batch to batch.</summary>
internal sealed class ListChanges
{
    private readonly Dictionary<ProjectionTable, Dictionary<RowKey, ProjectionRow>> tables = [];

    /// <summary>Rows to write.</summary>
    public int Count { get; private set; }

    /// <summary>The tables with changes.</summary>
    public IEnumerable<(ProjectionTable Table, IReadOnlyCollection<ProjectionRow> Rows)> Tables
    {
        get
        {
            foreach (var (table, rows) in tables)
            {
                if (rows.Count > 0)
                    yield return (table, rows.Values);
            }
        }
    }

    public void Add(ProjectionRow row)
    {
        ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(tables, row.Table, out _);
        rows ??= [];
        Count -= rows.Count;
        rows[new RowKey(row.Values, row.Table.KeyLength())] = row;
        Count += rows.Count;
    }

    public void Clear()
    {
        foreach (var rows in tables.Values)
            rows.Clear();
        Count = 0;
    }
}

internal static class ProjectionTables
{
    /// <summary>The number of key columns; they come first.</summary>
    public static int KeyLength(this ProjectionTable table)
    {
        var length = 0;
        while (length < table.Columns.Length && table.Columns[length].IsKey)
            length++;
        return length;
    }
}
