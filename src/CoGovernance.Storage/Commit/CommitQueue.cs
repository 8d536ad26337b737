using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Commit;

/// <summary>
/// What waits for a commit, first come first served, at most <paramref name="capacity"/> appends (and as many others). Thread-safe.
/// </summary>
internal sealed class CommitQueue(int capacity, int maxBatch)
{
    /// <summary>How long work that nobody waits for may stay to be carried along by an append.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(20);

    /// <summary>Beyond so much of such work it is committed for its own sake.</summary>
    private const int MostLingering = 1_000;

    private readonly object gate = new();
    private readonly List<Work> kept = [];
    private readonly Queue<Work> waiting = new();
    private int appends;
    private int urgent;
    private int wanted;
    private bool closed;
    private bool writerWaits;

    /// <summary>Appends that wait.</summary>
    public int Length => Volatile.Read(ref appends);

    /// <exception cref="JournalUnavailableException">The queue is full: <c>journal.busy</c>.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public void Enqueue(Work work)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(RecordStore));
            var isAppend = work is AppendWork;
            if (isAppend ? appends >= capacity : waiting.Count - appends >= capacity)
                throw new JournalUnavailableException("journal.busy", $"{capacity} writes wait already.");
            waiting.Enqueue(work);
            if (isAppend)
                appends++;
            if (!work.IsKept)
                urgent++;
            if (writerWaits || appends == wanted)
                Monitor.Pulse(gate);
        }
    }

    /// <summary>
    /// Puts work that a failed commit left over before everything else, in order. It travels with the next work that
    /// arrives.
    /// </summary>
    public void PutBack(IEnumerable<Work> works)
    {
        lock (gate)
            kept.AddRange(works);
    }

    /// <summary>
    /// Moves what waits into the empty list, at most one batch; false when nothing waits, or only work that nobody waits for.
    /// </summary>
    public bool TryTake(List<Work> batch)
    {
        lock (gate)
        {
            if (urgent == 0 && !closed && waiting.Count < MostLingering)
                return false;
            Take(batch);
            return batch.Count > 0;
        }
    }

    /// <summary>As <see cref="TryTake"/>, but waits until there is something; false when the queue is closed and empty.</summary>
    /// <param name="gathering">Once something is there, how long and for how many appends it is worth waiting.</param>
    public bool WaitAndTake(List<Work> batch, Gathering gathering)
    {
        lock (gate)
        {
            while (urgent == 0 && !closed)
            {
                writerWaits = true;
                var inTime = waiting.Count == 0 ? Monitor.Wait(gate) : Monitor.Wait(gate, Linger);
                writerWaits = false;
                if (!inTime)
                    break;
            }

            wanted = Math.Min(gathering.Appends, maxBatch);
            while (appends > 0 && appends < wanted && !closed && gathering.TryWait(gate))
            {
                // Each turn lets the callers in.
            }

            wanted = 0;
            Take(batch);
            return batch.Count > 0;
        }
    }

    /// <summary>Refuses what comes from now on; what waits is still carried out.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    private void Take(List<Work> batch)
    {
        // What was put back travels with something new, so that a lasting fault is not tried over and over.
        if (waiting.Count == 0)
            return;
        batch.AddRange(kept);
        kept.Clear();
        var room = maxBatch;
        while (waiting.TryPeek(out var next))
        {
            var isAppend = next is AppendWork;
            if (isAppend && room-- == 0)
                break;
            batch.Add(waiting.Dequeue());
            if (isAppend)
                appends--;
            if (!next.IsKept)
                urgent--;
        }
    }
}
