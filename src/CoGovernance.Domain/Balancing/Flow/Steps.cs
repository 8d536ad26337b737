namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>An arc seen from one of its ends, in eight bytes, since most of a solve is spent reading them.</summary>
/// <param name="Other">The node at the other end.</param>
/// <param name="Code">The number of the arc, and above it that of its cost: there are few different ones.</param>
internal readonly record struct Step(int Other, int Code)
{
    public const int CostShift = 28;
    public const int MostArcs = 1 << CostShift;

    public int Arc => Code & (MostArcs - 1);

    public int Cost => Code >>> CostShift;
}

/// <summary>
/// The arcs at each node, seen from one of their ends: those of node v are First[v] to First[v + 1] − 1, of which those from End[v] on
/// are set aside as decided.
/// </summary>
internal sealed class Steps
{
    public Steps(ArcSide side, ReadOnlySpan<byte> costs)
    {
        First = side.First;
        End = side.First[1..];
        Items = new Step[side.Arc.Length];
        for (var k = 0; k < Items.Length; k++)
            Items[k] = new Step(side.Other[k], side.Arc[k] | (costs[side.Arc[k]] << Step.CostShift));
    }

    public Step[] Items { get; }

    public int[] First { get; }

    public int[] End { get; }

    public ReadOnlySpan<Step> At(int node) => Items.AsSpan(First[node], End[node] - First[node]);

    public void TakeAllBack() => First.AsSpan(1).CopyTo(End);
}
