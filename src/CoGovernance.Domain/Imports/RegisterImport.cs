using System.Collections.Immutable;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Imports;

// Events

/// <summary>What can happen to an import of registers. Names and fields are storage contracts. Nothing of the files' contents is in them.</summary>
public abstract record ImportEvent;

public sealed record ImportUploaded(string Id, string By, int Files, long Bytes, DateTimeOffset At) : ImportEvent;

/// <param name="Contents">Names the contents: the same files give the same name.</param>
public sealed record ImportChecked(string Contents, ImmutableArray<ImportCount> Counts, int Errors, int Warnings, DateTimeOffset At) : ImportEvent;

/// <summary>From here on rows are recorded.</summary>
public sealed record ImportBegun(string By, bool AcceptValid, DateTimeOffset At) : ImportEvent;

public sealed record ImportFinished(ImportResult Outcome, ImmutableArray<ImportCount> Counts, DateTimeOffset At) : ImportEvent;

/// <summary>It could not be checked or not be recorded to the end; it may be applied again, and what is recorded stays.</summary>
/// <param name="Code">A problem code.</param>
public sealed record ImportFailed(string Code, DateTimeOffset At) : ImportEvent;

public sealed record ImportDropped(ImportDropReason Reason, DateTimeOffset At) : ImportEvent;

// State

public enum ImportResult
{
    Applied,

    /// <summary>The rows without errors are in the register, the others are not.</summary>
    AppliedValidRows,

    /// <summary>The register held all of it already.</summary>
    NothingToApply,

    /// <summary>Nothing was recorded: by now a row has an error.</summary>
    RefusedForErrors,
}

public enum ImportDropReason
{
    Discarded,
    Expired,
}

public enum ImportStatus
{
    None,
    Checking,
    Checked,
    Applying,
    Finished,
    Failed,
    Discarded,
    Expired,
}

/// <summary>Rows of one register by what becomes of them.</summary>
/// <param name="Register">areas, units, members, courtyardHeads, agreements, posts.</param>
public sealed record ImportCount(string Register, int Added, int Changed, int Unchanged, int Refused);

/// <summary>An import of registers: who brought it, what it would do, and who let it. The rows themselves are nowhere here.</summary>
public sealed record RegisterImport
{
    public static RegisterImport Initial { get; } = new();

    public string Id { get; init; } = "";

    public ImportStatus Status { get; init; }

    public string? UploadedBy { get; init; }

    public DateTimeOffset? UploadedAt { get; init; }

    public int Files { get; init; }

    public long Bytes { get; init; }

    public ImmutableArray<ImportCount> Counts { get; init; } = [];

    public int Errors { get; init; }

    public int Warnings { get; init; }

    public string? AppliedBy { get; init; }

    public DateTimeOffset? AppliedAt { get; init; }

    public bool AcceptValid { get; init; }

    public ImportResult? Outcome { get; init; }

    public string? Failure { get; init; }

    /// <summary>Folds one event in. Never throws.</summary>
    public static RegisterImport Evolve(RegisterImport state, ImportEvent happened) => happened switch
    {
        ImportUploaded e => state with
        {
            Id = e.Id,
            Status = ImportStatus.Checking,
            UploadedBy = e.By,
            UploadedAt = e.At,
            Files = e.Files,
            Bytes = e.Bytes,
        },
        ImportChecked e => state with { Status = ImportStatus.Checked, Counts = e.Counts, Errors = e.Errors, Warnings = e.Warnings, Failure = null },
        ImportBegun e => state with
        {
            Status = ImportStatus.Applying,
            AppliedBy = e.By,
            AppliedAt = e.At,
            AcceptValid = e.AcceptValid,
            Failure = null,
        },
        ImportFinished e => state with { Status = ImportStatus.Finished, Counts = e.Counts, Outcome = e.Outcome },
        ImportFailed e => state with { Status = ImportStatus.Failed, Failure = e.Code },
        ImportDropped e => state with
        {
            Status = e.Reason == ImportDropReason.Discarded ? ImportStatus.Discarded : ImportStatus.Expired,
        },
        _ => state,
    };

    // Commands

    public sealed record Upload(string Id, string By, int Files, long Bytes, DateTimeOffset At);

    public sealed record NoteChecked(string Contents, ImmutableArray<ImportCount> Counts, int Errors, int Warnings, DateTimeOffset At);

    public sealed record Begin(string By, bool AcceptValid, DateTimeOffset At);

    public sealed record NoteFinished(ImportResult Outcome, ImmutableArray<ImportCount> Counts, DateTimeOffset At);

    public sealed record NoteFailed(string Code, DateTimeOffset At);

    public sealed record Drop(ImportDropReason Reason, DateTimeOffset At);

    // Decide

    public static Decision<ImportEvent> Decide(RegisterImport state, Upload command) =>
        state.Status != ImportStatus.None
            ? Decision<ImportEvent>.Nothing
            : new ImportUploaded(command.Id, command.By, command.Files, command.Bytes, command.At);

    public static Decision<ImportEvent> Decide(RegisterImport state, NoteChecked command) =>
        state.Status is ImportStatus.Checking
            ? new ImportChecked(command.Contents, command.Counts, command.Errors, command.Warnings, command.At)
            : NotNow(state);

    /// <summary>All rows or none, unless whoever applies it says to take the valid ones.</summary>
    public static Decision<ImportEvent> Decide(RegisterImport state, Begin command) =>
        state.Status is not (ImportStatus.Checked or ImportStatus.Failed) ? NotNow(state)
        : state.Errors > 0 && !command.AcceptValid ? new Rejection("import.has-errors").With("errors", state.Errors)
        : new ImportBegun(command.By, command.AcceptValid, command.At);

    public static Decision<ImportEvent> Decide(RegisterImport state, NoteFinished command) =>
        state.Status is ImportStatus.Applying ? new ImportFinished(command.Outcome, command.Counts, command.At) : NotNow(state);

    public static Decision<ImportEvent> Decide(RegisterImport state, NoteFailed command) =>
        state.Status is ImportStatus.Checking or ImportStatus.Applying ? new ImportFailed(command.Code, command.At) : NotNow(state);

    public static Decision<ImportEvent> Decide(RegisterImport state, Drop command) =>
        state.Status is ImportStatus.Checking or ImportStatus.Checked or ImportStatus.Failed ? new ImportDropped(command.Reason, command.At)
        : state.Status is ImportStatus.Applying ? NotNow(state)
        : Decision<ImportEvent>.Nothing;

    private static Rejection NotNow(RegisterImport state) => new Rejection("import.step-not-allowed").With("status", state.Status);
}
