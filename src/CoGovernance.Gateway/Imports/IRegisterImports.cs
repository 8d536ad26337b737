using System.Collections.Immutable;
using CoGovernance.Domain.Imports;

namespace CoGovernance.Gateway.Imports;

/// <summary>Compares register files with the county's register and records them. Nothing of the files is kept.</summary>
public interface IRegisterImports
{
    /// <summary>Files that cannot be read are findings, not exceptions. Running an import that broke off goes on where it was.</summary>
    /// <exception cref="Contracts.Journal.JournalUnavailableException">The record cannot be written; what was recorded so far stays.</exception>
    /// <exception cref="InvalidOperationException">A rule refuses an entry that the plan held to be sound.</exception>
    Task<ImportOutcomeReport> RunAsync(ImportOrder order, IProgress<ImportStep> progress, CancellationToken cancellationToken);
}

/// <param name="Name">Without a folder.</param>
public sealed record UploadedFile(string Name, ReadOnlyMemory<byte> Content);

/// <param name="Actor">In whose name rows are recorded.</param>
/// <param name="InEnglish">The language of the marked copies.</param>
public sealed record ImportOrder(ImmutableArray<UploadedFile> Files, bool DryRun, bool AcceptValid, string Actor, bool InEnglish);

/// <param name="Stage">reading, comparing, recording.</param>
public sealed record ImportStep(string Stage, int Done, int Total);

/// <param name="What">What was found.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record ImportWording(string What, string Mend);

/// <param name="Row">As a spreadsheet program shows it.</param>
public sealed record ImportFinding(
    string File, string? Sheet, int? Row, string? Column, bool IsError, string Code, ImportWording Chinese, ImportWording English);

/// <param name="Result">Null for a dry run.</param>
/// <param name="Marked">A workbook for each file that could be read, with the outcome at each row.</param>
public sealed record ImportOutcomeReport(
    string Contents, ImportResult? Result, ImmutableArray<ImportCount> Counts, ImmutableArray<ImportFinding> Findings, ImmutableArray<UploadedFile> Marked);
