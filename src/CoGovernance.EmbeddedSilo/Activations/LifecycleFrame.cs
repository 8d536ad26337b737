namespace CoGovernance.EmbeddedSilo;

/// <summary>Activation or deactivation as a frame, so that calls made in it belong to a chain.</summary>
internal sealed class LifecycleFrame(
    Func<CancellationToken, Task> step, string name, Dictionary<string, object>? context, CancellationToken token) : CallFrame
{
    internal override CallKind Kind => CallKind.Lifecycle;

    internal override string MethodName => name;

    internal override async Task Run()
    {
        Current = this;
        RequestContext.Values = context;
        await step(token);
        Running = false;
        Parent = null;
    }
}
