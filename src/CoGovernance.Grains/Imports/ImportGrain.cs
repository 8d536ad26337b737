using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Imports;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Imports;

public sealed class ImportAggregate : Aggregate<RegisterImport, ImportEvent>
{
    public override string Kind => Streams.Import;

    public override RegisterImport Initial => RegisterImport.Initial;

    public override RegisterImport Evolve(RegisterImport state, ImportEvent happened) => RegisterImport.Evolve(state, happened);

    public override IEnumerable<ProjectionRow> Rows(RegisterImport state)
    {
        if (state.Status != ImportStatus.None)
        {
            yield return Tables.Imports.Row(
                state.Id, state.Status.ToString(), state.UploadedBy, state.UploadedAt, (long)state.Files, state.Bytes, (long)state.Errors,
                (long)state.Warnings, Sum(state, c => c.Added), Sum(state, c => c.Changed), Sum(state, c => c.Unchanged), Sum(state, c => c.Refused),
                state.AppliedBy, state.AppliedAt, state.Outcome?.ToString(), state.Failure);
        }
    }

    private static long Sum(RegisterImport state, Func<ImportCount, int> count) => state.Counts.Sum(c => (long)count(c));
}

public sealed class ImportGrain(Recorder<RegisterImport, ImportEvent> recorder) : RecordedGrain<RegisterImport, ImportEvent>(recorder), IImportGrain
{
    public Task<Reply> Upload(Caller caller, int files, long bytes) => Record(caller, s => RegisterImport.Decide(
        s, new RegisterImport.Upload(this.GetPrimaryKeyString(), caller.Actor, files, bytes, caller.At)));

    public Task<Reply> NoteChecked(Caller caller, string contents, ImmutableArray<ImportCount> counts, int errors, int warnings) =>
        Record(caller, s => RegisterImport.Decide(s, new RegisterImport.NoteChecked(contents, counts, errors, warnings, caller.At)));

    public Task<Reply> Begin(Caller caller, bool acceptValid) =>
        Record(caller, s => RegisterImport.Decide(s, new RegisterImport.Begin(caller.Actor, acceptValid, caller.At)));

    public Task<Reply> NoteFinished(Caller caller, ImportResult result, ImmutableArray<ImportCount> counts) =>
        Record(caller, s => RegisterImport.Decide(s, new RegisterImport.NoteFinished(result, counts, caller.At)));

    public Task<Reply> NoteFailed(Caller caller, string code) =>
        Record(caller, s => RegisterImport.Decide(s, new RegisterImport.NoteFailed(code, caller.At)));

    public Task<Reply> Drop(Caller caller, ImportDropReason reason) =>
        Record(caller, s => RegisterImport.Decide(s, new RegisterImport.Drop(reason, caller.At)));

    public Task<RegisterImport> View() => Task.FromResult(State);
}
