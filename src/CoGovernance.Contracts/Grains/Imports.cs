using System.Collections.Immutable;
using CoGovernance.Domain.Imports;

namespace CoGovernance.Contracts.Grains;

/// <summary>An import of registers, by its id: the record of who brought it and who let it. The files are not here.</summary>
public interface IImportGrain : IRecordedGrain
{
    Task<Reply> Upload(Caller caller, int files, long bytes);

    Task<Reply> NoteChecked(Caller caller, string contents, ImmutableArray<ImportCount> counts, int errors, int warnings);

    Task<Reply> Begin(Caller caller, bool acceptValid);

    Task<Reply> NoteFinished(Caller caller, ImportResult result, ImmutableArray<ImportCount> counts);

    Task<Reply> NoteFailed(Caller caller, string code);

    Task<Reply> Drop(Caller caller, ImportDropReason reason);

    [AlwaysInterleave]
    [ReadOnly]
    Task<RegisterImport> View();
}
