using System.Diagnostics.CodeAnalysis;

namespace CoGovernance.Storage.Commit;

/// <summary>
/// Keeps the entries used last: at least <paramref name="capacity"/> of them, at most twice as many. Two generations instead of a
/// linked list; what is used moves to the young one. Not thread-safe.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private Dictionary<TKey, TValue> young = [];
    private Dictionary<TKey, TValue> old = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (young.TryGetValue(key, out value))
            return true;
        if (!old.Remove(key, out value))
            return false;
        Set(key, value);
        return true;
    }

    public void Set(TKey key, TValue value)
    {
        young[key] = value;
        if (young.Count <= capacity)
            return;
        (old, young) = (young, old);
        young.Clear();
    }

    public void Remove(TKey key)
    {
        young.Remove(key);
        old.Remove(key);
    }

    public void Clear()
    {
        young.Clear();
        old.Clear();
    }
}
