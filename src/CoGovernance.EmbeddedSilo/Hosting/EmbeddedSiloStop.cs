namespace CoGovernance.EmbeddedSilo;

/// <summary>How a silo stops.</summary>
public sealed partial class EmbeddedSilo
{
    private readonly Lock _stopGate = new();
    private Task? _stopping;

    /// <summary>
    /// Takes no more calls from outside, lets those under way end, then deactivates every grain. What is left after the stop timeout, or
    /// when the token is cancelled, is given up and its callers get <see cref="SiloUnavailableException"/>.
    /// </summary>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        lock (_stopGate)
        {
            if (_state == Started)
            {
                _state = Stopping;
                _stopping = Drain(cancellationToken);
            }

            return _stopping ?? Task.CompletedTask;
        }
    }

    private async Task Drain(CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(Options.StopTimeout, Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            foreach (var activation in InOrder())
                await activation.WhenQuiet().WaitAsync(stop.Token);
            // A grain that ends may call others, and so bring some back.
            for (var left = InOrder(); left.Length > 0; left = InOrder())
            {
                var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo stops.");
                foreach (var activation in left)
                    activation.Leave(reason);
                await Task.WhenAll(left.Select(activation => activation.WhenEnded())).WaitAsync(stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            GiveUp();
        }

        Close();
    }

    private Activation[] InOrder() => [.. Directory.All.OrderBy(activation => activation.Number)];

    private void GiveUp()
    {
        _state = Stopped;
        foreach (var activation in InOrder())
        {
            Log.GivenUp(activation, activation.MailboxLength);
            activation.Abandon(new SiloUnavailableException($"The silo stopped before {activation.Name} answered."));
        }
    }

    private void Close()
    {
        _state = Stopped;
        Timeouts.Dispose();
        Collector.Dispose();
        Metrics.Dispose();
        Options.Loop?.RemoveWitness(RunningCalls);
    }

    private IEnumerable<string> RunningCalls() => InOrder().SelectMany(activation => activation.RunningCalls());

    /// <summary>Stops. Outside its loop, a silo on a loop cannot drain: its grains are left as they are.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Options.Loop is { IsCurrent: false })
        {
            Close();
            return;
        }

        await StopAsync();
        Close();
    }
}
