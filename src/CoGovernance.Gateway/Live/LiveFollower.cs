using CoGovernance.Contracts.Journal;
using CoGovernance.Gateway.Edge;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Gateway.Live;

/// <summary>
/// Follows the journal for all viewers of this process: at once for what this process commits, and within half a second for what others
/// do. It rests while nobody looks.
/// </summary>
internal sealed partial class LiveFollower(
    IJournal journal, LivePlaces places, LiveOwners owners, LiveViewers viewers, EdgeOptions options, TimeProvider time, ILogger<LiveFollower> logger)
    : BackgroundService
{
    private const int AtOnce = 1_000;

    /// <summary>How far back the ring reaches at first, so that viewers whose server was restarted need not read anew.</summary>
    private const int Behind = 2_000;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    /// <summary>Between two wakings of the viewers; what comes meanwhile goes together.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim wake = new(0);
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long pulsedAt;

    /// <summary>What was written up to here is told as it stands; what comes after it, once its grain has it.</summary>
    private long old;

    public LiveRing Ring { get; } = new(options.LiveChangesKept);

    /// <summary>Completes once the ring can be read.</summary>
    public Task Started => started.Task;

    public override void Dispose()
    {
        base.Dispose();
        wake.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        journal.Committed += Committed;
        viewers.Came += Wake;
        try
        {
            while (true)
            {
                if (viewers.Count > 0)
                    await FollowAsync(stoppingToken);
                await wake.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The viewers hear of it from the host.
        }
        finally
        {
            journal.Committed -= Committed;
            viewers.Came -= Wake;
        }
    }

    /// <summary>Goes on while anybody looks, also over times in which the record cannot be read.</summary>
    private async Task FollowAsync(CancellationToken stopping)
    {
        var begun = false;
        while (viewers.Count > 0)
        {
            var wait = TimeSpan.Zero;
            try
            {
                begun = begun || await BeginAsync(stopping);
                if (await StepAsync(stopping) < AtOnce)
                    wait = Poll;
            }
            catch (Exception e) when (IsPassing(e))
            {
                LogWaiting(logger, e.Message);
                wait = Poll;
            }

            if (time.GetElapsedTime(pulsedAt) >= options.LiveHeartbeat)
                Pulse();
            await wake.WaitAsync(wait < options.LiveHeartbeat ? wait : options.LiveHeartbeat, stopping);
            if (time.GetElapsedTime(pulsedAt) is var since && since < Apart)
                await Task.Delay(Apart - since, stopping);
        }
    }

    /// <summary>Where nobody has looked for long, the ring begins anew.</summary>
    private async ValueTask<bool> BeginAsync(CancellationToken stopping)
    {
        var head = await journal.LastPositionAsync(stopping);
        if (Ring.Position < 0 || head - Ring.Position > options.LiveChangesKept)
            Ring.Restart(Math.Max(0, head - Math.Min(Behind, options.LiveChangesKept)));
        old = head;
        started.TrySetResult();
        return true;
    }

    private async ValueTask<int> StepAsync(CancellationToken stopping)
    {
        var changes = await journal.ChangesAsync(Ring.Position, AtOnce, stopping);
        if (changes.Count > 0)
        {
            await owners.CaughtUpAsync([.. changes.Where(c => c.Position > old)], stopping);
            Ring.Add(await places.ItemsAsync(changes, stopping), changes[^1].Position);
            Pulse();
        }

        return changes.Count;
    }

    private void Pulse()
    {
        pulsedAt = time.GetTimestamp();
        Ring.Pulse();
    }

    private void Committed(CommittedBatch batch)
    {
        if (batch.Events.Count > 0 && viewers.Count > 0)
            Wake();
    }

    private void Wake()
    {
        if (wake.CurrentCount == 0)
            wake.Release();
    }

    /// <summary>The record, or the grains, cannot be reached now.</summary>
    private static bool IsPassing(Exception e) =>
        e is JournalUnavailableException or IOException or TimeoutException
        || e.GetType().Name is "GrainMailboxFullException" or "SiloUnavailableException";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal cannot be followed now: {Reason}; trying again.")]
    private static partial void LogWaiting(ILogger logger, string reason);
}
