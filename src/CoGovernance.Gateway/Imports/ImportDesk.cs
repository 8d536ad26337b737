using System.Collections.Immutable;
using System.Threading.Channels;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Imports;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Edge;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Gateway.Imports;

/// <summary>The files of one import and what was found in them, for as long as they are needed. They hold personal data.</summary>
internal sealed class HeldImport(string id, string by, ImmutableArray<UploadedFile> files, bool inEnglish, DateTimeOffset until)
{
    private volatile ImportStep? progress;
    private volatile ImportOutcomeReport? report;

    public string Id { get; } = id;

    public string By { get; } = by;

    public bool InEnglish { get; } = inEnglish;

    public DateTimeOffset Until { get; } = until;

    /// <summary>Emptied once they are recorded.</summary>
    public ImmutableArray<UploadedFile> Files { get; set; } = files;

    public ImportStep? Progress { get => progress; set => progress = value; }

    public ImportOutcomeReport? Report { get => report; set => report = value; }

    /// <summary>Waits for its turn or is at work: not to be forgotten meanwhile.</summary>
    public bool IsBusy { get; set; }

    public long Bytes => Files.Sum(f => (long)f.Content.Length) + (Report?.Marked.Sum(m => (long)m.Content.Length) ?? 0);
}

/// <summary>
/// Holds uploaded registers in memory, never on disk, while they are looked at, and works on one import at a time. They are forgotten
/// when recorded, when discarded, when their time is over, and when the server ends. The record of each import stays.
/// </summary>
internal sealed partial class ImportDesk(
    IRegisterImports imports, IGrainFactory grains, EdgeOptions options, TimeProvider time, ILogger<ImportDesk> logger) : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, HeldImport> held = new(StringComparer.Ordinal);
    private readonly Channel<Func<CancellationToken, Task>> work = Channel.CreateUnbounded<Func<CancellationToken, Task>>(
        new UnboundedChannelOptions { SingleReader = true });

    public HeldImport? Find(string id)
    {
        lock (gate)
            return held.GetValueOrDefault(id) is { } found && (found.IsBusy || found.Until > time.GetUtcNow()) ? found : null;
    }

    /// <summary>Takes files in and has them checked; the refusal when there is no room.</summary>
    public async Task<Rejection?> TakeAsync(Caller caller, string id, ImmutableArray<UploadedFile> files, bool inEnglish)
    {
        await SweepAsync();
        var taken = new HeldImport(id, caller.Actor, files, inEnglish, time.GetUtcNow() + options.ImportsKept) { IsBusy = true };
        lock (gate)
        {
            // The same write sent again.
            if (held.ContainsKey(id))
                return null;
            if (held.Count >= options.MostImports || held.Values.Sum(h => h.Bytes) + taken.Bytes > options.MostHeldUpload)
                return new Rejection("import.too-many");
            held.Add(id, taken);
        }

        var reply = await grains.GetGrain<IImportGrain>(id).Upload(caller, files.Length, taken.Bytes);
        if (!reply.IsDone)
        {
            Forget(id);
            return reply.Rejection;
        }

        Enqueue(taken, dryRun: true, acceptValid: false, caller.Actor);
        return null;
    }

    /// <summary>Has the rows recorded; the refusal when they may not be.</summary>
    public async Task<Rejection?> ApplyAsync(Caller caller, string id, bool acceptValid)
    {
        var grain = grains.GetGrain<IImportGrain>(id);
        var found = Find(id);
        if (found is null || found.Files.IsEmpty)
        {
            // Sent again after it was done: the answer is the same.
            var now = await grain.View();
            return now.Status == ImportStatus.Finished && now.AppliedBy == caller.Actor ? null : new Rejection("import.expired");
        }

        var reply = await grain.Begin(caller, acceptValid);
        if (!reply.IsDone)
            return reply.Rejection;
        lock (gate)
        {
            if (found.IsBusy)
                return null;
            found.IsBusy = true;
        }

        Enqueue(found, dryRun: false, acceptValid, caller.Actor);
        return null;
    }

    /// <summary>Forgets an import before its time.</summary>
    public async Task<Rejection?> DiscardAsync(Caller caller, string id)
    {
        var reply = await grains.GetGrain<IImportGrain>(id).Drop(caller, ImportDropReason.Discarded);
        if (reply.IsDone)
            Forget(id);
        return reply.Rejection;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sweeping = SweepNowAndThenAsync(stoppingToken);
        try
        {
            await foreach (var next in work.Reader.ReadAllAsync(stoppingToken))
                await next(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was under way is told as interrupted.
        }

        await sweeping;
    }

    private void Enqueue(HeldImport import, bool dryRun, bool acceptValid, string actor) =>
        work.Writer.TryWrite(stop => RunAsync(import, dryRun, acceptValid, actor, stop));

    private async Task RunAsync(HeldImport import, bool dryRun, bool acceptValid, string actor, CancellationToken stop)
    {
        var grain = grains.GetGrain<IImportGrain>(import.Id);
        var caller = new Caller($"import-{import.Id}-{Guid.NewGuid():N}", actor, time.GetUtcNow());
        try
        {
            var order = new ImportOrder(import.Files, dryRun, acceptValid, actor, import.InEnglish);
            var report = await imports.RunAsync(order, new Steps(import), stop);
            caller = caller with { At = time.GetUtcNow() };
            import.Report = report;
            var errors = report.Findings.Count(f => f.IsError);
            var reply = dryRun
                ? await grain.NoteChecked(caller, report.Contents, report.Counts, errors, report.Findings.Length - errors)
                : await grain.NoteFinished(caller, report.Result!.Value, report.Counts);
            if (reply.IsDone && !dryRun)
                import.Files = [];
            else if (!reply.IsDone)
                LogNotNoted(logger, import.Id, reply.Rejection!.Code);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            LogFailed(logger, import.Id, e);
            await grain.NoteFailed(caller with { At = time.GetUtcNow() }, CodeOf(e));
        }
        finally
        {
            lock (gate)
                import.IsBusy = false;
        }
    }

    private static string CodeOf(Exception failure) => failure switch
    {
        JournalUnavailableException journal => journal.Code,
        InvalidOperationException => "import.refused-by-rule",
        _ => "server.error",
    };

    private async Task SweepNowAndThenAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(SweepEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                await SweepAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server ends, and the memory with it.
        }
    }

    private async Task SweepAsync()
    {
        var now = time.GetUtcNow();
        List<HeldImport> over;
        lock (gate)
        {
            over = [.. held.Values.Where(h => !h.IsBusy && h.Until <= now)];
            foreach (var import in over)
                held.Remove(import.Id);
        }

        foreach (var import in over)
            await grains.GetGrain<IImportGrain>(import.Id).Drop(new Caller($"import-{import.Id}-expired", "system", now), ImportDropReason.Expired);
    }

    private void Forget(string id)
    {
        lock (gate)
            held.Remove(id);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Id} failed.")]
    private static partial void LogFailed(ILogger logger, string id, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outcome of import {Id} could not be recorded: {Code}.")]
    private static partial void LogNotNoted(ILogger logger, string id, string code);

    private sealed class Steps(HeldImport import) : IProgress<ImportStep>
    {
        public void Report(ImportStep value) => import.Progress = value;
    }
}
