using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Lists;

/// <param name="Cursor">Where the last page ended, as it said; none for the first. It goes with the sort it was given for.</param>
/// <param name="Limit">Rows of a page; 1 to 200, 50 by default.</param>
/// <param name="Sort">The name of an order; with a minus sign before it, from the last to the first.</param>
/// <param name="UpdatedSince">
/// Only what changed at or after this instant; in the order of change unless a sort is given. What is being written may carry an instant
/// shortly past: who follows a list asks again from a minute before the last instant seen.
/// </param>
public sealed record PageQuery(string? Cursor = null, int? Limit = null, string? Sort = null, DateTimeOffset? UpdatedSince = null);

/// <summary>What is read in one order only.</summary>
/// <param name="Cursor">Where the last page ended, as it said; none for the first.</param>
/// <param name="Limit">Rows of a page; 1 to 200, 50 by default.</param>
public sealed record PartQuery(string? Cursor = null, int? Limit = null);

/// <summary>A part of a list, and the cursor to go on with when there is more.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, string? NextCursor);

/// <summary>What a page is taken from.</summary>
internal sealed record PageSource
{
    public ImmutableArray<RowFilter> Filters { get; init; } = [];

    public ImmutableArray<WordPart> Words { get; init; } = [];

    /// <summary>Keeps some of a stretch of rows, where a condition cannot be told by the list itself; null keeps all.</summary>
    public Func<IReadOnlyList<object?[]>, ValueTask<IReadOnlyList<object?[]>>>? Keep { get; init; }
}

/// <summary>Reads lists a page at a time. A cursor names the last row seen, so pages neither repeat nor skip rows while others write.</summary>
internal static class Pages
{
    private const int Most = 200;
    private const int Usual = 50;

    public static Task<IResult> ReadAsync<T>(
        HttpContext http, IJournal journal, Listing<T> list, PageQuery page, params ImmutableArray<RowFilter> filters) =>
        ReadAsync(http, journal, list, page, new PageSource { Filters = filters });

    public static async Task<IResult> ReadAsync<T>(HttpContext http, IJournal journal, Listing<T> list, PageQuery page, PageSource source)
    {
        var limit = page.Limit ?? Usual;
        if (limit is < 1 or > Most)
            return Problem.Of(http, [("limit", new Rejection("field.range").With("least", 1).With("most", Most))]);
        var sort = page.Sort ?? (page.UpdatedSince is null ? list.Sort : list.SortByChange);
        if (list.Find(sort) is not { } order)
            return Problem.Of(http, [("sort", new Rejection("field.sort").With("names", list.Names))]);
        var query = new RowQuery(list.Table)
        {
            Filters = page.UpdatedSince is { } since ? source.Filters.Add(new RowFilter(list.Changed, Comparison.AtLeast, since)) : source.Filters,
            Words = source.Words,
            OrderBy = order.Column,
            Descending = order.Descending,
        };
        if (page.Cursor is { } cursor)
        {
            if (Cursors.Read(query, sort, cursor) is not { } after)
                return Problem.Of(http, "cursor.invalid");
            query = query with { After = after };
        }

        var rows = source.Keep is { } keep
            ? await KeptAsync(journal, query, limit + 1, keep, http.RequestAborted)
            : await RowsAsync(journal, query with { Limit = limit + 1 }, http.RequestAborted);
        var next = rows.Count > limit ? Cursors.Write(query, sort, rows[limit - 1]) : null;
        return Results.Ok(new Page<T>([.. rows.Take(limit).Select(list.View)], next));
    }

    private static async Task<List<object?[]>> RowsAsync(IJournal journal, RowQuery query, CancellationToken cancellationToken)
    {
        var rows = new List<object?[]>(query.Limit);
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
            rows.Add(row);
        return rows;
    }

    private static async Task<List<object?[]>> KeptAsync(
        IJournal journal, RowQuery query, int count, Func<IReadOnlyList<object?[]>, ValueTask<IReadOnlyList<object?[]>>> keep,
        CancellationToken cancellationToken)
    {
        var kept = new List<object?[]>(count);
        while (true)
        {
            var rows = await RowsAsync(journal, query with { Limit = Most }, cancellationToken);
            kept.AddRange(await keep(rows));
            if (kept.Count >= count || rows.Count < Most)
                return kept[..Math.Min(count, kept.Count)];
            query = query with { After = Cursors.After(query, rows[^1]) };
        }
    }
}
