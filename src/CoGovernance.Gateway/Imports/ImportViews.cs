using System.Collections.Immutable;
using CoGovernance.Domain.Imports;

namespace CoGovernance.Gateway.Imports;

/// <summary>How an import stands, as its reader is told.</summary>
public enum ImportStanding
{
    Checking,
    Checked,
    Applying,
    Finished,
    Failed,
    Discarded,

    /// <summary>The files are no longer held: upload them again.</summary>
    Expired,

    /// <summary>The server ended while rows were recorded. Uploading and applying the files again goes on where it was.</summary>
    Interrupted,
}

/// <summary>An import. Files, findings and marked copies are held until <paramref name="HeldUntil"/>, then forgotten.</summary>
/// <param name="Result">When finished: applied, appliedValidRows, nothingToApply, refusedForErrors.</param>
/// <param name="Failure">When failed: a problem code.</param>
/// <param name="Marked">The names of the marked copies; the first is number 1.</param>
public sealed record ImportView(
    string Id, ImportStanding Status, string? UploadedBy, DateTimeOffset? UploadedAt, int Files, long Bytes, ImmutableArray<ImportCount> Counts,
    int Errors, int Warnings, string? AppliedBy, DateTimeOffset? AppliedAt, ImportResult? Result, string? Failure, ImportStep? Progress,
    ImmutableArray<string>? Marked, DateTimeOffset? HeldUntil)
{
    internal static ImportView Of(RegisterImport import, HeldImport? held) => new(
        import.Id, StandingOf(import.Status, held), import.UploadedBy, import.UploadedAt, import.Files, import.Bytes, import.Counts, import.Errors,
        import.Warnings, import.AppliedBy, import.AppliedAt, import.Outcome, import.Failure,
        import.Status is ImportStatus.Checking or ImportStatus.Applying ? held?.Progress : null,
        held?.Report is { } report ? [.. report.Marked.Select(m => m.Name)] : null, held?.Until);

    internal static ImportStanding StandingOf(ImportStatus status, HeldImport? held) => status switch
    {
        ImportStatus.Applying when held is null => ImportStanding.Interrupted,
        ImportStatus.Checking or ImportStatus.Checked when held is null => ImportStanding.Expired,
        ImportStatus.Checking => ImportStanding.Checking,
        ImportStatus.Checked => ImportStanding.Checked,
        ImportStatus.Applying => ImportStanding.Applying,
        ImportStatus.Finished => ImportStanding.Finished,
        ImportStatus.Failed => ImportStanding.Failed,
        ImportStatus.Discarded => ImportStanding.Discarded,
        _ => ImportStanding.Expired,
    };
}

/// <summary>A line of the list of imports.</summary>
public sealed record ImportLine(
    string Id, ImportStanding Status, string UploadedBy, DateTimeOffset UploadedAt, int Files, int Errors, int Added, int Changed, int Refused,
    string? AppliedBy, DateTimeOffset? AppliedAt, ImportResult? Result);

public enum FindingSeverity
{
    /// <summary>The row is imported; someone should look at it.</summary>
    Warning,

    /// <summary>The row is not imported.</summary>
    Error,
}

/// <summary>Something noticed in a file, in the reader's language.</summary>
/// <param name="Row">As a spreadsheet program shows it.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record FindingView(
    string File, string? Sheet, int? Row, string? Column, FindingSeverity Severity, string Code, string Message, string Fix);

/// <param name="AcceptValid">Records the rows without errors although others have some; otherwise it is all rows or none.</param>
public sealed record ApplyBody(bool AcceptValid = false);
