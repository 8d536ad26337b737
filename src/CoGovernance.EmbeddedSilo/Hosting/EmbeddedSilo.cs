using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// Hosts grains in this process: one activation of a grain at most, one mailbox an activation, one turn at a time. Safe for any thread.
/// </summary>
public sealed partial class EmbeddedSilo : IGrainFactory, IAsyncDisposable
{
    private const int NotStarted = 0;
    private const int Started = 1;
    private const int Stopping = 2;
    private const int Stopped = 3;
    private readonly long _callTimeoutTicks;
    private GrainInterfaces? _interfaces;
    private volatile int _state;

    /// <param name="services">Where grains get their constructor arguments, the silo its filters, and its log.</param>
    /// <param name="options">Must not change afterwards.</param>
    /// <exception cref="InvalidOperationException">An option is outside its bounds.</exception>
    public EmbeddedSilo(IServiceProvider services, EmbeddedSiloOptions options)
    {
        options.Check();
        (Services, Options, Time) = (services, options, options.Clock);
        Log = new SiloLog(services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance);
        Json = options.PassThroughJson is { } json ? new JsonPassThrough(json) : null;
        Directory = new ActivationDirectory(this);
        Timeouts = new TimeoutWatch(this);
        Collector = new IdleCollector(this);
        Metrics = new SiloMetrics(this);
        _callTimeoutTicks = ToTicks(options.CallTimeout);
        options.Loop?.AddWitness(RunningCalls);
    }

    internal IServiceProvider Services { get; }

    internal EmbeddedSiloOptions Options { get; }

    internal TimeProvider Time { get; }

    internal SiloLog Log { get; }

    internal JsonPassThrough? Json { get; }

    internal ActivationDirectory Directory { get; }

    internal TimeoutWatch Timeouts { get; }

    internal IdleCollector Collector { get; }

    internal SiloMetrics Metrics { get; }

    /// <summary>
    /// Callers never go on inside the grain's turn. On a loop they return to it of themselves, whereas with the option
    /// <see cref="Task.WhenAll(Task[])"/> and its like would go on in the thread pool.
    /// </summary>
    internal TaskCreationOptions AnswerOptions =>
        Options.Loop is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None;

    internal IIncomingGrainCallFilter[] Filters { get; private set; } = [];

    /// <summary>A time span in the units of the clock's timestamps; <see cref="long.MaxValue"/> for infinite.</summary>
    internal long ToTicks(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)(time.TotalSeconds * Time.TimestampFrequency);

    /// <summary>Finds the grain classes and takes calls from now on.</summary>
    /// <exception cref="InvalidOperationException">It was started before, or a grain class or interface cannot be hosted.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_state != NotStarted || _interfaces is not null)
            throw new InvalidOperationException("A silo starts once.");
        _interfaces = new GrainInterfaces(Options.Assemblies);
        Filters = [.. Services.GetServices<IIncomingGrainCallFilter>()];
        _state = Started;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="SiloUnavailableException">The silo was never started.</exception>
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrEmpty(primaryKey);
        var interfaces = _interfaces ?? throw new SiloUnavailableException("The silo is not started.");
        return (TGrainInterface)(object)interfaces.Reference(this, typeof(TGrainInterface), primaryKey);
    }

    /// <summary>Sends a call on its way, or answers it with the reason why not. Never throws.</summary>
    internal void Send(Invocation call, GrainReference reference)
    {
        var caller = CallFrame.Current is { Running: true } running ? running : null;
        var target = reference.LastSeen ?? Directory.FindOrCreate(reference.Class, reference.Key);
        call.Activation = target;
        if (Refusal(call, caller, target) is { } refusal)
        {
            call.TryClaim();
            call.Fail(refusal);
            return;
        }

        call.Parent = caller;
        call.Context = RequestContext.Values;
        call.SentAt = Time.GetTimestamp();
        call.WatchToken();
        Acceptance acceptance;
        while ((acceptance = target.TryEnqueue(call)) == Acceptance.Ended)
            target = Directory.FindOrCreate(reference.Class, reference.Key);
        reference.LastSeen = target;
        if (acceptance == Acceptance.Full)
            RefuseFull(call, target);
        else if (_callTimeoutTicks != long.MaxValue)
            Timeouts.Arm();
    }

    private Exception? Refusal(Invocation call, CallFrame? caller, Activation target)
    {
        if (call.Token.IsCancellationRequested)
            return new OperationCanceledException(call.Token);
        // While the silo stops, calls under way may still make theirs.
        if (_state != Started && (_state != Stopping || caller is null))
            return Refused(call, "unavailable", new SiloUnavailableException($"The silo takes no calls, so {call} was refused."));
        if (caller is not null && CallChain.WouldWaitForItself(caller, target, call.Kind))
            return Refused(call, "cycle", CallChain.Cycle(caller, target, call.MethodName));
        if (Json is null)
            return null;
        try
        {
            call.PassThrough(Json);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    private void RefuseFull(Invocation call, Activation target)
    {
        if (!call.TryClaim())
            return;
        call.Fail(Refused(call, "full", new GrainMailboxFullException(
            $"{target.Name} has {Options.MailboxBound} calls waiting or running, so {call.MethodName} was refused.")));
    }

    private Exception Refused(Invocation call, string reason, Exception exception)
    {
        Metrics.Refused(call, reason);
        return exception;
    }
}
