using System.Reflection;

namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// Surrounds every grain call, on the grain's own scheduler. Filters registered as services run in the order of registration, then
/// the grain's own if it implements this interface, then the method.
/// </summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Calls <see cref="IGrainCallContext.Invoke"/> to go on; may change the result, throw, or catch.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>A call as a filter sees it.</summary>
public interface IGrainCallContext
{
    /// <summary>The arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain that is called.</summary>
    object Grain { get; }

    /// <summary>The method of the grain interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The full name of the grain interface that declares the method.</summary>
    string InterfaceName { get; }

    /// <summary>The name of the method.</summary>
    string MethodName { get; }

    /// <summary>The result once <see cref="Invoke"/> has completed; may be replaced by a value of the method's result type.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter, or to the method.</summary>
    Task Invoke();
}

/// <summary>A call on its way in.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The method of the grain class that implements <see cref="IGrainCallContext.InterfaceMethod"/>.</summary>
    MethodInfo ImplementationMethod { get; }
}

/// <summary>The arguments of a call, without a trailing cancellation token.</summary>
public interface IInvokable
{
    int GetArgumentCount();

    object? GetArgument(int index);

    /// <summary>Replaces an argument before the method runs.</summary>
    void SetArgument(int index, object? value);
}
