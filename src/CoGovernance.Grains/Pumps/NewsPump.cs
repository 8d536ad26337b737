using System.Collections.Immutable;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Grains.Pumps;

/// <summary>
/// Delivers the outbox: at least once, in order per target, several messages of one target together. It starts from what is
/// undelivered in the journal and then follows the commits. While orders flood in, deliveries wait for up to
/// <see cref="PumpOptions.MostDelay"/>. Thread-safe.
/// </summary>
public sealed class NewsPump
{
    private const int PageSize = 1_000;
    private readonly IJournal journal;
    private readonly IGrainFactory grains;
    private readonly TimeProvider time;
    private readonly PumpOptions options;
    private readonly ILogger<NewsPump> logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly Dictionary<StreamId, Lane> lanes = [];
    private long lastTaken;
    private int held;
    private bool behind = true;
    private bool reading;
    private int failing;

    public NewsPump(IJournal journal, IGrainFactory grains, TimeProvider time, PumpOptions options, ILogger<NewsPump> logger)
    {
        (this.journal, this.grains, this.time, this.options, this.logger) = (journal, grains, time, options, logger);
        idle.TrySetResult();
    }

    private TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Messages taken in and not yet delivered.</summary>
    public int Held => Volatile.Read(ref held);

    /// <summary>Targets whose last delivery failed.</summary>
    public int Failing => Volatile.Read(ref failing);

