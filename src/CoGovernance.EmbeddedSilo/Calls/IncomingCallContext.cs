using System.Reflection;

namespace CoGovernance.EmbeddedSilo;

/// <summary>Leads one call through the silo's filters, the grain's own filter, and to the method.</summary>
internal sealed class IncomingCallContext(Invocation call, Activation activation) : IIncomingGrainCallContext
{
    private int _stage;

    public IInvokable Request => call;

    public object Grain => activation.Grain!;

    public MethodInfo InterfaceMethod => call.Method.Method;

    public string InterfaceName => InterfaceMethod.DeclaringType!.FullName!;

    public string MethodName => call.MethodName;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = activation.Class.Type.GetInterfaceMap(InterfaceMethod.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    public object? Result { get; set; }

    public Task Invoke()
    {
        var filters = activation.Silo.Filters;
        var stage = _stage++;
        if (stage < filters.Length)
            return filters[stage].Invoke(this);
        if (stage == filters.Length && activation.Grain is IIncomingGrainCallFilter own)
            return own.Invoke(this);
        return InvokeMethod();
    }

    private async Task InvokeMethod() => Result = await call.CallBoxed(activation.Grain!);
}
