namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// The calls of one activation, waiting and running, and the rule which may start next. Not safe for threads: the activation's lock
/// guards it.
/// </summary>
/// <remarks>
/// Calls start in order of arrival among those that may start: an exclusive call when no exclusive or read-only call runs, a read-only
/// call when no exclusive call runs, an interleaving call always.
/// </remarks>
internal sealed class Mailbox(int bound)
{
    private readonly Queue<QueuedCall> _exclusive = new();
    private Queue<QueuedCall>? _readers;
    private Queue<QueuedCall>? _interleaving;
    private QueuedCall? _runningExclusive;
    private HashSet<QueuedCall>? _runningShared;
    private int _runningReaders;
    private int _arrivals;

    internal int Waiting => _exclusive.Count + (_readers?.Count ?? 0) + (_interleaving?.Count ?? 0);

    internal int Running => (_runningExclusive is null ? 0 : 1) + (_runningShared?.Count ?? 0);

    /// <summary>Waiting and running.</summary>
    internal int Length => Waiting + Running;

    /// <summary>False when the mailbox is full.</summary>
    internal bool TryAdd(QueuedCall call)
    {
        if (call.Bounded && Length >= bound)
            return false;
        call.Order = _arrivals++;
        QueueFor(call.Kind).Enqueue(call);
        return true;
    }

    private Queue<QueuedCall> QueueFor(CallKind kind) => kind switch
    {
        CallKind.ReadOnly => _readers ??= new Queue<QueuedCall>(),
        CallKind.AlwaysInterleave => _interleaving ??= new Queue<QueuedCall>(),
        _ => _exclusive,
    };

    /// <summary>The next call that may start, marked as running; null when none may.</summary>
    internal QueuedCall? TryStartNext()
    {
        while (NextAdmissible() is { } queue)
        {
            var call = queue.Dequeue();
            if (!call.TryClaim())
                continue;
            call.Running = true;
            if (call.Kind == CallKind.Exclusive)
                _runningExclusive = call;
            else
                (_runningShared ??= []).Add(call);
            if (call.Kind == CallKind.ReadOnly)
                _runningReaders++;
            return call;
        }

        return null;
    }

    private Queue<QueuedCall>? NextAdmissible()
    {
        Queue<QueuedCall>? first = null;
        var order = int.MaxValue;
        if (_runningExclusive is null && _runningReaders == 0)
            Consider(_exclusive, ref first, ref order);
        if (_runningExclusive is null && _readers is not null)
            Consider(_readers, ref first, ref order);
        if (_interleaving is not null)
            Consider(_interleaving, ref first, ref order);
        return first;
    }

    /// <summary>Orders may wrap around after two thousand million calls; the difference still compares rightly.</summary>
    private static void Consider(Queue<QueuedCall> queue, ref Queue<QueuedCall>? first, ref int order)
    {
        if (queue.TryPeek(out var head) && (first is null || unchecked(head.Order - order) < 0))
        {
            first = queue;
            order = head.Order;
        }
    }

    internal void Finished(QueuedCall call)
    {
        call.Running = false;
        if (ReferenceEquals(call, _runningExclusive))
        {
            _runningExclusive = null;
            return;
        }

        _runningShared!.Remove(call);
        if (call.Kind == CallKind.ReadOnly)
            _runningReaders--;
    }

    /// <summary>Empties the mailbox of waiting calls, in order of arrival.</summary>
    internal List<QueuedCall> TakeWaiting()
    {
        var all = new List<QueuedCall>(Waiting);
        foreach (var queue in Queues())
        {
            all.AddRange(queue);
            queue.Clear();
        }

        all.Sort(static (a, b) => unchecked(a.Order - b.Order));
        return all;
    }

    /// <summary>
    /// Adds to <paramref name="expired"/> the calls sent at or before the given time, and returns when the oldest of the others was sent,
    /// or <see cref="long.MaxValue"/>. An expired call that waited will not start.
    /// </summary>
    internal long Expire(long sentBy, List<QueuedCall> expired)
    {
        var oldest = long.MaxValue;
        foreach (var call in RunningCalls())
        {
            if (!call.Bounded || call.Answered)
                continue;
            if (call.SentAt <= sentBy)
                expired.Add(call);
            else
                oldest = Math.Min(oldest, call.SentAt);
        }

        foreach (var queue in Queues())
            oldest = Math.Min(oldest, ExpireWaiting(queue, sentBy, expired));
        return oldest;
    }

    /// <summary>
    /// A queue is in order of sending but for calls that were moved, so the first call that has time left ends the search.
    /// </summary>
    private static long ExpireWaiting(Queue<QueuedCall> queue, long sentBy, List<QueuedCall> expired)
    {
        var oldest = long.MaxValue;
        foreach (var call in queue)
        {
            if (!call.Bounded || call.IsClaimed)
                continue;
            if (call.SentAt > sentBy)
            {
                oldest = call.SentAt;
                break;
            }

            if (call.TryClaim())
                expired.Add(call);
        }

        while (queue.TryPeek(out var head) && head.IsClaimed)
            queue.Dequeue();
        return oldest;
    }

    /// <summary>Everything that waits or runs.</summary>
    internal IEnumerable<QueuedCall> Calls() => RunningCalls().Concat(Queues().SelectMany(queue => queue));

    private IEnumerable<QueuedCall> RunningCalls()
    {
        if (_runningExclusive is not null)
            yield return _runningExclusive;
        foreach (var call in _runningShared ?? [])
            yield return call;
    }

    private IEnumerable<Queue<QueuedCall>> Queues()
    {
        yield return _exclusive;
        if (_readers is not null)
            yield return _readers;
        if (_interleaving is not null)
            yield return _interleaving;
    }
}
