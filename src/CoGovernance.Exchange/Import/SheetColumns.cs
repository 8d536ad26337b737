using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// Which columns of a register a sheet has, and where. Headers are compared without blanks, width, case and bracketed hints:
/// 「＊手机号（必填）」 is 手机号.
/// </summary>
internal sealed partial class SheetColumns
{
    /// <summary>Columns that are passed over without a word: row counts, and what an earlier import wrote.</summary>
    private static readonly ImmutableHashSet<string> Ignored = ["序号", "导入结果", "importresult"];

    private static readonly ImmutableDictionary<RegisterKind, ImmutableDictionary<string, RegisterColumn>> ByHeader =
        Enum.GetValues<RegisterKind>().ToImmutableDictionary(kind => kind, HeadersOf);

    private readonly Dictionary<RegisterColumn, int> places = [];

    private SheetColumns(RegisterKind kind) => Kind = kind;

    public RegisterKind Kind { get; }

    /// <summary>Columns that the sheet does not have.</summary>
    public ImmutableArray<RegisterColumn> Absent => [.. RegisterColumns.Of(Kind).Where(c => !places.ContainsKey(c))];

    /// <summary>Places of headers that name a column a second time.</summary>
    public List<int> Repeated { get; } = [];

    /// <summary>Places of headers that name nothing known.</summary>
    public List<int> Unknown { get; } = [];

    /// <summary>The place of a column, from 0; -1 when absent.</summary>
    public int PlaceOf(RegisterColumn column) => places.GetValueOrDefault(column, -1);

    public IReadOnlyDictionary<RegisterColumn, string> HeadersIn(Sheet sheet) =>
        places.ToDictionary(p => p.Key, p => sheet.Headers[p.Value]);

    /// <summary>Whether a row looks like the header of some register.</summary>
    public static bool LooksLikeHeader(IReadOnlyList<string> cells)
    {
        var headers = cells.Select(Normal).Where(h => h.Length > 0).ToHashSet();
        return headers.Count > 1 && ByHeader.Values.Any(known => headers.Count(known.ContainsKey) > 1);
    }

    /// <summary>
    /// Finds the register that a sheet is of: all its required columns are there, and most of its columns; where that leaves a choice,
    /// the name of the sheet or file decides. Null when no register fits.
    /// </summary>
    public static SheetColumns? Recognise(Sheet sheet, string file)
    {
        var candidates = Enum.GetValues<RegisterKind>().Select(kind => Match(kind, sheet)).Where(c => c.places.Count > 1).ToList();
        return candidates
            .OrderByDescending(c => c.Absent.All(a => !a.Required))
            .ThenByDescending(c => IsNamed(c.Kind, sheet.Name) ? 2 : IsNamed(c.Kind, file) ? 1 : 0)
            .ThenByDescending(c => c.places.Count)
            .ThenBy(c => c.Absent.Length)
            .FirstOrDefault();
    }

    public static SheetColumns Match(RegisterKind kind, Sheet sheet)
    {
        var matched = new SheetColumns(kind);
        var headers = sheet.Headers.Select(Normal).ToArray();
        foreach (var column in RegisterColumns.Of(kind))
        {
            var place = Array.IndexOf(headers, Normal(column.Header));
            if (place >= 0) matched.places.Add(column, place);
        }

        var canonical = matched.places.Values.ToHashSet();
        for (var i = 0; i < headers.Length; i++)
        {
            if (headers[i].Length == 0 || canonical.Contains(i) || Ignored.Contains(headers[i])) continue;
            if (!ByHeader[kind].TryGetValue(headers[i], out var column)) matched.Unknown.Add(i);
            else if (!matched.places.TryGetValue(column, out var place)) matched.places.Add(column, i);
            else (canonical.Contains(place) && headers[i] != headers[place] ? matched.Unknown : matched.Repeated).Add(i);
        }

        return matched;
    }

    private static bool IsNamed(RegisterKind kind, string name) =>
        RegisterColumns.NamesOf(kind).Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase));

    private static ImmutableDictionary<string, RegisterColumn> HeadersOf(RegisterKind kind)
    {
        var known = new Dictionary<string, RegisterColumn>(StringComparer.Ordinal);
        foreach (var column in RegisterColumns.Of(kind)) known.Add(Normal(column.Header), column);
        foreach (var column in RegisterColumns.Of(kind))
        {
            foreach (var synonym in column.Synonyms) known.TryAdd(Normal(synonym), column);
        }

        return known.ToImmutableDictionary();
    }

    private static string Normal(string header) => Hints().Replace(CellText.Plain(header), "").ToLowerInvariant();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕|[\s*:#_]", RegexOptions.CultureInvariant)]
    private static partial Regex Hints();
}
