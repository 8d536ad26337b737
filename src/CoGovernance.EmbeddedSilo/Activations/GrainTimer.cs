namespace CoGovernance.EmbeddedSilo;

/// <summary>A timer of an activation. The next tick is timed from the end of the last, so ticks never pile up.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ITimer _timer;
    private TimeSpan _period;
    private bool _ticking;
    private bool _changedMeanwhile;
    private bool _disposed;

    internal GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (_activation, _callback, Options) = (activation, callback, options);
        // The call that registers the timer must not become the caller of every tick.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Time.CreateTimer(
                static timer => ((GrainTimer)timer!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    internal GrainTimerCreationOptions Options { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _period = period;
            _changedMeanwhile = _ticking;
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    private void Due()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _changedMeanwhile = false;
            if (_ticking)
                return;
            _ticking = true;
        }

        _activation.TryEnqueue(new GrainTimerTick(this));
    }

    internal async Task Tick()
    {
        try
        {
            if (!_stopped.IsCancellationRequested)
                await _callback(_stopped.Token);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The tick noticed that the timer was stopped.
        }
        catch (Exception exception)
        {
            _activation.Silo.Log.TimerFailed(exception, _activation);
        }
    }

    internal void TickEnded()
    {
        lock (_gate)
        {
            _ticking = false;
            if (!_disposed && !_changedMeanwhile)
                _timer.Change(_period, Timeout.InfiniteTimeSpan);
            _changedMeanwhile = false;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        _timer.Dispose();
        _activation.Cancel(_stopped);
        _activation.Forget(this);
    }
}
