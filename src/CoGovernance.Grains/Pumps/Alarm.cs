using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Grains.Pumps;

/// <summary>
/// Wakes the grains whose time has come, from the due table. It sleeps until the earliest instant in the table and looks at least
/// once a minute, so that nothing depends on a timer that survives. Waking is idempotent. Thread-safe.
/// </summary>
public sealed class Alarm
{
    private const int PageSize = 500;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private readonly IJournal journal;
    private readonly IGrainFactory grains;
    private readonly TimeProvider time;
    private readonly PumpOptions options;
    private readonly ILogger<Alarm> logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private DateTimeOffset nextRing = DateTimeOffset.MaxValue;
    private bool ringing;
    private int failures;
    private Task running = Task.CompletedTask;

    public Alarm(IJournal journal, IGrainFactory grains, TimeProvider time, PumpOptions options, ILogger<Alarm> logger)
    {
        (this.journal, this.grains, this.time, this.options, this.logger) = (journal, grains, time, options, logger);
        timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start()
    {
        journal.Committed += OnCommitted;
        Ring();
    }

    public async Task StopAsync()
    {
        journal.Committed -= OnCommitted;
        stopping.Cancel();
        await timer.DisposeAsync();
        Task last;
        lock (gate)
            last = running;
        await last;
    }

    private void OnCommitted(CommittedBatch batch)
    {
        foreach (var due in batch.Due)
        {
            lock (gate)
            {
                if (due.At < nextRing)
                    SetFor(due.At);
            }
        }
    }

    private void SetFor(DateTimeOffset at)
    {
        if (stopping.IsCancellationRequested)
            return;
        nextRing = at;
        var wait = at - time.GetUtcNow();
        timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Ring()
    {
        lock (gate)
        {
            if (ringing || stopping.IsCancellationRequested)
                return;
            ringing = true;
            nextRing = DateTimeOffset.MaxValue;
            running = Task.Factory.StartNew(
                AwakenDueAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, options.Scheduler).Unwrap();
        }
    }

    private async Task AwakenDueAsync()
    {
        var now = time.GetUtcNow();
        DateTimeOffset? next = null;
        var done = true;
        try
        {
            var due = await journal.DueAsync(now, PageSize, stopping.Token);
            foreach (var few in due.Chunk(options.MostAwakenings))
                done &= !(await Task.WhenAll(few.Select(AwakenAsync))).Contains(false);
            next = due.Count == PageSize ? now : await journal.NextDueAsync(stopping.Token);
        }
        catch (Exception e) when (e is JournalUnavailableException || stopping.IsCancellationRequested)
        {
            logger.LogWarning(e, "The due table could not be read; it is read again in a minute.");
            done = false;
        }

        lock (gate)
        {
            ringing = false;
            failures = done ? 0 : failures + 1;
            SetFor(Earliest(nextRing, Between(now + options.PauseAfter(failures), next, now + LongestSleep)));
        }
    }

    /// <summary>The instant, but no sooner than what was just tried may be tried again, and no later than the longest sleep.</summary>
    private static DateTimeOffset Between(DateTimeOffset soonest, DateTimeOffset? at, DateTimeOffset latest) =>
        at is not { } instant || instant > latest ? latest : instant < soonest ? soonest : instant;

    private static DateTimeOffset Earliest(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    /// <summary>False when the grain could not record what was due; it is woken again.</summary>
    private async Task<bool> AwakenAsync(DueEntry due)
    {
        try
        {
            // The instant of waking is part of the id: a due instant may come again, and waking is idempotent by the state.
            var now = time.GetUtcNow();
            var reply = await grains.Owner(due.Stream).Awaken(new Caller($"due-{due.At.UtcTicks}-{now.UtcTicks}", "clock", now));
            if (!reply.IsDone)
                logger.LogWarning("{Stream} could not do what was due: {Rejection}", due.Stream, reply.Rejection);
            return reply.IsDone;
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            logger.LogWarning(e, "{Stream} could not be woken.", due.Stream);
            return false;
        }
    }
}
