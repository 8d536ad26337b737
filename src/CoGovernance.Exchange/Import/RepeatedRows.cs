using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// Rows about the same thing. If they say the same, the later ones are passed over; if not, none of them can be trusted and all are
/// refused, each told of another.
/// </summary>
internal static class RepeatedRows
{
    public static void Check(PlannedRows rows)
    {
        foreach (var group in rows.Standing.GroupBy(r => (r.Kind, r.Key)).Where(g => g.Skip(1).Any()).ToList())
        {
            var same = group.ToList();
            if (same.TrueForAll(r => r.Entry == same[0].Entry))
                same.Skip(1).ToList().ForEach(r => rows.PassOver(r, Repetition(r, same[0])));
            else
                same.ForEach(r => rows.Refuse(r, Contradiction(r, same)));
        }
    }

    private static RowFinding Repetition(ImportRow row, ImportRow first) =>
        PlannedRows.Warning(row, KeyColumn(row), FindingCodes.RowRepeated).WithOther(first.Place);

    private static RowFinding Contradiction(ImportRow row, List<ImportRow> same)
    {
        var elsewhere = row.Entry is MemberEntry member
            ? same.Find(r => r.Entry is MemberEntry other && other.Community != member.Community)
            : null;
        return elsewhere is { Entry: MemberEntry there }
            ? PlannedRows.Error(row, RegisterColumns.MemberCommunity, FindingCodes.TwoCommunities).WithOther(elsewhere.Place)
                .With("number", row.Key!).With("community", there.Community.Value)
            : PlannedRows.Error(row, KeyColumn(row), FindingCodes.RowContradicts).WithOther(same.Find(r => r != row)!.Place)
                .With("key", row.Key!);
    }

    private static RegisterColumn KeyColumn(ImportRow row) => row.Kind switch
    {
        RegisterKind.Posts => RegisterColumns.PostName,
        _ => RegisterColumns.Of(row.Kind)[0],
    };
}
