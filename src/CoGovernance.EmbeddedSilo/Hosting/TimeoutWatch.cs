namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// One timer for all calls: set when a call is sent, it goes off when the oldest call may have run out of time, and is set again for the
/// next. While no call is under way it is off.
/// </summary>
internal sealed class TimeoutWatch : IDisposable
{
    private readonly EmbeddedSilo _silo;
    private readonly TimeSpan _timeout;
    private readonly TimeSpan _least;
    private readonly long _ticks;
    private readonly ITimer _timer;
    private int _armed;

    internal TimeoutWatch(EmbeddedSilo silo)
    {
        _silo = silo;
        _timeout = silo.Options.CallTimeout;
        _least = _timeout / 16;
        _ticks = silo.ToTicks(_timeout);
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _timer = silo.Time.CreateTimer(
                static watch => ((TimeoutWatch)watch!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Cheap when armed already. Call after the call is in its mailbox.</summary>
    internal void Arm()
    {
        if (Volatile.Read(ref _armed) == 0 && Interlocked.Exchange(ref _armed, 1) == 0)
            _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
    }

    private void Sweep()
    {
        var oldest = Expire();
        if (oldest == long.MaxValue)
        {
            // A call sent since the sweep saw the watch armed, so look once more after disarming.
            Interlocked.Exchange(ref _armed, 0);
            oldest = Expire();
            if (oldest == long.MaxValue || Interlocked.Exchange(ref _armed, 1) == 1)
                return;
        }

        var left = _silo.Time.GetElapsedTime(_silo.Time.GetTimestamp(), oldest + _ticks);
        _timer.Change(left > _least ? left : _least, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Ends the calls that ran out of time; returns when the oldest other call was sent, or the greatest number for none.
    /// </summary>
    private long Expire()
    {
        if (_ticks == long.MaxValue)
            return long.MaxValue;
        var sentBy = _silo.Time.GetTimestamp() - _ticks;
        var expired = new List<QueuedCall>();
        var oldest = long.MaxValue;
        foreach (var activation in _silo.Directory.All)
            oldest = Math.Min(oldest, activation.Expire(sentBy, expired));
        expired.Sort(static (a, b) => (a.SentAt, a.Activation.Number, a.Order).CompareTo((b.SentAt, b.Activation.Number, b.Order)));
        foreach (var call in expired)
        {
            var doing = call.Running ? "it is still running" : "it never started";
            call.Fail(new TimeoutException($"{call} did not answer within {_timeout.TotalSeconds:0.###} s; {doing}."));
            _silo.Metrics.TimedOut(call);
        }

        return oldest;
    }

    public void Dispose() => _timer.Dispose();
}
