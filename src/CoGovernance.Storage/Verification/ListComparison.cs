using System.Data.Common;
using System.Text;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;

namespace CoGovernance.Storage.Verification;

/// <summary>Compares a live list with the one built anew, row by row in the order of the key; both are read once, in blocks.</summary>
internal sealed class ListComparison(DbConnection connection, ProjectionTable table, FindingLog log)
{
    private const int RowsAtOnce = 1_000;

    private readonly int keyLength = table.KeyLength();

    /// <summary>Returns the number of live rows.</summary>
    public long Run(CancellationToken cancellationToken)
    {
        using var expected = Rows(ListSchema.ScratchName(table)).GetEnumerator();
        using var live = Rows(ListSchema.LiveName(table)).GetEnumerator();
        var hasExpected = expected.MoveNext();
        var hasLive = live.MoveNext();
        long count = 0;
        while (hasExpected || hasLive)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var order = !hasExpected ? 1 : !hasLive ? -1 : Compare(expected.Current, live.Current);
            if (order == 0)
                CompareValues(expected.Current, live.Current);
            else if (order < 0)
                log.Add(table.Name, Key(expected.Current), "row", "a row", null);
            else
                log.Add(table.Name, Key(live.Current), "row", null, "a row");
            if (order >= 0)
            {
                count++;
                hasLive = live.MoveNext();
            }

            if (order <= 0)
                hasExpected = expected.MoveNext();
        }

        return count;
    }

    private void CompareValues(object?[] expected, object?[] found)
    {
        for (var i = keyLength; i < expected.Length; i++)
        {
            if (!Equals(expected[i], found[i]))
                log.Add(table.Name, Key(expected), table.Columns[i].Name, expected[i], found[i]);
        }
    }

    /// <summary>In blocks by key, since a connection reads one result at a time.</summary>
    private IEnumerable<object?[]> Rows(string name)
    {
        object?[]? last = null;
        while (true)
        {
            var block = Block(name, last);
            foreach (var row in block)
                yield return row;
            if (block.Count < RowsAtOnce)
                yield break;
            last = block[^1];
        }
    }

    private List<object?[]> Block(string name, object?[]? after)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        var keys = ListSchema.KeyColumns(table);
        var where = "";
        if (after is not null)
        {
            where = $" WHERE ({keys}) > ({string.Join(", ", Enumerable.Range(0, keyLength).Select(i => $"@k{i}"))})";
            for (var i = 0; i < keyLength; i++)
                command.With($"@k{i}", ColumnValues.ToStored(table.Columns[i], after[i]));
        }

        command.CommandText = $"SELECT {ListSchema.Columns(table)} FROM {name}{where} ORDER BY {keys} LIMIT {RowsAtOnce}";
        var rows = new List<object?[]>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[table.Columns.Length];
            for (var i = 0; i < row.Length; i++)
                row[i] = ColumnValues.Read(reader, i, table.Columns[i].Type);
            rows.Add(row);
        }

        return rows;
    }

    private int Compare(object?[] left, object?[] right)
    {
        for (var i = 0; i < keyLength; i++)
        {
            // The databases order text by its UTF-8 bytes.
            var order = left[i] is string text
                ? Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)right[i]!))
                : Comparer<object>.Default.Compare(left[i], right[i]);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private string Key(object?[] row) => string.Join(", ", row.Take(keyLength).Select(ColumnValues.Describe));
}
