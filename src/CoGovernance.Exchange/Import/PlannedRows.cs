namespace CoGovernance.Exchange.Import;

/// <summary>The rows of an import while it is planned: which still stand, and what was noticed about them.</summary>
internal sealed class PlannedRows(IReadOnlyList<ImportContent> contents)
{
    private readonly HashSet<ImportRow> refused = new(
        contents.SelectMany(c => c.Rows).Where(r => r.Entry is null), ReferenceEqualityComparer.Instance);

    private readonly HashSet<ImportRow> repeated = new(ReferenceEqualityComparer.Instance);

    public List<RowFinding> Findings { get; } = [.. contents.SelectMany(c => c.Findings)];

    public IReadOnlyList<ImportRow> All { get; } = [.. contents.SelectMany(c => c.Rows)];

    public IEnumerable<ImportRow> Standing => All.Where(Stands);

    public IEnumerable<ImportRow> Refused => All.Where(refused.Contains);

    public IEnumerable<ImportRow> Repeated => All.Where(repeated.Contains);

    public bool Stands(ImportRow row) => !refused.Contains(row) && !repeated.Contains(row);

    public void Refuse(ImportRow row, RowFinding finding)
    {
        refused.Add(row);
        Findings.Add(finding);
    }

    public void PassOver(ImportRow row, RowFinding finding)
    {
        repeated.Add(row);
        Findings.Add(finding);
    }

    public static RowFinding Error(ImportRow row, RegisterColumn column, string code) =>
        RowFinding.OfRow(row.Place, row.HeaderOf(column), Severity.Error, code);

    public static RowFinding Warning(ImportRow row, RegisterColumn column, string code) =>
        RowFinding.OfRow(row.Place, row.HeaderOf(column), Severity.Warning, code);

    /// <summary>Findings in the order of files, sheets and rows.</summary>
    public IEnumerable<RowFinding> Sorted()
    {
        var files = contents.Select(c => c.File).ToList();
        var sheets = contents.Select(SheetOrder).ToList();
        return Findings
            .Select(f => (Finding: f, File: files.IndexOf(f.File)))
            .OrderBy(f => f.File)
            .ThenBy(f => f.Finding.Sheet is null ? -1 : sheets[f.File].GetValueOrDefault(f.Finding.Sheet))
            .ThenBy(f => f.Finding.Row ?? 0)
            .Select(f => f.Finding);
    }

    private static Dictionary<string, int> SheetOrder(ImportContent content)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sheet in content.Sheets) order.TryAdd(sheet.Name, order.Count);
        return order;
    }
}
