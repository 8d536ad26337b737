namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// The clock of a <see cref="DeterministicLoop"/>: it stands still while work is ready, and then jumps to the next timer. The local zone is
/// that of China, +08:00 all year.
/// </summary>
public sealed class VirtualTimeProvider : TimeProvider
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone(
        "Asia/Shanghai", TimeSpan.FromHours(8), "(UTC+08:00) Asia/Shanghai", "China Standard Time");

    private readonly Lock _gate = new();
    private readonly DeterministicLoop _loop;
    private readonly SortedSet<VirtualTimer> _timers = new(VirtualTimer.ByDue);
    private long _made;
    private long _now;

    internal VirtualTimeProvider(DeterministicLoop loop, DateTimeOffset start)
    {
        _loop = loop;
        _now = start.UtcTicks;
    }

    public override TimeZoneInfo LocalTimeZone => China;

    /// <summary>Ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _now), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _now);

    /// <summary>A timer in virtual time; its callback runs on the loop. A period of zero means once, as with
    /// the system's timers.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state, Interlocked.Increment(ref _made));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When the next timer is due, in ticks; null when no timer is set.</summary>
    internal long? NextDue
    {
        get
        {
            lock (_gate)
                return _timers.Min?.DueAt;
        }
    }

    /// <summary>How many timers are set.</summary>
    internal int TimerCount
    {
        get
        {
            lock (_gate)
                return _timers.Count;
        }
    }

    internal void Set(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.DueAt = _now + dueTime.Ticks;
            _timers.Add(timer);
        }
    }

    internal void Remove(VirtualTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }

    /// <summary>Moves time, never back, and makes the timers ready that are due then.</summary>
    internal void AdvanceTo(long ticks)
    {
        lock (_gate)
        {
            _now = Math.Max(_now, ticks);
            while (_timers.Min is { } timer && timer.DueAt <= _now)
            {
                _timers.Remove(timer);
                if (timer.Period != Timeout.InfiniteTimeSpan)
                {
                    timer.DueAt = _now + timer.Period.Ticks;
                    _timers.Add(timer);
                }

                timer.BecomesDue();
                _loop.Enqueue(timer);
            }
        }
    }
}