    /// <summary>Delivers what lies in the outbox and follows the commits from now on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        journal.Committed += OnCommitted;
        await CatchUpAsync(cancellationToken);
    }

    /// <summary>Completes when nothing is held and nothing is left to read.</summary>
    public Task WhenIdle()
    {
        lock (gate)
            return held == 0 && !behind ? Task.CompletedTask : idle.Task;
    }

    /// <summary>Takes nothing more in and waits for deliveries under way; what is left stays in the outbox.</summary>
    public async Task StopAsync()
    {
        journal.Committed -= OnCommitted;
        stopping.Cancel();
        Task[] running;
        lock (gate)
            running = [.. lanes.Values.Select(l => l.Running)];
        await Task.WhenAll(running);
    }

    private void OnCommitted(CommittedBatch batch)
    {
        lock (gate)
        {
            foreach (var message in batch.Messages)
            {
                if (behind || held >= options.MostHeld)
                    behind = true;
                else
                    Take(message);
            }

            if (behind && !reading && held == 0)
                StartReading();
        }
    }

    private void Take(OutboxEntry message)
    {
        if (message.Id <= lastTaken || stopping.IsCancellationRequested)
            return;
        lastTaken = message.Id;
        if (held++ == 0 && idle.Task.IsCompleted)
            idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!lanes.TryGetValue(message.Target, out var lane))
            lanes[message.Target] = lane = new Lane();
        lane.Waiting.Enqueue(message);
        if (lane.Waiting.Count == 1 && !lane.IsRunning)
        {
            lane.IsRunning = true;
            lane.Running = Run(() => DrainAsync(message.Target, lane));
        }
    }

    private void StartReading()
    {
        reading = true;
        Observe(Run(() => CatchUpAsync(stopping.Token)));
    }

    /// <summary>Reads the outbox until the commits can be followed again.</summary>
    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            long after;
            lock (gate)
            {
                reading = true;
                after = lastTaken;
            }

            var page = await journal.PendingMessagesAsync(after, PageSize, cancellationToken);
            lock (gate)
            {
                foreach (var message in page.Where(_ => held < options.MostHeld))
                    Take(message);
                if (held >= options.MostHeld)
                {
                    reading = false;
                    return;
                }

                if (page.Count == 0)
                {
                    reading = false;
                    behind = false;
                    if (held == 0)
                        idle.TrySetResult();
                    return;
                }
            }
        }
    }

    private async Task DrainAsync(StreamId target, Lane lane)
    {
        var (failures, faults) = (0, 0);
        while (!stopping.IsCancellationRequested)
        {
            List<OutboxEntry> batch;
            DateTimeOffset first;
            lock (gate)
                first = lane.Waiting.Peek().At;
            if (options.ShouldWait(first, time.GetUtcNow()))
            {
                if (!await DelayAsync(options.Look))
                    break;
                continue;
            }

            lock (gate)
                batch = [.. lane.Waiting.Take(DeliveryBatch.Most)];
            var (outcome, why) = await TryDeliverAsync(target, batch);
            if (outcome == Outcome.Fault && ++faults >= options.MostAttempts && await TryParkAsync(target, batch, why))
                outcome = Outcome.Taken;
            if (outcome != Outcome.Taken)
            {
                if (++failures == 1)
                    Interlocked.Increment(ref failing);
                if (!await PauseAsync(failures))
                    break;
                continue;
            }

            if (failures > 0)
                Interlocked.Decrement(ref failing);
            (failures, faults) = (0, 0);
            if (!Delivered(target, lane, batch))
                return;
        }

        lock (gate)
            lane.IsRunning = false;
    }

    /// <summary>An outage of the record is waited out, however long; only what fails for another reason is set aside in the end.</summary>
    private async Task<(Outcome Outcome, string Why)> TryDeliverAsync(StreamId target, List<OutboxEntry> batch)
    {
        try
        {
            var deliveries = batch.Select(m => new Delivery(
                m.Id, JsonSerializer.Deserialize<NewsItem>(m.Data, WireJson.Options)!, m.At)).ToImmutableArray();
            var reply = await grains.Owner(target).Receive(new DeliveryBatch(deliveries, time.GetUtcNow()));
            return reply.IsDone ? (Outcome.Taken, "") : (Outcome.Outage, reply.Rejection!.ToString());
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            logger.LogWarning(e, "News for {Target} could not be delivered.", target);
            return (e is IOException or TimeoutException or JournalUnavailableException ? Outcome.Outage : Outcome.Fault, e.Message);
        }
    }

    /// <summary>False when nothing is left for the target.</summary>
    private bool Delivered(StreamId target, Lane lane, List<OutboxEntry> batch)
    {
        journal.MarkDelivered([.. batch.Select(m => m.Id)]);
        lock (gate)
        {
            for (var i = 0; i < batch.Count; i++)
                lane.Waiting.Dequeue();
            held -= batch.Count;
            if (lane.Waiting.Count == 0)
            {
                lane.IsRunning = false;
                lanes.Remove(target);
            }

            if (behind && !reading && held <= options.MostHeld / 2)
                StartReading();
            else if (held == 0 && !behind)
                idle.TrySetResult();
            return lane.IsRunning;
        }
    }

    private async Task<bool> TryParkAsync(StreamId target, List<OutboxEntry> batch, string error)
    {
        logger.LogError("News for {Target} is set aside after {Attempts} attempts: {Error}", target, options.MostAttempts, error);
        try
        {
            foreach (var message in batch)
                await journal.ParkAsync(message.Id, error, stopping.Token);
            return true;
        }
        catch (Exception e) when (e is JournalUnavailableException or OperationCanceledException)
        {
            logger.LogWarning(e, "It could not be set aside either; it is tried again.");
            return false;
        }
    }

    private Task<bool> PauseAsync(int attempts) => DelayAsync(options.PauseAfter(attempts));

    /// <summary>False when the pump stops.</summary>
    private async Task<bool> DelayAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, time, stopping.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Task Run(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, options.Scheduler).Unwrap();

    private void Observe(Task task) => _ = task.ContinueWith(
        t => logger.LogError(t.Exception, "The outbox could not be read."),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, options.Scheduler);

    private enum Outcome
    {
        Taken,
        Outage,
        Fault,
    }

    private sealed class Lane
    {
        public Queue<OutboxEntry> Waiting { get; } = new();

        public bool IsRunning { get; set; }

        public Task Running { get; set; } = Task.CompletedTask;
    }
}
