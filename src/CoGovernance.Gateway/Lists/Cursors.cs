using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CoGovernance.Contracts.Journal;
using CoGovernance.Gateway.Edge;

namespace CoGovernance.Gateway.Lists;

/// <summary>Where a page ended, as text: the sort and the values by which the last row is found in it.</summary>
internal static class Cursors
{
    private const int Longest = 800;

    public static string Write(RowQuery query, string sort, object?[] row) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(
        After(query, row).Select(v => v is DateTimeOffset at
            ? at.ToString("O", CultureInfo.InvariantCulture)
            : Convert.ToString(v, CultureInfo.InvariantCulture)).Prepend(sort)));

    /// <summary>Null when the text is not a cursor of this list in this order.</summary>
    public static ImmutableArray<object>? Read(RowQuery query, string sort, string cursor)
    {
        var columns = query.CursorColumns().ToList();
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor) || Texts(cursor) is not { } texts
            || texts.Length != columns.Count + 1 || texts[0] != sort)
        {
            return null;
        }

        var values = ImmutableArray.CreateBuilder<object>();
        foreach (var (column, text) in columns.Zip(texts.Skip(1)))
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

    /// <summary>The values by which a row is found in the order of the query.</summary>
    public static ImmutableArray<object> After(RowQuery query, object?[] row) =>
    [
        .. query.CursorColumns().Select(c =>
            row[query.Table.Column(c.Name)] ?? throw new InvalidOperationException($"A row without {c.Name} is sorted by it.")),
    ];

    private static string[]? Texts(string cursor)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(cursor)) ?? [];
            return texts.All(t => t is not null && Checks.IsText(t)) ? [.. texts.OfType<string>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
