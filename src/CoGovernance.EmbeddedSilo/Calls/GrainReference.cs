namespace CoGovernance.EmbeddedSilo;

/// <summary>Base of the generated proxies: the grain class and key, and the way calls take to the activation.</summary>
internal abstract class GrainReference(EmbeddedSilo silo, GrainClass grainClass, string key)
{
    private Activation? _lastSeen;

    internal GrainClass Class { get; } = grainClass;

    internal string Key { get; } = key;

    /// <summary>
    /// Where the last call went. Safe to keep: an activation that has ended refuses calls, and the next one is looked up.
    /// </summary>
    internal Activation? LastSeen
    {
        get => Volatile.Read(ref _lastSeen);
        set => Volatile.Write(ref _lastSeen, value);
    }

    /// <summary>Called by generated code.</summary>
    public Task<T> Send<T>(Invocation<T> call)
    {
        var answer = call.ExpectAnswer(silo.AnswerOptions);
        silo.Send(call, this);
        return answer;
    }

    public override bool Equals(object? obj) => obj is GrainReference other && other.Class == Class && other.Key == Key;

    public override int GetHashCode() => HashCode.Combine(Class, Key);

    public override string ToString() => $"{Class.Name}/{Key}";
}
