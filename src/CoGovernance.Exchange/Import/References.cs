namespace CoGovernance.Exchange.Import;

/// <summary>
/// Everything that a row refers to is in the register or in a row of the same import that stands. A row that refers to one that was
/// refused is told which.
/// </summary>
internal static class References
{
    public static void Check(PlannedRows rows, RegisterView view)
    {
        var byKey = rows.All.Where(r => r.Key is not null).ToLookup(r => (r.Kind, r.Key!));
        foreach (var row in rows.Standing.OrderBy(r => Dependencies.StepOf(r.Entry!)).ToList())
        {
            foreach (var reference in Dependencies.Of(row.Entry!))
            {
                var named = byKey[(reference.Kind, reference.Key)];
                if (view.Find(reference.Kind, reference.Key) is not null || named.Any(rows.Stands)) continue;
                rows.Refuse(row, Finding(row, reference, named.FirstOrDefault()));
            }
        }
    }

    private static RowFinding Finding(ImportRow row, Reference reference, ImportRow? refused)
    {
        var finding = PlannedRows.Error(row, reference.Column, refused is null ? reference.Unknown : FindingCodes.ReferenceFailed)
            .With("text", reference.Key[(reference.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return refused is null ? finding : finding.WithOther(refused.Place);
    }
}
