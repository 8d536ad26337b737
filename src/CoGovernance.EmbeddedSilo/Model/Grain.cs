namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// Base of every grain class. The host makes at most one instance of a class and key at a time, and runs it one turn at a time;
/// fields therefore need no locks.
/// </summary>
public abstract class Grain : IAddressable
{
    /// <summary>
    /// Only the host constructs grains that take part in calls; its key and factory are usable in the constructor already.
    /// </summary>
    protected Grain() => Activation = Activation.UnderConstruction;

    internal Activation? Activation { get; }

    internal Activation RequiredActivation => Activation
        ?? throw new InvalidOperationException($"{GetType().Name} was not created by a silo, so it has no key, factory or timers.");

    /// <summary>References to other grains.</summary>
    protected IGrainFactory GrainFactory => RequiredActivation.Silo;

    /// <summary>The services of this activation: scoped services live as long as the activation does.</summary>
    protected IServiceProvider ServiceProvider => RequiredActivation.Services;

    /// <summary>
    /// Runs before the first call. If it fails, the calls that wait fail with its exception, and the next call tries again with a new
    /// instance. The token is cancelled when activation takes longer than the call timeout.
    /// </summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Runs after the last call. Calls that arrive meanwhile wait for a new activation. A failure is logged and changes nothing else.
    /// The token is cancelled when deactivation takes longer than the call timeout.
    /// </summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Asks for deactivation as soon as no call is running; calls that wait go to the next activation.</summary>
    protected void DeactivateOnIdle() => RequiredActivation.Leave(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));
}
