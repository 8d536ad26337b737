using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CoGovernance.Contracts.Journal;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Lists;

/// <param name="Cursor">Where the last page ended, as it said; none for the first.</param>
/// <param name="Limit">Rows of a page; 1 to 200, 50 by default.</param>
public sealed record PageQuery(string? Cursor = null, int? Limit = null);

/// <summary>A part of a list, and the cursor to go on with when there is more.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, string? NextCursor);

/// <summary>Reads lists a page at a time. A cursor names the last row seen, so pages neither repeat nor skip rows while others write.</summary>
internal static class Pages
{
    private const int Most = 200;
    private const int Usual = 50;

    public static async Task<IResult> ReadAsync<T>(HttpContext http, IJournal journal, RowQuery query, PageQuery page, Func<object?[], T> view)
    {
        var limit = page.Limit ?? Usual;
        if (limit is < 1 or > Most)
            return Problem.Of(http, [("limit", new Domain.Kernel.Rejection("field.range").With("least", 1).With("most", Most))]);
        if (page.Cursor is { } cursor)
        {
            if (After(query, cursor) is not { } after)
                return Problem.Of(http, "cursor.invalid");
            query = query with { After = after };
        }

        var rows = new List<object?[]>(limit + 1);
        await foreach (var row in journal.QueryAsync(query with { Limit = limit + 1 }, http.RequestAborted))
            rows.Add(row);
        var next = rows.Count > limit ? CursorOf(query, rows[limit - 1]) : null;
        return Results.Ok(new Page<T>([.. rows.Take(limit).Select(view)], next));
    }

    private static string CursorOf(RowQuery query, object?[] row) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(
        query.CursorColumns().Select(c => row[query.Table.Column(c.Name)] is DateTimeOffset at
            ? at.ToString("O", CultureInfo.InvariantCulture)
            : Convert.ToString(row[query.Table.Column(c.Name)], CultureInfo.InvariantCulture))));

    private static ImmutableArray<object>? After(RowQuery query, string cursor)
    {
        var columns = query.CursorColumns().ToList();
        if (cursor.Length > 400 || !Base64Url.IsValid(cursor) || Texts(cursor) is not { } texts || texts.Length != columns.Count)
            return null;
        var values = ImmutableArray.CreateBuilder<object>();
        foreach (var (column, text) in columns.Zip(texts))
        {
            if (column.Type == ColumnType.Text)
                values.Add(text);
            else if (column.Type == ColumnType.Integer && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                values.Add(number);
            else if (column.Type == ColumnType.Instant
                && DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
                values.Add(at);
            else
                return null;
        }

        return values.ToImmutable();
    }

    private static string[]? Texts(string cursor)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(cursor)) ?? [];
            return texts.Contains(null) ? null : [.. texts.OfType<string>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
