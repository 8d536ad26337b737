namespace CoGovernance.Contracts.Journal;

/// <summary>
/// Names one stream of the journal and, at the same time, the grain that owns it: <c>request/SQ20260105-7K3M2Q</c>.
/// Equality is ordinal. The kind holds no slash and neither part is empty.
/// </summary>
public readonly record struct StreamId
{
    public StreamId(string kind, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (kind.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException($"The kind '{kind}' holds a slash.", nameof(kind));
        Kind = kind;
        Key = key;
    }

    /// <summary>The kind of aggregate, lower case: county, town, community, unit, member, request.</summary>
    public string Kind { get; }

    public string Key { get; }

    public static StreamId Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? new StreamId(text[..slash], text[(slash + 1)..])
            : throw new FormatException($"'{text}' is not a stream name (kind/key).");
    }

    public override string ToString() => $"{Kind}/{Key}";
}
