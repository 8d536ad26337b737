using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Gateway.Lists;

/// <summary>A list as the API shows it: where it is read, in which orders, and what a line looks like.</summary>
/// <param name="View">A line from the values of a row, in the order of the table's columns.</param>
/// <param name="Sort">The order unless another is asked for: a name of <paramref name="Sorts"/>, with a minus sign for descending.</param>
/// <param name="Sorts">Names that callers sort by, and the columns behind them, which are never empty in any row.</param>
internal sealed record Listing<T>(ProjectionTable Table, Func<object?[], T> View, string Sort, params ImmutableArray<(string Name, string Column)> Sorts)
{
    /// <summary>The column that tells when a row last changed, for <c>updatedSince</c>.</summary>
    public string Changed { get; init; } = ProjectionTable.UpdatedAt;

    public string Names => string.Join(", ", Sorts.Select(s => s.Name));

    /// <summary>What is read changed first, when it is read by when it changed.</summary>
    public string SortByChange => Sorts.First(s => s.Column == Changed).Name;

    /// <summary>The column behind a sort as it was asked for; null for a name that is none of this list's.</summary>
    public (string Column, bool Descending)? Find(string sort)
    {
        var descending = sort.StartsWith('-');
        var name = descending ? sort[1..] : sort;
        return Sorts.FirstOrDefault(s => s.Name == name).Column is { } column ? (column, descending) : null;
    }
}
