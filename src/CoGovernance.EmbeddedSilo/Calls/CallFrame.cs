namespace CoGovernance.EmbeddedSilo;

internal enum CallKind : byte
{
    Exclusive,
    ReadOnly,
    AlwaysInterleave,

    /// <summary>Activation or deactivation: nothing else runs meanwhile, not even a call that always interleaves.</summary>
    Lifecycle,
}

/// <summary>Something that runs on an activation and may call other grains: a call, a timer tick, activation or deactivation.</summary>
internal abstract class CallFrame
{
    private static readonly AsyncLocal<CallFrame?> Flowing = new();
    private volatile bool _running;

    /// <summary>The frame whose code is running here; it flows with the code across awaits.</summary>
    internal static CallFrame? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    internal Activation Activation { get; set; } = null!;

    /// <summary>The frame that waits for this one; null at the root of a chain, and when this frame has ended.</summary>
    internal CallFrame? Parent { get; set; }

    /// <summary>True from the first turn until the body has completed.</summary>
    internal bool Running
    {
        get => _running;
        set => _running = value;
    }

    internal abstract CallKind Kind { get; }

    internal abstract string MethodName { get; }

    /// <summary>Whether the parent no longer waits, as after a timeout.</summary>
    internal virtual bool Answered => false;

    /// <summary>Runs on the activation's scheduler and never fails: it answers with the failure instead.</summary>
    internal abstract Task Run();

    public override string ToString() => $"{Activation.Name}.{MethodName}";
}
