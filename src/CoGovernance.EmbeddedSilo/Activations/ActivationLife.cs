using Microsoft.Extensions.DependencyInjection;

namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// The life of an activation: Created → Activating → Active → Deactivating → Ended; or Ended at once when activation fails.
/// </summary>
internal sealed partial class Activation
{
    [ThreadStatic]
    private static Activation? s_underConstruction;

    private readonly List<GrainTimer> _timers = [];
    private AsyncServiceScope? _scope;
    private DeactivationReason? _leaving;
    private CancellationTokenSource? _lifecycle;
    private long _lifecycleSince;
    private long _lastUsed;
    private bool _hasServed;
    private TaskCompletionSource? _quiet;
    private TaskCompletionSource? _ended;

    /// <summary>The activation whose grain is being constructed on this thread.</summary>
    internal static Activation? UnderConstruction => s_underConstruction;

    /// <summary>Deactivates as soon as nothing runs; when the silo shuts down, also only when nothing waits.</summary>
    internal void Leave(DeactivationReason reason)
    {
        GrainTimer[] timers;
        lock (_gate)
        {
            if (_state == ActivationState.Ended || _leaving is not null)
                return;
            _leaving = reason;
            timers = [.. _timers];
            Schedule();
        }

        foreach (var timer in timers)
            timer.Dispose();
    }

    /// <summary>Leaves when nothing has used it for the age; otherwise says when it would have been idle that long.</summary>
    internal long LeaveIfIdle(long now, long age)
    {
        lock (_gate)
        {
            if (_state != ActivationState.Active || _mailbox.Length > 0)
                return now + age;
            if (now - _lastUsed < age)
                return _lastUsed + age;
        }

        Leave(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "No call for the idle age."));
        return long.MaxValue;
    }

    /// <summary>Completes when the activation has ended.</summary>
    internal Task WhenEnded()
    {
        lock (_gate)
        {
            if (_state == ActivationState.Ended)
                return Task.CompletedTask;
            _ended ??= new TaskCompletionSource(Silo.AnswerOptions);
            return _ended.Task;
        }
    }

    /// <summary>The silo gives up on this activation: everything that waits for it fails.</summary>
    internal void Abandon(Exception exception)
    {
        List<QueuedCall> calls;
        lock (_gate)
            calls = [.. _mailbox.Calls()];
        foreach (var call in calls)
        {
            call.TryClaim();
            call.Fail(exception);
        }
    }

    internal IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        lock (_gate)
        {
            if (_leaving is null)
                _timers.Add(timer);
            else
                timer.Dispose();
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    internal void Forget(GrainTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }

    /// <summary>
    /// Under the lock. A grain that asks to be deactivated while it is being activated still serves a call, or its calls would move from
    /// activation to activation for ever.
    /// </summary>
    private bool ShouldLeaveNow() =>
        _leaving is { } reason
        && _mailbox.Running == 0
        && (_mailbox.Waiting == 0 || (_hasServed && reason.ReasonCode != DeactivationReasonCode.ShuttingDown));

    /// <summary>Under the lock. The chain of the call that caused the activation is the chain of the activation.</summary>
    private LifecycleFrame BeginActivation()
    {
        _state = ActivationState.Activating;
        var cause = _mailbox.Calls().OfType<Invocation>().FirstOrDefault();
        return BeginLifecycle(Activate, nameof(Grain.OnActivateAsync), cause);
    }

    private LifecycleFrame BeginDeactivation()
    {
        _state = ActivationState.Deactivating;
        return BeginLifecycle(Deactivate, nameof(Grain.OnDeactivateAsync), cause: null);
    }

    private LifecycleFrame BeginLifecycle(Func<CancellationToken, Task> step, string name, Invocation? cause)
    {
        _lifecycle = new CancellationTokenSource();
        _lifecycleSince = Silo.Time.GetTimestamp();
        Silo.Timeouts.Arm();
        return new LifecycleFrame(step, name, cause?.Context, _lifecycle.Token)
        {
            Activation = this,
            Parent = cause?.Parent,
            Running = true,
        };
    }

    private async Task Activate(CancellationToken token)
    {
        try
        {
            _scope = Silo.Services.GetService<IServiceScopeFactory>()?.CreateAsyncScope();
            Grain = Construct();
            await Grain.OnActivateAsync(token);
            lock (_gate)
                (_state, _lifecycle) = (ActivationState.Active, null);
            Silo.Log.Activated(this);
        }
        catch (Exception exception)
        {
            Silo.Log.ActivationFailed(exception, this);
            await End(exception);
        }
    }

    private Grain Construct()
    {
        s_underConstruction = this;
        try
        {
            return Class.Construct(Services);
        }
        finally
        {
            s_underConstruction = null;
        }
    }

    private async Task Deactivate(CancellationToken token)
    {
        try
        {
            await Grain!.OnDeactivateAsync(_leaving!.Value, token);
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(exception, this);
        }

        await End(failure: null);
    }

    /// <summary>
    /// Leaves the directory. Calls that wait move to a new activation, ahead of those that come after, or fail with the activation.
    /// </summary>
    private async Task End(Exception? failure)
    {
        await Release();
        List<QueuedCall> waiting;
        TaskCompletionSource? quiet, ended;
        Activation? successor = null;
        lock (_gate)
        {
            (_state, _lifecycle) = (ActivationState.Ended, null);
            _leaving ??= new DeactivationReason(DeactivationReasonCode.ActivationFailed, failure, "OnActivateAsync failed.");
            waiting = _mailbox.TakeWaiting();
            waiting.RemoveAll(call => call is GrainTimerTick || call.IsClaimed);
            if (failure is null && waiting.Count > 0)
                successor = Silo.Directory.Replace(this, waiting);
            else
                Silo.Directory.Remove(this);
            (quiet, ended, _quiet) = (_quiet, _ended, null);
        }

        if (successor is null)
            FailAll(waiting, failure);
        quiet?.TrySetResult();
        ended?.TrySetResult();
        Silo.Log.Ended(this, _leaving!.Value);
    }

    private static void FailAll(List<QueuedCall> waiting, Exception? failure)
    {
        foreach (var call in waiting)
        {
            if (call.TryClaim())
                call.Fail(failure!);
        }
    }

    private async Task Release()
    {
        GrainTimer[] timers;
        lock (_gate)
            timers = [.. _timers];
        foreach (var timer in timers)
            timer.Dispose();
        try
        {
            if (Grain is IAsyncDisposable asynchronously)
                await asynchronously.DisposeAsync();
            else if (Grain is IDisposable disposable)
                disposable.Dispose();
            if (_scope is { } scope)
                await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(exception, this);
        }
    }
}
