using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>How an import is run.</summary>
public sealed record ImportOptions
{
    /// <summary>Only tells what would change.</summary>
    public bool DryRun { get; init; }

    /// <summary>Records the rows without errors also when others have some. Otherwise it is all rows or none.</summary>
    public bool AcceptValid { get; init; }

    /// <summary>Where to put a copy of each file with the outcome at each row; none when null.</summary>
    public string? MarkedCopyFolder { get; init; }

    /// <summary>Opens a place for a marked copy by its name, instead of the folder; it is closed when written.</summary>
    public Func<string, Stream>? OpenMarkedCopy { get; init; }

    /// <summary>The language of the marked copies.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("zh-CN");
}

public enum ImportStage
{
    Reading,
    Planning,
    Applying,
}

/// <summary>How far an import is: files read, or entries recorded.</summary>
public sealed record ImportProgress(ImportStage Stage, int Done, int Total);

/// <summary>Whether an import was recorded, and if not, why.</summary>
public enum ImportOutcome
{
    /// <summary>All rows are in the register.</summary>
    Applied,

    /// <summary>The rows without errors are in the register, the others are not.</summary>
    AppliedValidRows,

    /// <summary>The register held all of it already.</summary>
    NothingToApply,

    /// <summary>Nothing was recorded: it was a trial.</summary>
    DryRun,

    /// <summary>Nothing was recorded: some row or file has an error, or no row is without one.</summary>
    RefusedForErrors,
}

/// <summary>Rows of a register by what becomes of them. Rows that repeat another count nowhere.</summary>
public sealed record KindCount(RegisterKind Kind, int Added, int Changed, int Unchanged, int Refused);

/// <summary>What an import did, or would do.</summary>
/// <param name="ImportId">The same for the same contents, whatever the files' names and order.</param>
/// <param name="Counts">For the registers that the files have rows of.</param>
/// <param name="MarkedCopies">Paths, or names where the caller opened the places, in the order of the files; files that cannot be read have none.</param>
public sealed record ImportReport(
    string ImportId, ImportOutcome Outcome, ImmutableArray<KindCount> Counts, ImportPlan Plan, ImmutableArray<string> MarkedCopies)
{
    public ImmutableArray<RowFinding> Findings => Plan.Findings;

    public bool IsApplied => Outcome is ImportOutcome.Applied or ImportOutcome.AppliedValidRows;

    internal static ImmutableArray<KindCount> Count(ImportPlan plan) =>
    [
        .. Enum.GetValues<RegisterKind>().Select(kind => new KindCount(
            kind,
            plan.Added.Count(a => a.Entry.Kind == kind),
            plan.Changed.Count(c => c.After.Kind == kind),
            plan.Unchanged.Count(u => u.Entry.Kind == kind),
            plan.Refused.Count(r => r.Kind == kind))).Where(c => c.Added + c.Changed + c.Unchanged + c.Refused > 0),
    ];
}
