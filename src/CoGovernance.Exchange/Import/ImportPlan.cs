using System.Collections.Immutable;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// What an import would do to the register. Rows stand in the order in which they are recorded: what others refer to first. Entries and
/// changes hold names and phone numbers in full.
/// </summary>
/// <param name="Refused">Rows with an error.</param>
/// <param name="Repeated">Rows that say again what an earlier row says; they count for nothing.</param>
/// <param name="Findings">In the order of the files, sheets and rows.</param>
public sealed record ImportPlan(
    ImmutableArray<PlannedEntry> Added,
    ImmutableArray<PlannedChange> Changed,
    ImmutableArray<PlannedEntry> Unchanged,
    ImmutableArray<ImportRow> Refused,
    ImmutableArray<ImportRow> Repeated,
    ImmutableArray<RowFinding> Findings)
{
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);

    /// <summary>
    /// What is to be recorded, in steps: the entries of a step do not depend on one another, only on earlier steps and the register.
    /// </summary>
    public IEnumerable<IReadOnlyList<RegisterEntry>> Steps() =>
        Added.Select(a => a.Entry).Concat(Changed.Select(c => c.After))
            .GroupBy(Dependencies.StepOf)
            .OrderBy(step => step.Key)
            .Select(step => (IReadOnlyList<RegisterEntry>)[.. step.OrderBy(e => e.Key, StringComparer.Ordinal)]);
}

public sealed record PlannedEntry(RowPlace Place, RegisterEntry Entry);

/// <param name="Fields">The columns that differ; never empty.</param>
public sealed record PlannedChange(RowPlace Place, RegisterEntry Before, RegisterEntry After, ImmutableArray<FieldChange> Fields);

/// <summary>The texts of a column before and after.</summary>
public sealed record FieldChange(RegisterColumn Column, string Before, string After);
