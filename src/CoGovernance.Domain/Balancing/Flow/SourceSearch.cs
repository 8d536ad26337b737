namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// Moves prices until ways open from the nodes out of balance to the root. Where people are missing, prices rise, together with those of
/// everyone who could come, just until somebody would rather leave a reserve or a place; where people are too many, prices fall just
/// until a place or the reserve takes them. They move by the distances of Dijkstra's search over reduced costs, in which steps that cost
/// nothing, which are most, go over a stack. Nothing is allocated once the arrays stand.
/// </summary>
internal sealed class SourceSearch
{
    private readonly FlowState state;
    private readonly bool rising;
    private readonly ArcSide free;
    private readonly ArcSide used;
    private readonly long[] distance;
    private readonly int[] seen;
    private readonly int[] settled;
    private readonly int[] touched;
    private readonly int[] level;
    private readonly DistanceHeap heap = new();
    private int round;
    private int touchedCount;
    private int levelCount;

    public SourceSearch(FlowState state, bool rising)
    {
        (this.state, this.rising) = (state, rising);
        (free, used) = rising ? (state.Network.In, state.Network.Out) : (state.Network.Out, state.Network.In);
        var nodes = state.Network.Nodes;
        distance = new long[nodes];
        seen = new int[nodes];
        settled = new int[nodes];
        touched = new int[nodes];
        level = new int[nodes];
    }

    public void Run(ReadOnlySpan<int> sources)
    {
        round++;
        touchedCount = levelCount = 0;
        heap.Clear();
        foreach (var source in sources)
            Reach(source, 0, 0);
        var by = ToRoot();
        if (by == long.MaxValue)
            throw new InvalidOperationException("No way leads from a node out of balance to the root.");
        for (var i = 0; i < touchedCount; i++)
        {
            var node = touched[i];
            var move = by - distance[node];
            if (move > 0)
                state.Price[node] += rising ? move : -move;
        }
    }

    /// <summary>The distance from the sources to the root.</summary>
    private long ToRoot()
    {
        var root = long.MaxValue;
        long at = 0;
        while (true)
        {
            int node;
            if (levelCount > 0)
                node = level[--levelCount];
            else if (!heap.TryPop(out at, out node) || at >= root)
                return root;
            if (settled[node] == round || distance[node] != at)
                continue;
            settled[node] = round;
            var rest = state.ToRoot(node, rising);
            if (rest == 0)
                return at;
            if (rest < root - at)
                root = at + rest;
            Scan(node, at, root);
        }
    }

    private void Scan(int node, long at, long root)
    {
        var price = state.Price;
        for (var (k, end) = (free.First[node], free.First[node + 1]); k < end; k++)
        {
            var other = free.Other[k];
            if (settled[other] == round)
                continue;
            var step = state.Network.Cost[free.Arc[k]] + (rising ? price[other] - price[node] : price[node] - price[other]);
            if (step < root - at)
                Reach(other, at + step, at);
        }

        for (var (k, end) = (used.First[node], used.First[node + 1]); k < end; k++)
        {
            var other = used.Other[k];
            if (settled[other] != round && state.Flow[used.Arc[k]] > 0)
                Reach(other, at, at);
        }
    }

    private void Reach(int node, long reached, long at)
    {
        if (seen[node] == round)
        {
            if (distance[node] <= reached)
                return;
        }
        else
        {
            seen[node] = round;
            touched[touchedCount++] = node;
        }

        distance[node] = reached;
        if (reached == at)
            level[levelCount++] = node;
        else
            heap.Push(reached, node);
    }
}
