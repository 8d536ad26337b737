using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;

namespace CoGovernance.Storage.Schema;

/// <summary>The tables behind the lists: their names and definitions, the same words on both databases.</summary>
internal static class ListSchema
{
    private const int LongestName = 40;

    /// <summary>The due table and the tables of the projector.</summary>
    /// <exception cref="ArgumentException">
    /// A table has a bad or reserved name, no key, or an index on a column that it does not have.
    /// </exception>
    public static ImmutableArray<ProjectionTable> All(IProjector projector)
    {
        ImmutableArray<ProjectionTable> tables = [DueTable.Table, .. projector.Tables];
        foreach (var table in tables)
            Check(table);
        return tables.DistinctBy(t => t.Name, StringComparer.Ordinal).Count() == tables.Length
            ? tables
            : throw new ArgumentException($"Two lists have one name, or one is called '{DueTable.Name}'.", nameof(projector));
    }

    /// <summary>The quoted name of the live table.</summary>
    public static string LiveName(ProjectionTable table) => $"\"list_{table.Name}\"";

    /// <summary>The quoted name of the temporary table that verification rebuilds.</summary>
    public static string ScratchName(ProjectionTable table) => $"\"check_{table.Name}\"";

    public static string Columns(ProjectionTable table) => string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));

    public static string KeyColumns(ProjectionTable table) =>
        string.Join(", ", table.Columns.Take(table.KeyLength()).Select(c => $"\"{c.Name}\""));

    /// <summary>What follows <c>INSERT … VALUES …</c> so that a row replaces the one with its key.</summary>
    public static string OnConflict(ProjectionTable table)
    {
        var others = table.Columns.Skip(table.KeyLength()).Select(c => $"\"{c.Name}\" = excluded.\"{c.Name}\"").ToList();
        return others.Count == 0
            ? $"ON CONFLICT ({KeyColumns(table)}) DO NOTHING"
            : $"ON CONFLICT ({KeyColumns(table)}) DO UPDATE SET {string.Join(", ", others)}";
    }

    /// <summary>Removes the live table, if it is there, and makes it anew, empty, with its indexes.</summary>
    public static IEnumerable<string> Recreate(ProjectionTable table, RecordDatabase database)
    {
        var hasWords = WordIndex.IsOn(table);
        foreach (var drop in hasWords ? database.Words.Drop(table) : [])
            yield return drop;
        yield return $"DROP TABLE IF EXISTS {LiveName(table)}";
        yield return hasWords ? CreateWithWords(table, database) : Create(table, database.Types);
        foreach (var index in CreateIndexes(table, database.Types))
            yield return index;
        foreach (var index in hasWords ? database.Words.Create(table) : [])
            yield return index;
    }

    private static string Create(ProjectionTable table, SqlTypes types) =>
        $"CREATE TABLE {LiveName(table)} ({Definition(table, types)}, PRIMARY KEY ({KeyColumns(table)})) {types.Keyed}";

    private static string CreateWithWords(ProjectionTable table, RecordDatabase database) =>
        $"CREATE TABLE {LiveName(table)} ({database.Words.RowNumber}{Definition(table, database.Types)}, UNIQUE ({KeyColumns(table)})) {database.Types.Rows}";

    public static string CreateScratch(ProjectionTable table, SqlTypes types) =>
        $"CREATE TEMPORARY TABLE {ScratchName(table)} ({Definition(table, types)}, PRIMARY KEY ({KeyColumns(table)})) {types.Keyed}";

    private static IEnumerable<string> CreateIndexes(ProjectionTable table, SqlTypes types)
    {
        for (var i = 0; i < table.Indexes.Length; i++)
        {
            var columns = string.Join(", ", table.Indexes[i].Select(c => $"\"{c}\"{(IsKey(table, c) ? "" : types.IndexOrder)}"));
            yield return $"CREATE INDEX \"list_{table.Name}_{i}\" ON {LiveName(table)} ({columns})";
        }
    }

    private static bool IsKey(ProjectionTable table, string column) => table.Columns.Any(c => c.IsKey && c.Name == column);

    private static string Definition(ProjectionTable table, SqlTypes types)
    {
        var columns = table.Columns.Select(c => $"\"{c.Name}\" {types.Of(c.Type)}{(c.IsKey ? " NOT NULL" : "")}");
        return string.Join(", ", columns);
    }

    private static void Check(ProjectionTable table)
    {
        if (!IsName(table.Name))
            throw new ArgumentException($"'{table.Name}' is not a name of a list (a-z, 0-9, _; {LongestName} at most).", nameof(table));
        if (table.KeyLength() == 0 || table.Columns.Skip(table.KeyLength()).Any(c => c.IsKey))
            throw new ArgumentException($"The list '{table}' must begin with its key columns.", nameof(table));
        foreach (var column in table.Columns)
        {
            if (!IsName(column.Name) || table.Columns.Count(c => c.Name == column.Name) > 1)
                throw new ArgumentException($"'{column.Name}' is not a name of one column of the list '{table}'.", nameof(table));
        }

        foreach (var column in table.Indexes.SelectMany(i => i))
        {
            if (table.Columns.All(c => c.Name != column))
                throw new ArgumentException(
                    $"An index of the list '{table}' names the column '{column}', which it does not have.",
                    nameof(table));
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
            && char.IsAsciiLetterLower(name[0])
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
