using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Storage.Commit;

/// <summary>
/// Carries batches to disk: one transaction each, whatever goes wrong in between. Used by one thread at a time.
/// </summary>
internal sealed partial class Committer(
    RecordDatabase database, RecordStoreOptions options, CommitQueue queue, DueClock dueClock,
    TimeProvider time, ILogger logger, CancellationToken closing)
    : IDisposable
{
    /// <summary>Streams whose version the writer knows without asking.</summary>
    private const int RememberedStreams = 50_000;

    private readonly CommitPlanner planner = new(RememberedStreams);
    private readonly List<AppendWork> appends = [];
    private IRecordWriter? writer;
    private JournalHead? left;
    private CommitPlan? unresolved;
    private long outboxPending;
    private TimeSpan lastCommit;
    private int crowd;

    public event Action<CommittedBatch>? Committed;

    public StorageMetrics? Metrics { get; set; }

    /// <summary>Messages neither delivered nor parked, as far as this process knows.</summary>
    public long OutboxPending
    {
        get => Volatile.Read(ref outboxPending);
        set => Volatile.Write(ref outboxPending, value);
    }

    /// <summary>Commits the works and answers them, one way or the other. Never throws.</summary>
    public void Commit(IReadOnlyList<Work> works)
    {
        var error = Carry(works);
        if (error is null)
        {
            foreach (var work in works)
                work.Succeed();
            if (works.Any(w => w is EraseWork))
                writer?.Scrub();
        }
        else if (error is not JournalUnavailableException && works.Count > 1)
        {
            // One of them cannot be written; alone it harms nobody else.
            var one = new Work[1];
            foreach (var work in works)
            {
                one[0] = work;
                Commit(one);
            }
        }
        else
        {
            GiveUp(works, error);
        }
    }

    /// <summary>
    /// Those who were answered last, and those who waited meanwhile, tend to come again at once. Half of what a commit takes is
    /// well spent on having them all in the next.
    /// </summary>
    public Gathering Gather() => new(crowd, lastCommit / 2, time);

    public void Dispose() => writer?.Dispose();

    /// <summary>Returns null when the works are on disk, else why they are not.</summary>
    private Exception? Carry(IReadOnlyList<Work> works)
    {
        var patience = new Patience(options.Patience, time, works[0].Arrived, closing);
        while (true)
        {
            CommitPlan? sent = null;
            try
            {
                writer ??= database.OpenWriter();
                if (unresolved is { } before && Resolve(before, works))
                    return null;
                Attempt(works, ref sent);
                return null;
            }
            catch (Exception exception)
            {
                var fault = database.Classify(exception);
                Abandon(fault, sent);
                if (fault.MayPass())
                    LogWaiting(logger, fault, database.Place, exception.Message);
                if (!fault.MayPass() || !patience.Wait())
                    return fault.ToException(database.Place, exception);
            }
        }
    }

    private void Attempt(IReadOnlyList<Work> works, ref CommitPlan? sent)
    {
        var began = time.GetTimestamp();
        appends.Clear();
        foreach (var work in works)
        {
            if (work is AppendWork append)
                appends.Add(append);
        }

        planner.MarkUnknown(appends);
        var head = writer!.Begin(appends);
        if (!head.IsSameAs(left))
        {
            planner.Forget();
            if (left is not null)
            {
                dueClock.Forget();
                planner.MarkUnknown(appends);
                writer.LookUp(appends);
            }
        }

        left = head;
        var plan = planner.Plan(works, head);
        if (plan.IsEmpty)
        {
            writer.Rollback();
            Metrics?.Answered(plan.Appended, plan.Conflicts, plan.Duplicates);
            return;
        }

        sent = plan;
        var struckOff = writer.Commit(plan);
        lastCommit = time.GetElapsedTime(began);
        crowd = appends.Count + queue.Length;
        Publish(plan, struckOff);
        Metrics?.Committed(plan.Appended, plan.Conflicts, plan.Duplicates, lastCommit);
    }

    private void Publish(CommitPlan plan, int struckOff)
    {
        left = plan.Head;
        planner.Remember(plan);
        dueClock.Apply(plan.Due);
        OutboxPending += plan.Messages.Count - struckOff;
        try
        {
            Committed?.Invoke(plan.ToBatch());
        }
        catch (Exception exception)
        {
            LogHandler(logger, exception);
        }
    }

    private void Abandon(StorageFault fault, CommitPlan? sent)
    {
        writer?.Rollback();
        if (fault == StorageFault.DiskFull)
            return;
        if (fault != StorageFault.Locked)
        {
            writer?.Dispose();
            writer = null;
            planner.Forget();
            left = null;
        }

        if (fault == StorageFault.Gone && sent is { Events.Count: > 0 })
            unresolved = sent;
    }

    /// <summary>
    /// The connection was lost while a commit was under way. Its last event tells whether it arrived; when these are the works
    /// that it carried, they are done.
    /// </summary>
    private bool Resolve(CommitPlan plan, IReadOnlyList<Work> works)
    {
        var found = writer!.HashAt(plan.Head.Position);
        unresolved = null;
        if (found is null || !found.AsSpan().SequenceEqual(plan.Head.Hash))
            return false;
        Publish(plan, plan.Delivered.Count);
        left = null;
        planner.Forget();
        return works.Contains(plan.Events[0].Work);
    }

    private void GiveUp(IReadOnlyList<Work> works, Exception error)
    {
        LogFailed(logger, works.Count, error.Message);
        queue.PutBack(works.Where(w => w.IsKept));
        foreach (var work in works)
            work.Fail(error);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The record at {Place} is {Fault}: {Reason}; trying again.")]
    private static partial void LogWaiting(ILogger logger, StorageFault fault, string place, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} writes failed: {Reason}")]
    private static partial void LogFailed(ILogger logger, int count, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of committed batches failed.")]
    private static partial void LogHandler(ILogger logger, Exception exception);
}
