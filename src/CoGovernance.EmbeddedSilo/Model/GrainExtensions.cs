namespace CoGovernance.EmbeddedSilo;

/// <summary>What a grain, or one who holds a reference to it, may ask of the host.</summary>
public static class GrainExtensions
{
    /// <summary>The key of this grain, or of the grain referred to.</summary>
    /// <exception cref="ArgumentException">It is neither a grain nor a reference made by a silo.</exception>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain switch
    {
        Grain activated => activated.RequiredActivation.Key,
        GrainReference reference => reference.Key,
        _ => throw new ArgumentException($"{grain.GetType().Name} is neither a grain nor a grain reference.", nameof(grain)),
    };

    /// <summary>
    /// Runs the callback once after the due time and then again a period after each run ended, until disposed or deactivated.
    /// </summary>
    /// <remarks>
    /// A tick waits its turn like a call, and never overlaps itself. It does not keep the grain from being collected, nor interleave,
    /// unless the options say so. A failing tick is logged and the timer goes on.
    /// </remarks>
    public static IGrainTimer RegisterGrainTimer(
        this Grain grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return grain.RequiredActivation.AddTimer(callback, options);
    }

    /// <inheritdoc cref="RegisterGrainTimer(Grain, Func{CancellationToken, Task}, GrainTimerCreationOptions)"/>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this Grain grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return grain.RequiredActivation.AddTimer(token => callback(state, token), options);
    }
}
