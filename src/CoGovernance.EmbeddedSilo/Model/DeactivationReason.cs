using System.Runtime.InteropServices;

namespace CoGovernance.EmbeddedSilo;

/// <summary>Why a grain is deactivated.</summary>
public enum DeactivationReasonCode
{
    None,

    /// <summary>The silo stops.</summary>
    ShuttingDown,

    /// <summary>OnActivateAsync failed.</summary>
    ActivationFailed,

    /// <summary>No call for longer than the idle age.</summary>
    ActivationIdle,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,
}

/// <summary>Why a grain is deactivated, for its OnDeactivateAsync and for the log.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
{
    public DeactivationReason(DeactivationReasonCode code, string text) : this(code, exception: null, text)
    {
    }

    public DeactivationReasonCode ReasonCode { get; } = code;

    public string Description { get; } = text;

    public Exception? Exception { get; } = exception;

    public override string ToString() => $"{ReasonCode}: {Description}";
}
