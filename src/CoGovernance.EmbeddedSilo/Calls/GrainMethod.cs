using System.Reflection;

namespace CoGovernance.EmbeddedSilo;

/// <summary>A method of a grain interface, as its calls need it.</summary>
internal sealed class GrainMethod(MethodInfo method, FieldInfo[] arguments)
{
    internal MethodInfo Method { get; } = method;

    internal string Name { get; } = method.Name;

    internal CallKind Kind { get; } =
        method.IsDefined(typeof(AlwaysInterleaveAttribute)) ? CallKind.AlwaysInterleave
        : method.IsDefined(typeof(ReadOnlyAttribute)) ? CallKind.ReadOnly
        : CallKind.Exclusive;

    /// <summary>The fields of the call object that hold the arguments, without the cancellation token.</summary>
    internal FieldInfo[] Arguments { get; } = arguments;
}
