using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;

namespace CoGovernance.Storage.Sqlite;

/// <summary>
/// FTS5 over the table of words, which it does not copy. Without places of words within a row (<c>detail=none</c>) it is small and
/// quick to write; <c>secure-delete</c> takes words out at once instead of marking them, for the sake of the erased.
/// </summary>
internal sealed class SqliteWordIndex : WordIndex
{
    public override string RowNumber => "\"id\" INTEGER PRIMARY KEY, ";

    public override string PositionOf => "instr";

    public override IEnumerable<string> Create(ProjectionTable table)
    {
        var name = Name(table);
        var live = ListSchema.LiveName(table);
        var into = $"INSERT INTO \"{name}\"";
        yield return
            $"""
            CREATE VIRTUAL TABLE "{name}" USING fts5(
              words, content='list_{table.Name}', content_rowid='id', tokenize='ascii', detail=none, columnsize=0)
            """;
        yield return $"{into} (\"{name}\", rank) VALUES ('secure-delete', 1)";
        yield return $"CREATE TRIGGER \"{name}_added\" AFTER INSERT ON {live} BEGIN {Put()} END";
        yield return $"CREATE TRIGGER \"{name}_removed\" AFTER DELETE ON {live} BEGIN {Take()} END";
        yield return
            $"CREATE TRIGGER \"{name}_changed\" AFTER UPDATE OF words ON {live} WHEN old.words IS NOT new.words BEGIN {Take()} {Put()} END";

        string Put() => $"{into} (rowid, words) VALUES (new.id, new.words);";
        string Take() => $"{into} (\"{name}\", rowid, words) VALUES ('delete', old.id, old.words);";
    }

    public override IEnumerable<string> Drop(ProjectionTable table) => [$"DROP TABLE IF EXISTS \"{Name(table)}\""];

    public override string Ask(ImmutableArray<WordPart> parts) =>
        Joined(parts, " AND ", " OR ", term => $"\"{term.Text}\"{(term.IsBeginning ? " *" : "")}");

    public override string Found(ProjectionTable table, string asked) =>
        $"\"{Name(table)}\" AS f CROSS JOIN {ListSchema.LiveName(table)} AS w ON w.\"id\" = f.rowid WHERE f.\"{Name(table)}\" MATCH {asked}";

    private static string Name(ProjectionTable table) => $"find_{table.Name}";
}
