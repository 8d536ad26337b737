namespace CoGovernance.Gateway.Live;

/// <param name="IsGone">What came after the position is not held any more.</param>
/// <param name="Position">Everything up to here has been looked at with these items.</param>
internal readonly record struct LiveStretch(bool IsGone, IReadOnlyList<LiveItem> Items, long Position);

/// <summary>
/// The newest changes, for all viewers together: each has but a position in it, so a slow one costs no memory; what it did not take up in
/// time is gone, and it is told so. One writes, many read. Thread-safe.
/// </summary>
internal sealed class LiveRing(int most)
{
    private readonly Lock gate = new();
    private readonly LiveItem?[] items = new LiveItem?[most];
    private int first;
    private int count;
    private TaskCompletionSource pulse = NewPulse();
    private long floor;
    private long position = -1;

    /// <summary>Completes at the next pulse. Take it before reading, so that nothing comes in between.</summary>
    public Task Pulsed => Volatile.Read(ref pulse).Task;

    /// <summary>Everything up to here has been added; -1 before the beginning.</summary>
    public long Position
    {
        get
        {
            lock (gate)
                return position;
        }
    }

    /// <summary>Forgets all and begins after a position.</summary>
    public void Restart(long after)
    {
        lock (gate)
        {
            Array.Clear(items);
            first = count = 0;
            floor = position = after;
        }
    }

    /// <param name="added">In order, all above what was added before.</param>
    /// <param name="reached">Nothing else lies up to here.</param>
    public void Add(IReadOnlyList<LiveItem> added, long reached)
    {
        lock (gate)
        {
            foreach (var item in added)
            {
                if (count == most)
                {
                    floor = At(0).Position;
                    first = (first + 1) % most;
                    count--;
                }

                items[(first + count++) % most] = item;
            }

            position = reached;
        }
    }

    /// <summary>What came after a position, from the oldest on, so many at the most.</summary>
    public LiveStretch After(long seen, int atMost)
    {
        lock (gate)
        {
            if (seen < floor)
                return new LiveStretch(IsGone: true, [], position);
            var from = FirstAfter(seen);
            var taken = Math.Min(count - from, atMost);
            var found = new LiveItem[taken];
            for (var i = 0; i < taken; i++)
                found[i] = At(from + i);
            return new LiveStretch(IsGone: false, found, from + taken < count ? found[^1].Position : Math.Max(seen, position));
        }
    }

    /// <summary>Wakes all who wait.</summary>
    public void Pulse() => Interlocked.Exchange(ref pulse, NewPulse()).TrySetResult();

    private LiveItem At(int index) => items[(first + index) % most]!;

    private int FirstAfter(long seen)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).Position <= seen ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static TaskCompletionSource NewPulse() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
