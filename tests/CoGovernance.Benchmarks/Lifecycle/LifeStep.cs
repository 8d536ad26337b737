namespace CoGovernance.Benchmarks.Lifecycle;

/// <summary>What happens in a life, in this order. All but <see cref="Offer"/> are commands.</summary>
internal enum LifeStep
{
    Submit,

    /// <summary>From the answer to the order until members are known to be asked: no command, but what a resident waits for.</summary>
    Offer,
    Accept,
    Begin,
    Complete,
    Evaluate,
}
