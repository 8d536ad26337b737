namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// Values that travel with a call, from the client to a grain and on to the grains it calls. What a grain sets reaches the calls it makes
/// afterwards, never its caller. Values should be small, immutable and serialisable, so that they also cross between silos.
/// </summary>
public static class RequestContext
{
    private static readonly AsyncLocal<Dictionary<string, object>?> Flowing = new();

    /// <summary>Never changed in place: calls under way share it.</summary>
    internal static Dictionary<string, object>? Values
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>The keys set at this point.</summary>
    public static IEnumerable<string> Keys => Flowing.Value?.Keys ?? Enumerable.Empty<string>();

    /// <summary>The value, or null when none is set.</summary>
    public static object? Get(string key) => Flowing.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Sets a value for this flow of control and the calls it makes from now on.</summary>
    public static void Set(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var copy = Flowing.Value is { } values
            ? new Dictionary<string, object>(values, StringComparer.Ordinal)
            : new Dictionary<string, object>(StringComparer.Ordinal);
        copy[key] = value;
        Flowing.Value = copy;
    }

    /// <summary>Removes a value; false when it was not set.</summary>
    public static bool Remove(string key)
    {
        if (Flowing.Value is not { } values || !values.ContainsKey(key))
            return false;
        var copy = new Dictionary<string, object>(values, StringComparer.Ordinal);
        copy.Remove(key);
        Flowing.Value = copy.Count == 0 ? null : copy;
        return true;
    }

    /// <summary>Removes all values.</summary>
    public static void Clear() => Flowing.Value = null;
}
