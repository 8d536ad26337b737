namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// Sends people the ways that cost nothing at the present prices, depth first. What a node is asked for it asks of the next nodes in
/// turn; one that gave less than asked has nothing left and is not asked again until prices have moved.
/// </summary>
internal sealed class WaySearch
{
    private readonly FlowState state;
    private readonly bool rising;
    private readonly ArcSide free;
    private readonly ArcSide used;
    private readonly int[] closed;
    private readonly int[] begun;
    private int round = 1;
    private readonly int[] next;
    private readonly int[] way;
    private readonly int[] step;
    private readonly bool[] onWay;
    private readonly long[] asked;
    private readonly long[] given;

    public WaySearch(FlowState state, bool rising)
    {
        (this.state, this.rising) = (state, rising);
        var network = state.Network;

        // A missing person comes over an arc that ends here, or by turning back from an arc that begins here.
        (free, used) = rising ? (network.In, network.Out) : (network.Out, network.In);
        closed = new int[network.Nodes];
        begun = new int[network.Nodes];
        next = new int[network.Nodes];
        way = new int[network.Nodes + 1];
        step = new int[network.Nodes + 1];
        onWay = new bool[network.Nodes];
        asked = new long[network.Nodes + 1];
        given = new long[network.Nodes + 1];
    }

    /// <summary>Prices have moved: every node may be asked again.</summary>
    public void Reopen() => round++;

    /// <summary>Brings the node into balance as far as there are ways.</summary>
    public void Settle(int source)
    {
        if (closed[source] == round)
            return;
        var people = Push(source, Math.Abs(state.Surplus[source]));
        state.Surplus[source] += rising ? people : -people;
    }

    private long Push(int source, long people)
    {
        var depth = 0;
        Enter(0, source, people);
        while (true)
        {
            if (given[depth] < asked[depth] && Advance(depth))
            {
                depth++;
                continue;
            }

            var got = given[depth];
            if (got < asked[depth])
                closed[way[depth]] = round;
            onWay[way[depth]] = false;
            if (depth == 0)
                return got;
            depth--;
            given[depth] += got;
            if (step[depth] < 0)
                state.Flow[~step[depth]] -= got;
            else
                state.Flow[step[depth]] += got;
        }
    }

    private void Enter(int depth, int node, long people)
    {
        way[depth] = node;
        onWay[node] = true;
        if (begun[node] != round)
        {
            begun[node] = round;
            next[node] = 0;
        }

        asked[depth] = people;
        given[depth] = 0;
        var here = Math.Min(people, state.AtRoot(node, rising));
        if (here == 0)
            return;
        state.TakeAtRoot(node, rising ? here : -here);
        given[depth] = here;
    }

    /// <summary>Asks the next node that could give; false when there is none.</summary>
    private bool Advance(int depth)
    {
        var node = way[depth];
        var want = asked[depth] - given[depth];
        var here = state.Price[node];
        var firstFree = free.First[node];
        var frees = free.First[node + 1] - firstFree;
        ref var at = ref next[node];
        for (; at < frees; at++)
        {
            var (arc, other) = (free.Arc[firstFree + at], free.Other[firstFree + at]);
            if (closed[other] == round || onWay[other] || state.Network.Cost[arc] + (rising ? state.Price[other] - here : here - state.Price[other]) != 0)
                continue;
            step[depth] = arc;
            Enter(depth + 1, other, want);
            return true;
        }

        var firstUsed = used.First[node] - frees;
        for (var end = used.First[node + 1] - firstUsed; at < end; at++)
        {
            var (arc, other) = (used.Arc[firstUsed + at], used.Other[firstUsed + at]);
            if (closed[other] == round || onWay[other] || state.Flow[arc] == 0)
                continue;
            step[depth] = ~arc;
            Enter(depth + 1, other, Math.Min(want, state.Flow[arc]));
            return true;
        }

        return false;
    }
}
