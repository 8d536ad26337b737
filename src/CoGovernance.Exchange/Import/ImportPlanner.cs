using System.Collections.Immutable;
using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// Compares what was read with the present register. Files are planned together: a row may refer to a row of another file, in whatever
/// order they are named. Planning what is in the register already gives no changes.
/// </summary>
public static class ImportPlanner
{
    public static async Task<ImportPlan> PlanAsync(
        IReadOnlyList<ImportContent> contents, ICountyRegister register, CancellationToken cancellationToken = default)
    {
        var rows = new PlannedRows(contents);
        var view = await RegisterView.ReadAsync(register, rows.All.Select(r => r.Kind).ToHashSet(), cancellationToken);
        RepeatedRows.Check(rows);
        await ErasedPersons.CheckAsync(rows, register, cancellationToken);
        SamePersons.Check(rows, view);
        References.Check(rows, view);
        return Compare(rows, view);
    }

    private static ImportPlan Compare(PlannedRows rows, RegisterView view)
    {
        var added = new List<PlannedEntry>();
        var changed = new List<PlannedChange>();
        var unchanged = new List<PlannedEntry>();
        foreach (var row in rows.Standing.OrderBy(r => Dependencies.StepOf(r.Entry!)).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            var before = view.Find(row.Kind, row.Key!);
            var after = before is null ? row.Entry! : AbsentColumns.Keep(row.Entry!, before, row.Absent);
            var fields = before is null ? [] : Differences(before, after);
            if (before is null) added.Add(new PlannedEntry(row.Place, after));
            else if (fields.IsEmpty) unchanged.Add(new PlannedEntry(row.Place, before));
            else
            {
                changed.Add(new PlannedChange(row.Place, before, after, fields));
                NoteMove(rows, row, before, after);
            }
        }

        return new ImportPlan([.. added], [.. changed], [.. unchanged], [.. rows.Refused], [.. rows.Repeated], [.. rows.Sorted()]);
    }

    private static ImmutableArray<FieldChange> Differences(RegisterEntry before, RegisterEntry after)
    {
        if (before == after) return [];
        var columns = RegisterColumns.Of(before.Kind);
        var (old, now) = (RegisterSheets.Cells(Canonical(before)), RegisterSheets.Cells(Canonical(after)));
        return [.. columns.Select((column, i) => new FieldChange(column, old[i], now[i])).Where(f => f.Before != f.After)];
    }

    /// <summary>Everyone has the general skill, listed or not.</summary>
    private static RegisterEntry Canonical(RegisterEntry entry) =>
        entry is MemberEntry member ? member with { Skills = member.Skills.Remove(Skill.General) } : entry;

    private static void NoteMove(PlannedRows rows, ImportRow row, RegisterEntry before, RegisterEntry after)
    {
        if (before is not MemberEntry was || after is not MemberEntry now || was.Community == now.Community) return;
        rows.Findings.Add(PlannedRows.Warning(row, RegisterColumns.MemberCommunity, FindingCodes.CommunityChanges)
            .With("from", was.Community.Value).With("to", now.Community.Value));
    }
}
