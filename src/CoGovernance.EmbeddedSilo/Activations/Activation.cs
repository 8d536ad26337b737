namespace CoGovernance.EmbeddedSilo;

internal enum ActivationState : byte
{
    /// <summary>Nothing has run yet.</summary>
    Created,
    Activating,
    Active,
    Deactivating,

    /// <summary>Takes no more calls. Code the grain left running still gets its turns.</summary>
    Ended,
}

internal enum Acceptance
{
    Accepted,
    Full,

    /// <summary>The activation has ended; another one has taken its place, or will.</summary>
    Ended,
}

/// <summary>
/// One grain in memory: its mailbox, its turns, and its life. It is a task scheduler, so that every continuation of the grain's code comes
/// back to it, and a work item of the thread pool or of the loop, which gives it a thread for a bounded number of turns.
/// </summary>
/// <remarks>Invariant: it is in the pool or on a thread at most once, so its turns never overlap.</remarks>
internal sealed partial class Activation : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>Turns before the thread goes to others; on a loop each turn is drawn anew.</summary>
    private const int TurnsAtOnce = 32;

    /// <summary>
    /// Not in a worker's own queue: that would be three times as fast for grains that call each other without pause, but they would keep
    /// the workers from everything else in the process.
    /// </summary>
    private const bool OnWorkersOwnQueue = false;

    private static readonly Action<object?> RunFrame = static frame => _ = ((CallFrame)frame!).Run();

    private readonly Lock _gate = new();
    private readonly Queue<Task> _continuations = new();
    private readonly Mailbox _mailbox;
    private ActivationState _state;
    private bool _scheduled;
    private bool _continuationsFirst;
    private int _thread;

    internal Activation(EmbeddedSilo silo, GrainClass grainClass, string key, long number)
    {
        (Silo, Class, Key, Number) = (silo, grainClass, key, number);
        _mailbox = new Mailbox(silo.Options.MailboxBound);
        _lastUsed = silo.Time.GetTimestamp();
    }

    internal EmbeddedSilo Silo { get; }

    internal GrainClass Class { get; }

    internal string Key { get; }

    /// <summary>Counts the activations of the silo; sorts them, where the order must not depend on hashing.</summary>
    internal long Number { get; }

    /// <summary>How messages and logs name the grain.</summary>
    internal string Name => $"{Class.Name}/{Key}";

    internal Grain? Grain { get; private set; }

    internal IServiceProvider Services => _scope?.ServiceProvider ?? Silo.Services;

    internal bool HasFilters => Silo.Filters.Length > 0 || Class.FiltersItself;

    public override int MaximumConcurrencyLevel => 1;

    internal Acceptance TryEnqueue(QueuedCall call)
    {
        lock (_gate)
        {
            if (_state == ActivationState.Ended)
                return Acceptance.Ended;
            call.Activation = this;
            if (!_mailbox.TryAdd(call))
                return Acceptance.Full;
            Schedule();
        }

        return Acceptance.Accepted;
    }

    /// <summary>Takes over the calls of a predecessor, before anybody knows this activation; <see cref="Start"/> comes next.</summary>
    internal void TakeOver(List<QueuedCall> calls)
    {
        lock (_gate)
        {
            foreach (var call in calls)
            {
                call.Activation = this;
                _mailbox.TryAdd(call);
            }
        }
    }

    internal void Start()
    {
        lock (_gate)
            Schedule();
    }

    /// <summary>A call's body has completed; called on a turn of this activation, before the answer is given.</summary>
    internal void Finished(QueuedCall call)
    {
        var now = Silo.Time.GetTimestamp();
        lock (_gate)
        {
            _mailbox.Finished(call);
            if (call.KeepsAlive)
                _lastUsed = now;
        }

        if (call is Invocation invocation)
            Silo.Metrics.CallEnded(invocation, now);
    }

    /// <summary>Under the lock: asks for a thread unless one is coming or here.</summary>
    private void Schedule()
    {
        if (_scheduled)
            return;
        _scheduled = true;
        Dispatch();
    }

    private void Dispatch()
    {
        if (Silo.Options.Loop is { } loop)
            loop.Enqueue(this);
        else
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: OnWorkersOwnQueue);
    }

    /// <summary>Called by the thread pool or the loop: runs turns until nothing may run, or others must have their share.</summary>
    public void Execute()
    {
        _thread = Environment.CurrentManagedThreadId;
        for (var turns = Silo.Options.Loop is null ? TurnsAtOnce : 1; turns > 0; turns--)
        {
            object? next;
            TaskCompletionSource? quiet = null;
            lock (_gate)
            {
                next = Next();
                if (next is null)
                {
                    _thread = 0;
                    _scheduled = false;
                    if (_mailbox.Length == 0)
                        (quiet, _quiet) = (_quiet, null);
                }
            }

            if (next is null)
            {
                quiet?.TrySetResult();
                return;
            }

            if (next is Task continuation)
                TryExecuteTask(continuation);
            else
                new Task(RunFrame, next).RunSynchronously(this);
        }

        _thread = 0;
        Dispatch();
    }

    /// <summary>
    /// Under the lock: a continuation or a frame to start, by turns, so that neither starves the other; null for neither.
    /// </summary>
    private object? Next()
    {
        if (_state == ActivationState.Created)
            return BeginActivation();
        _continuationsFirst = !_continuationsFirst;
        if (_continuationsFirst && _continuations.TryDequeue(out var continuation))
            return continuation;
        if (_state == ActivationState.Active)
        {
            if (ShouldLeaveNow())
                return BeginDeactivation();
            if (_mailbox.TryStartNext() is { } call)
            {
                _hasServed = true;
                return call;
            }
        }

        return _continuations.TryDequeue(out continuation) ? continuation : null;
    }

    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _continuations.Enqueue(task);
            Schedule();
        }
    }

    /// <summary>Only on the thread that is giving this activation its turn.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && _thread == Environment.CurrentManagedThreadId && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
            return _continuations.ToArray();
    }
}
