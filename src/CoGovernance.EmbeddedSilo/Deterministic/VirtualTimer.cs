namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// A timer in virtual time. It runs as work of the loop, outside any task, so what it completes goes on where it belongs.
/// </summary>
internal sealed class VirtualTimer(VirtualTimeProvider time, TimerCallback callback, object? state, long number)
    : ITimer, IThreadPoolWorkItem
{
    internal static readonly IComparer<VirtualTimer> ByDue = Comparer<VirtualTimer>.Create(
        static (a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : a.Number.CompareTo(b.Number));

    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private bool _disposed;
    private int _changes;
    private int _changesWhenDue;

    internal long Number { get; } = number;

    /// <summary>In ticks; must not change while the timer is in the set.</summary>
    internal long DueAt { get; set; }

    internal TimeSpan Period { get; set; } = Timeout.InfiniteTimeSpan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        if (_disposed)
            return false;
        _changes++;
        time.Set(this, dueTime, period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period);
        return true;
    }

    private static void Check(TimeSpan span, string name)
    {
        if (span != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero, name);
    }

    /// <summary>Called when the timer becomes due, before it gets its turn.</summary>
    internal void BecomesDue() => _changesWhenDue = _changes;

    /// <summary>A timer that was changed or disposed between becoming due and its turn does not go off.</summary>
    public void Execute()
    {
        if (_disposed || _changes != _changesWhenDue)
            return;
        if (_context is null)
            callback(state);
        else
            ExecutionContext.Run(_context, static timer => ((VirtualTimer)timer!).CallBack(), this);
    }

    private void CallBack() => callback(state);

    public void Dispose()
    {
        _disposed = true;
        time.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
