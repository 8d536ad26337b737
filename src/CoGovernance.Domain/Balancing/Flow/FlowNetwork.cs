namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// The network of an instance. Arcs have no upper bound. Every node may besides have a way to the root, where all people end: a crowd
/// leaves its reserve there, a place absorbs there as many as it wants (<see cref="FlowState"/>).
/// </summary>
internal sealed class FlowNetwork
{
    /// <summary>Places come first: community c, skill s is the node c × <see cref="Skills"/> + s.</summary>
    public required int Places { get; init; }

    public required int Skills { get; init; }

    /// <summary>Crowds come last, from this node on.</summary>
    public required int FirstCrowd { get; init; }

    /// <summary>Crowds with agreements, whom no arc reaches, come last of all.</summary>
    public required int FirstAgreed { get; init; }

    public required int Nodes { get; init; }

    public required long[] Cost { get; init; }

    /// <summary>The arcs that leave each node, and where they end.</summary>
    public required ArcSide Out { get; init; }

    /// <summary>The arcs that reach each node, and where they begin.</summary>
    public required ArcSide In { get; init; }

    public int Arcs => Cost.Length;

    public int Crowds => Nodes - FirstCrowd;
}

/// <summary>The arcs at each node, seen from one of their ends: those of node v are First[v] to First[v + 1] − 1.</summary>
internal sealed record ArcSide(int[] First, int[] Arc, int[] Other)
{
    /// <summary>Groups arcs by the node at one end, in a time linear in nodes and arcs.</summary>
    public static ArcSide Of(int nodes, ReadOnlySpan<int> here, ReadOnlySpan<int> there)
    {
        var first = new int[nodes + 1];
        foreach (var node in here)
            first[node + 1]++;
        for (var v = 0; v < nodes; v++)
            first[v + 1] += first[v];
        var next = first.AsSpan(0, nodes).ToArray();
        var arc = new int[here.Length];
        var other = new int[here.Length];
        for (var a = 0; a < here.Length; a++)
        {
            var at = next[here[a]]++;
            arc[at] = a;
            other[at] = there[a];
        }

        return new ArcSide(first, arc, other);
    }
}
