using System.Collections.Concurrent;

namespace CoGovernance.EmbeddedSilo;

/// <summary>The activations of a silo by grain class and key: at most one of each at any moment.</summary>
internal sealed class ActivationDirectory(EmbeddedSilo silo)
{
    private readonly ConcurrentDictionary<GrainName, Activation> _activations = new();
    private long _created;

    private readonly record struct GrainName(GrainClass Class, string Key);

    internal int Count => _activations.Count;

    internal bool IsEmpty => _activations.IsEmpty;

    internal IEnumerable<Activation> All => _activations.Select(entry => entry.Value);

    internal Activation FindOrCreate(GrainClass grainClass, string key)
    {
        var name = new GrainName(grainClass, key);
        if (_activations.TryGetValue(name, out var found))
            return found;
        var activation = _activations.GetOrAdd(name, New(grainClass, key));
        silo.Collector.Arm();
        return activation;
    }

    /// <summary>An activation does nothing before its first call, so one that loses the race to be added is simply dropped.</summary>
    private Activation New(GrainClass grainClass, string key) => new(silo, grainClass, key, Interlocked.Increment(ref _created));

    /// <summary>Puts a new activation in the place of one that ends, with the calls that wait for it.</summary>
    internal Activation Replace(Activation ended, List<QueuedCall> waiting)
    {
        var successor = New(ended.Class, ended.Key);
        successor.TakeOver(waiting);
        _activations[new GrainName(ended.Class, ended.Key)] = successor;
        successor.Start();
        return successor;
    }

    internal void Remove(Activation ended) =>
        _activations.TryRemove(new KeyValuePair<GrainName, Activation>(new GrainName(ended.Class, ended.Key), ended));
}
