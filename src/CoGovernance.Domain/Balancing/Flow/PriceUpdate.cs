namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// Moves all prices at once, by as many slacks as each node is away from the nearest root or node where people are missing, until every
/// surplus has a way on which it gains. Distances are small whole numbers, so a list for each is enough of a queue.
/// </summary>
internal sealed class PriceUpdate(ScaledFlow flow)
{
    /// <summary>Farther is treated as this far.</summary>
    private const int MostSlacks = 1024;

    private readonly int[] distance = new int[flow.Network.Nodes];
    private readonly int[] firstAt = new int[MostSlacks];
    private int[] listed = new int[flow.Network.Nodes];
    private int[] next = new int[flow.Network.Nodes];
    private int count;
    private int open;

    public void Run()
    {
        Begin();
        var most = Search();
        foreach (var v in flow.Active)
        {
            var slacks = distance[v] < 0 ? ~distance[v] : most;
            flow.Price[v] = checked(flow.Price[v] - Math.Min(slacks, most) * flow.Slack);
        }
    }

    private void Begin()
    {
        Array.Fill(firstAt, -1);
        Array.Fill(distance, MostSlacks);
        (count, open) = (0, 0);
        foreach (var v in flow.Active)
        {
            var surplus = flow.State.Surplus[v];
            if (surplus > 0)
                open++;
            if (surplus < 0)
                Reach(v, 0);
            else if (flow.Offer(v) is var offer and not ScaledFlow.Never)
                Reach(v, Slacks(flow.Price[v] - offer));
        }
    }

    /// <summary>Finds distances until every surplus is found; returns the farthest. Nodes done with have their complement.</summary>
    private int Search()
    {
        for (var at = 0; at < MostSlacks; at++)
        {
            while (firstAt[at] >= 0)
            {
                var entry = firstAt[at];
                firstAt[at] = next[entry];
                var node = listed[entry];
                if (distance[node] != at)
                    continue;
                distance[node] = ~at;
                if (flow.State.Surplus[node] > 0 && --open == 0)
                    return at;
                Scan(node, at);
            }
        }

        return MostSlacks;
    }

    private void Scan(int node, int at)
    {
        var (price, cost, flows) = (flow.Price, flow.Cost, flow.State.Flow);
        var here = price[node];
        foreach (var step in flow.Used.At(node))
        {
            if (distance[step.Other] > at)
                Reach(step.Other, at + Slacks(price[step.Other] - (here - cost[step.Cost])));
        }

        foreach (var step in flow.Free.At(node))
        {
            if (distance[step.Other] > at && flows[step.Arc] > 0)
                Reach(step.Other, at + Slacks(price[step.Other] - (here + cost[step.Cost])));
        }
    }

    /// <summary>How many slacks a price must move before it is beyond another, from which it is this far.</summary>
    private long Slacks(long difference) => difference < 0 ? 0 : difference / flow.Slack + 1;

    private void Reach(int node, long at)
    {
        if (at >= distance[node])
            return;
        distance[node] = (int)at;
        if (count == listed.Length)
        {
            Array.Resize(ref listed, 2 * count);
            Array.Resize(ref next, 2 * count);
        }

        listed[count] = node;
        next[count] = firstAt[at];
        firstAt[at] = count++;
    }
}
