using System.Runtime.ExceptionServices;

namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// One thread that runs everything in an order drawn from a seed, in virtual time: the same seed gives the same run on every platform.
/// </summary>
/// <remarks>
/// Ready are turns of activations, continuations of code started here, and timers that are due; which of them is next is drawn. The turns
/// of one activation keep their order. Code under the loop must not use ConfigureAwait(false), threads, or the real clock: what arrives
/// from another thread fails the run, because it could not be repeated. A completion source that runs its continuations asynchronously may
/// be awaited directly; awaited through Task.WhenAll, WhenAny or WaitAsync it goes on in the thread pool, so leave the option out there.
/// </remarks>
public sealed class DeterministicLoop
{
    private readonly Lock _gate = new();
    private readonly List<IThreadPoolWorkItem> _ready = [];
    private readonly List<Func<bool>> _idleWork = [];
    private readonly List<Func<IEnumerable<string>>> _witnesses = [];
    private readonly SplitMix64 _chance;
    private int _thread;
    private int _posted;
    private Exception? _failure;

    /// <param name="seed">Fixes the order; print it when a test fails.</param>
    /// <param name="start">The time at which virtual time starts.</param>
    public DeterministicLoop(int seed, DateTimeOffset start)
    {
        Seed = seed;
        _chance = new SplitMix64(seed);
        Time = new VirtualTimeProvider(this, start);
        Scheduler = new LoopScheduler(this);
    }

    public int Seed { get; }

    /// <summary>Virtual time.</summary>
    public VirtualTimeProvider Time { get; }

    /// <summary>Where code started by <see cref="Run"/> and <see cref="Post"/> runs and goes on after an await.</summary>
    public TaskScheduler Scheduler { get; }

    /// <summary>
    /// The most virtual time one <see cref="Run"/> may take; more means that periodic timers tick for a task that never completes. Default
    /// ten years.
    /// </summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromDays(3_653);

    /// <summary>Whether the calling thread is in <see cref="Run"/> or <see cref="RunUntil"/> of this loop.</summary>
    internal bool IsCurrent => _thread == Environment.CurrentManagedThreadId;

    /// <summary>
    /// Adds work for when nothing is ready, before time moves on: it returns true when it did something. All idle work is asked each time,
    /// in the order added.
    /// </summary>
    public void AddIdleWork(Func<bool> work) => _idleWork.Add(work);

    /// <summary>Adds one who can tell what is running, for the message when nothing goes on.</summary>
    internal void AddWitness(Func<IEnumerable<string>> witness) => _witnesses.Add(witness);

    internal void RemoveWitness(Func<IEnumerable<string>> witness) => _witnesses.Remove(witness);

    /// <summary>Starts work beside the main one. If it fails, the run fails.</summary>
    public void Post(Func<Task> work)
    {
        _posted++;
        Start(async () =>
        {
            try
            {
                await work();
            }
            catch (Exception exception)
            {
                _failure ??= exception;
            }

            _posted--;
        });
    }

    private void Start(Func<Task> work) =>
        _ = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler);

    /// <summary>
    /// Runs until the task of <paramref name="main"/> completes; virtual time moves on when nothing is ready. Not reentrant.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Nothing is left that could complete it, the <see cref="Horizon"/> is reached, or work arrived from another thread.
    /// </exception>
    public void Run(Func<Task> main)
    {
        Task? running = null;
        var last = Time.GetTimestamp() + Horizon.Ticks;
        Enter(() =>
        {
            Start(() => running = Invoke(main));
            while (running is not { IsCompleted: true })
            {
                if (RunReady() || RunIdleWork())
                    continue;
                if (Time.NextDue is not { } due)
                    throw Stuck("nothing is left that could complete it");
                if (due > last)
                    throw Stuck($"it did not complete within {Horizon}");
                Time.AdvanceTo(due);
            }
        });
        Rethrow(running!);
    }

    /// <summary>Runs everything that happens up to and at the time, which is then the time. Not reentrant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is past.</exception>
    public void RunUntil(DateTimeOffset virtualTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(virtualTime, Time.GetUtcNow());
        Enter(() =>
        {
            while (true)
            {
                if (RunReady() || RunIdleWork())
                    continue;
                if (Time.NextDue is not { } due || due > virtualTime.UtcTicks)
                    break;
                Time.AdvanceTo(due);
            }

            Time.AdvanceTo(virtualTime.UtcTicks);
        });
    }

    private static async Task Invoke(Func<Task> main) => await main();

    /// <summary>Makes work ready.</summary>
    internal void Enqueue(IThreadPoolWorkItem work)
    {
        lock (_gate)
        {
            if (_thread != 0 && !IsCurrent)
                _failure ??= new InvalidOperationException("Work arrived from another thread, so this run could not be repeated.");
            _ready.Add(work);
        }
    }

    /// <summary>Runs one piece of ready work; false when there is none.</summary>
    private bool RunReady()
    {
        IThreadPoolWorkItem work;
        lock (_gate)
        {
            if (_failure is { } failure)
            {
                _failure = null;
                ExceptionDispatchInfo.Throw(failure);
            }

            if (_ready.Count == 0)
                return false;
            var drawn = _chance.Next(_ready.Count);
            work = _ready[drawn];
            _ready[drawn] = _ready[^1];
            _ready.RemoveAt(_ready.Count - 1);
        }

        work.Execute();
        return true;
    }

    private bool RunIdleWork()
    {
        var did = false;
        foreach (var work in _idleWork.ToArray())
            did |= work();
        return did;
    }

    /// <summary>
    /// Takes the thread. A synchronisation context of the caller would draw continuations away from the loop, so there is none meanwhile;
    /// nor does the caller's execution context change.
    /// </summary>
    private void Enter(Action body)
    {
        if (Interlocked.CompareExchange(ref _thread, Environment.CurrentManagedThreadId, 0) != 0)
            throw new InvalidOperationException("The loop is running already.");
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            if (ExecutionContext.Capture() is { } context)
                ExecutionContext.Run(context, static state => ((Action)state!)(), body);
            else
                body();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            Volatile.Write(ref _thread, 0);
        }
    }

    private InvalidOperationException Stuck(string why)
    {
        var running = _witnesses.SelectMany(witness => witness()).Take(20).ToList();
        var calls = running.Count == 0 ? "no grain call" : string.Join(", ", running);
        return new InvalidOperationException(
            $"The main task cannot complete: {why}. Seed {Seed}, virtual time {Time.GetUtcNow():O}, "
            + $"{_posted} posted tasks not complete, {Time.TimerCount} timers set, running: {calls}.");
    }

    private static void Rethrow(Task completed)
    {
        if (completed.Exception is { } exception)
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        if (completed.IsCanceled)
            throw new TaskCanceledException(completed);
    }
}
