namespace CoGovernance.EmbeddedSilo;

/// <summary>Deactivates grains that nobody has called for the idle age. While there are no activations its timer is off.</summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly EmbeddedSilo _silo;
    private readonly TimeSpan _interval;
    private readonly long _age;
    private readonly ITimer _timer;
    private int _armed;

    internal IdleCollector(EmbeddedSilo silo)
    {
        _silo = silo;
        _interval = silo.Options.CollectionInterval;
        _age = silo.ToTicks(silo.Options.IdleAge);
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _timer = silo.Time.CreateTimer(
                static collector => ((IdleCollector)collector!).Collect(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Cheap when armed already. Call after the activation is in the directory.</summary>
    internal void Arm()
    {
        if (_age != long.MaxValue && Volatile.Read(ref _armed) == 0 && Interlocked.Exchange(ref _armed, 1) == 0)
            _timer.Change(Longer(_interval, _silo.Options.IdleAge), Timeout.InfiniteTimeSpan);
    }

    private void Collect()
    {
        var now = _silo.Time.GetTimestamp();
        var next = now + _age;
        foreach (var activation in _silo.Directory.All.OrderBy(activation => activation.Number))
            next = Math.Min(next, activation.LeaveIfIdle(now, _age));
        if (_silo.Directory.IsEmpty)
        {
            // An activation added since then saw the collector armed, so look once more after disarming.
            Interlocked.Exchange(ref _armed, 0);
            if (!_silo.Directory.IsEmpty)
                Arm();
            return;
        }

        _timer.Change(Longer(_interval, _silo.Time.GetElapsedTime(now, next)), Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    public void Dispose() => _timer.Dispose();
}
