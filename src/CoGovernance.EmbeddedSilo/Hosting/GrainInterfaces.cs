using System.Collections.Frozen;
using System.Reflection;

namespace CoGovernance.EmbeddedSilo;

/// <summary>Which class answers to which interface, and the proxies. All proxies are made at start, so that mistakes show then.</summary>
internal sealed class GrainInterfaces
{
    private readonly FrozenDictionary<Type, Entry> _entries;

    private sealed record Entry(ProxyFactory Proxy, GrainClass[] Classes);

    internal GrainInterfaces(IEnumerable<Assembly> assemblies) => _entries = GrainClass.FindIn(assemblies)
        .SelectMany(grainClass => grainClass.Interfaces, (grainClass, type) => (grainClass, type))
        .GroupBy(pair => pair.type, pair => pair.grainClass)
        .ToFrozenDictionary(group => group.Key, group => new Entry(ProxyEmitter.FactoryFor(group.Key), [.. group]));

    internal GrainReference Reference(EmbeddedSilo silo, Type grainInterface, string key)
    {
        if (!_entries.TryGetValue(grainInterface, out var entry))
            throw new InvalidOperationException($"No grain class in the silo's assemblies implements {grainInterface.FullName}.");
        if (entry.Classes.Length > 1)
        {
            var classes = string.Join(", ", entry.Classes.Select(grainClass => grainClass.Name).Order(StringComparer.Ordinal));
            throw new InvalidOperationException($"Several grain classes implement {grainInterface.FullName}: {classes}.");
        }

        return entry.Proxy(silo, entry.Classes[0], key);
    }
}
