using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;

namespace CoGovernance.Storage.Postgres;

/// <summary>A GIN index on the words as they are: no dictionary and no parser of the server's has a say in what a word is.</summary>
internal sealed class PostgresWordIndex : WordIndex
{
    public override string RowNumber => "";

    public override string PositionOf => "strpos";

    public override IEnumerable<string> Create(ProjectionTable table) =>
        [$"CREATE INDEX \"find_{table.Name}\" ON {ListSchema.LiveName(table)} USING gin ({Vector("\"words\"")})"];

    public override IEnumerable<string> Drop(ProjectionTable table) => [];

    public override string Ask(ImmutableArray<WordPart> parts) =>
        Joined(parts, " & ", " | ", term => $"'{term.Text}'{(term.IsBeginning ? ":*" : "")}");

    public override string Found(ProjectionTable table, string asked) =>
        $"{ListSchema.LiveName(table)} AS w WHERE {Vector("w.\"words\"")} @@ CAST({asked} AS tsquery)";

    private static string Vector(string words) => $"array_to_tsvector(string_to_array({words}, ' '))";
}
