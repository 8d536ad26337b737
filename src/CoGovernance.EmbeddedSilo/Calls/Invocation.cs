namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// One call of a grain method. For every interface method a subclass is generated that holds the arguments in typed fields.
/// </summary>
internal abstract class Invocation(GrainMethod method) : QueuedCall, IInvokable
{
    /// <summary>Boxed, since most calls carry no token that can be cancelled.</summary>
    private object? _cancellation;

    internal GrainMethod Method { get; } = method;

    internal sealed override CallKind Kind => Method.Kind;

    internal sealed override string MethodName => Method.Name;

    internal Dictionary<string, object>? Context { get; set; }

    /// <summary>Set by generated code; default when the method takes no token.</summary>
    public CancellationToken Token { get; set; }

    public int GetArgumentCount() => Method.Arguments.Length;

    public object? GetArgument(int index) => Method.Arguments[index].GetValue(this);

    public void SetArgument(int index, object? value) => Method.Arguments[index].SetValue(this, value);

    /// <summary>Answers at once when the token is cancelled before the call starts; afterwards the grain decides.</summary>
    internal void WatchToken()
    {
        if (Token.CanBeCanceled)
            _cancellation = Token.UnsafeRegister(static state => ((Invocation)state!).CancelUnlessStarted(), this);
    }

    private void CancelUnlessStarted()
    {
        if (TryClaim())
            Fail(new OperationCanceledException(Token));
    }

    internal sealed override void Fail(Exception exception)
    {
        if (!Running)
            ForgetToken();
        AnswerWith(exception);
    }

    protected abstract void AnswerWith(Exception exception);

    private void ForgetToken() => (_cancellation as IDisposable)?.Dispose();

    protected void Ended()
    {
        ForgetToken();
        Activation.Finished(this);
        Parent = null;
    }

    /// <summary>The method and arguments pass through JSON, as between two processes.</summary>
    internal void PassThrough(JsonPassThrough json)
    {
        foreach (var argument in Method.Arguments)
            argument.SetValue(this, json.Copy(argument.GetValue(this), argument.FieldType, this, argument.Name));
    }

    internal abstract ValueTask<object?> CallBoxed(object grain);

    /// <summary>What a method without a result returns.</summary>
    internal readonly struct Nothing;

    /// <summary>Called by generated code for methods that return <see cref="Task"/>.</summary>
    public static ValueTask<Nothing> FromTask(Task task)
    {
        return task.IsCompletedSuccessfully ? default : Await(task);

        static async ValueTask<Nothing> Await(Task pending)
        {
            await pending;
            return default;
        }
    }

    /// <summary>Called by generated code for methods that return <see cref="ValueTask"/>.</summary>
    public static ValueTask<Nothing> FromValueTask(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully)
            return FromTask(task.AsTask());
        task.GetAwaiter().GetResult();
        return default;
    }
}

/// <summary>A call with its answer.</summary>
internal abstract class Invocation<T>(GrainMethod method) : Invocation(method)
{
    private TaskCompletionSource<T> _answer = null!;

    /// <summary>Comes first in the life of a call.</summary>
    internal Task<T> ExpectAnswer(TaskCreationOptions options)
    {
        _answer = new TaskCompletionSource<T>(options);
        return _answer.Task;
    }

    internal sealed override bool Answered => _answer.Task.IsCompleted;

    /// <summary>Generated: calls the method on the grain with the arguments.</summary>
    protected abstract ValueTask<T> Call(object grain);

    internal sealed override async ValueTask<object?> CallBoxed(object grain)
    {
        var result = await Call(grain);
        return result is Nothing ? null : result;
    }

    internal sealed override async Task Run()
    {
        Current = this;
        RequestContext.Values = Context;
        try
        {
            var pending = Activation.HasFilters ? CallThroughFilters() : Call(Activation.Grain!);
            var result = await pending;
            if (Activation.Silo.Json is { } json)
                result = json.Copy(result, this);
            Ended();
            _answer.TrySetResult(result);
        }
        catch (Exception exception)
        {
            Ended();
            if (Answered)
                Activation.Silo.Log.FailedAfterAnswer(exception, this);
            Fail(exception);
        }
    }

    private async ValueTask<T> CallThroughFilters()
    {
        var context = new IncomingCallContext(this, Activation);
        await context.Invoke();
        return context.Result is null ? default! : (T)context.Result;
    }

    protected sealed override void AnswerWith(Exception exception)
    {
        if (exception is OperationCanceledException cancelled)
            _answer.TrySetCanceled(cancelled.CancellationToken);
        else
            _answer.TrySetException(exception);
    }
}
