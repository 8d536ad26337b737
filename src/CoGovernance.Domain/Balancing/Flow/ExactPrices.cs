namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// Finds the least prices that prove a flow to be the best, or that it is not. The price of a node is the most that one more person there
/// could gain on a way to the root, over arcs, back over flow, into the next place or the reserve: so each price is exactly what one more
/// person would add. Ways are found by Dijkstra's search from the root, with distances relative to the prices at hand; where those are a
/// little wrong a node is looked at again.
/// </summary>
internal sealed class ExactPrices
{
    private const int LooksAtEach = 20;

    private readonly FlowState state;
    private readonly FlowNetwork network;
    private readonly long[] price;
    private readonly long[] distance;
    private readonly long[] looked;
    private readonly DistanceHeap heap = new();
    private readonly Stack<int> level = new();
    private long at = long.MinValue;

    private ExactPrices(FlowState state, long[] near)
    {
        (this.state, network) = (state, state.Network);
        price = near;
        distance = new long[network.Nodes];
        looked = new long[network.Nodes];
        Array.Fill(distance, long.MaxValue);
        Array.Fill(looked, long.MaxValue);
    }

    /// <summary>
    /// Gives the flow its prices, and true; false when it is not the best, or when that would take too long to tell. Nobody may be
    /// missing or too many.
    /// </summary>
    /// <param name="near">Prices that are nearly right.</param>
    public static bool TryFind(FlowState state, ReadOnlySpan<long> near)
    {
        var prices = new ExactPrices(state, [.. near]);
        prices.Lift();
        if (!prices.Search())
            return false;
        prices.Write();
        return true;
    }

    /// <summary>Lifts prices until no arc gains, so that most distances are not negative.</summary>
    private void Lift()
    {
        for (var hasRisen = true; hasRisen;)
        {
            hasRisen = false;
            for (var v = network.FirstCrowd - 1; v >= 0; v--)
            {
                var best = BestAhead(v, price[v]);
                hasRisen |= best > price[v];
                price[v] = best;
            }
        }

        for (var v = network.FirstCrowd; v < network.Nodes; v++)
            price[v] = BestAhead(v, 0);
    }

    private long BestAhead(int node, long best)
    {
        for (var (k, end) = (network.Out.First[node], network.Out.First[node + 1]); k < end; k++)
            best = Math.Max(best, price[network.Out.Other[k]] - network.Cost[network.Out.Arc[k]]);
        return best;
    }

    private bool Search()
    {
        for (var v = network.FirstCrowd; v < network.Nodes; v++)
            Reach(v, price[v]);
        for (var place = 0; place < network.Places; place++)
        {
            if (state.Next(place) is { } next)
                Reach(place, price[place] - next);
        }

        for (var looks = 0L; TryTake(out var node);)
        {
            if (looked[node] == distance[node])
                continue;
            looked[node] = distance[node];
            if (++looks > LooksAtEach * (long)network.Nodes || IsBetterOff(node))
                return false;
            Scan(node);
        }

        return true;
    }

    private bool TryTake(out int node)
    {
        if (level.TryPop(out node))
            return true;
        while (heap.TryPop(out var reached, out node))
        {
            if (distance[node] != reached)
                continue;
            at = reached;
            return true;
        }

        return false;
    }

    /// <summary>Whether somebody whom the root holds here would gain by leaving.</summary>
    private bool IsBetterOff(int node)
    {
        var worth = price[node] - distance[node];
        return node >= network.FirstCrowd
            ? worth > 0 && state.Reserve[node - network.FirstCrowd] > 0
            : node < network.Places && state.Last(node) is { } last && worth > last;
    }

    private void Scan(int node)
    {
        var rest = distance[node] - price[node];
        for (var (k, end) = (network.In.First[node], network.In.First[node + 1]); k < end; k++)
        {
            var other = network.In.Other[k];
            Reach(other, rest + price[other] + network.Cost[network.In.Arc[k]]);
        }

        for (var (k, end) = (network.Out.First[node], network.Out.First[node + 1]); k < end; k++)
        {
            var (arc, other) = (network.Out.Arc[k], network.Out.Other[k]);
            if (state.Flow[arc] > 0)
                Reach(other, rest + price[other] - network.Cost[arc]);
        }
    }

    private void Reach(int node, long reached)
    {
        if (reached >= distance[node])
            return;
        distance[node] = reached;
        if (reached <= at)
            level.Push(node);
        else
            heap.Push(reached, node);
    }

    /// <summary>A node from which no way leads to the root is worth less than any other.</summary>
    private void Write()
    {
        long least = 0;
        for (var v = 0; v < network.Nodes; v++)
        {
            if (distance[v] != long.MaxValue)
                least = Math.Min(least, state.Price[v] = price[v] - distance[v]);
        }

        for (var v = 0; v < network.Nodes; v++)
        {
            if (distance[v] == long.MaxValue)
                state.Price[v] = least;
        }
    }
}
