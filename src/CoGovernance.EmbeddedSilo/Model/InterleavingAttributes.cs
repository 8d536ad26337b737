namespace CoGovernance.EmbeddedSilo;

/// <summary>On a method of a grain interface: the call may run between the turns of any other call of the grain.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>
/// On a method of a grain interface: the call changes nothing, so several such calls may run between each other's turns; while one runs,
/// others overtake writers that wait.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
