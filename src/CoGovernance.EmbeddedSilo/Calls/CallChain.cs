namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// Finds calls that would wait for themselves. The chain is followed from the caller upwards as long as each frame still waits for the
/// one below it; a call sent without being awaited counts as awaited, because nobody can know yet.
/// </summary>
internal static class CallChain
{
    /// <summary>The bound on how far a chain is followed; longer chains end in a timeout instead.</summary>
    private const int LongestChain = 1_000;

    internal static bool WouldWaitForItself(CallFrame caller, Activation target, CallKind kind)
    {
        var depth = 0;
        for (var frame = caller; frame is { Running: true } && depth < LongestChain; depth++)
        {
            if (ReferenceEquals(frame.Activation, target) && !MayInterleave(frame.Kind, kind))
                return true;
            frame = frame.Answered ? null : frame.Parent;
        }

        return false;
    }

    /// <summary>Whether a call of the kind may start while the other is between two turns.</summary>
    private static bool MayInterleave(CallKind running, CallKind incoming) => (running, incoming) switch
    {
        (CallKind.Lifecycle, _) => false,
        (_, CallKind.AlwaysInterleave) => true,
        (CallKind.AlwaysInterleave, _) => true,
        (CallKind.ReadOnly, CallKind.ReadOnly) => true,
        _ => false,
    };

    internal static GrainCallCycleException Cycle(CallFrame caller, Activation target, string method)
    {
        var names = new List<string> { $"{target.Name}.{method}" };
        for (var frame = caller; frame is { Running: true } && names.Count < LongestChain; frame = frame.Answered ? null : frame.Parent)
            names.Add(frame.ToString());
        names.Reverse();
        return new GrainCallCycleException(
            $"The call would wait for itself, because {target.Name} is busy with the chain that makes it: {string.Join(" → ", names)}.");
    }
}
