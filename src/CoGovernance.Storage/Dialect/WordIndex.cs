using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Dialect;

/// <summary>
/// How a database indexes the words of lists. The index only makes quick what the words themselves say: see <see cref="Holds"/>. It
/// follows its table within the database, in the same transaction.
/// </summary>
internal abstract class WordIndex
{
    /// <summary>The column that stands before the others of a table with words, with a comma; or nothing.</summary>
    public abstract string RowNumber { get; }

    /// <summary>The function that tells where in a text another begins, counted from 1; 0 for nowhere.</summary>
    public abstract string PositionOf { get; }

    public static bool IsOn(ProjectionTable table) => table.Columns.Any(c => c.Type == ColumnType.Words);

    /// <summary>
    /// What the index is asked for. Words that begin with one given character are very many, and an index gathers them all: where other
    /// terms stand beside such a character it is left out, and the rows found must still be looked at with <see cref="Holds"/>.
    /// </summary>
    /// <param name="isAll">Nothing was left out.</param>
    public static ImmutableArray<WordPart> Sought(ImmutableArray<WordPart> parts, out bool isAll)
    {
        var narrowed = parts.Select(p => new WordPart([.. p.Alternatives.Select(Narrowed)])).ToImmutableArray();
        isAll = parts.Zip(narrowed).All(p => p.First.Alternatives.Sum(a => a.Length) == p.Second.Alternatives.Sum(a => a.Length));
        return narrowed;

        static ImmutableArray<WordTerm> Narrowed(ImmutableArray<WordTerm> terms)
        {
            var narrow = terms.Where(t => !t.IsBeginning || t.Text.EnumerateRunes().Skip(1).Any()).ToImmutableArray();
            return narrow.IsEmpty ? terms : narrow;
        }
    }

    /// <summary>The statements that make the index of a table just made.</summary>
    public abstract IEnumerable<string> Create(ProjectionTable table);

    /// <summary>The statements that remove what dropping the table leaves behind.</summary>
    public abstract IEnumerable<string> Drop(ProjectionTable table);

    /// <summary>What is looked for, as the index wants to be asked.</summary>
    public abstract string Ask(ImmutableArray<WordPart> parts);

    /// <summary>What follows FROM so that the rows of the table of words are found by the index; the table is called <c>w</c>.</summary>
    /// <param name="asked">The parameter that holds what <see cref="Ask"/> gave.</param>
    public abstract string Found(ProjectionTable table, string asked);

    /// <summary>Whether words hold all parts, told without the index: what a search means on every database.</summary>
    /// <param name="words">The column.</param>
    /// <param name="parameter">Makes a parameter of a value.</param>
    public string Holds(string words, ImmutableArray<WordPart> parts, Func<object?, string> parameter)
    {
        return string.Join(" AND ", parts.Select(p => $"({string.Join(" OR ", p.Alternatives.Select(Alternative))})"));

        string Alternative(ImmutableArray<WordTerm> terms) => string.Join(" AND ", terms.Select(Term));

        string Term(WordTerm term) =>
            $"{PositionOf}(' ' || {words} || ' ', {parameter($" {term.Text}{(term.IsBeginning ? "" : " ")}")}) > 0";
    }

    protected static string Joined(ImmutableArray<WordPart> parts, string and, string or, Func<WordTerm, string> term) => string.Join(
        and, parts.Select(p => $"({string.Join(or, p.Alternatives.Select(a => $"({string.Join(and, a.Select(term))})"))})"));
}
