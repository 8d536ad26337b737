namespace CoGovernance.EmbeddedSilo;

/// <summary>The grain has as many calls waiting or running as its mailbox holds; the call was refused at once and never ran.</summary>
public sealed class GrainMailboxFullException(string message) : InvalidOperationException(message);

/// <summary>The call came back to a grain that is busy with the same chain of calls, and would have waited for itself for ever.</summary>
public sealed class GrainCallCycleException(string message) : InvalidOperationException(message);

/// <summary>
/// The silo is not started, or is stopping, or has stopped; the call was refused, or given up when the stop timeout ran out.
/// </summary>
public sealed class SiloUnavailableException(string message) : InvalidOperationException(message);
