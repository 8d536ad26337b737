namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// Moves every surplus on until it has found the root or a place where people are missing: from a node it goes where it gains; when it
/// gains nowhere, the node's price moves to the best there is, and beyond by the slack (push and relabel, after Goldberg and Tarjan).
/// The last one to get a surplus goes first, which stays near in memory. Now and then all prices move at once
/// (<see cref="PriceUpdate"/>).
/// </summary>
internal sealed class Relabelling
{
    private const int RelabelsBetweenUpdates = 2;
    private const int RelabelsWhileSetAside = 200;

    private readonly ScaledFlow flow;
    private readonly PriceUpdate update;
    private readonly IProgress<BalanceProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly int[] current;
    private readonly int[] stack;
    private readonly bool[] isStacked;
    private int stacked;

    public Relabelling(ScaledFlow flow, IProgress<BalanceProgress>? progress, CancellationToken cancellation)
    {
        (this.flow, this.progress, this.cancellation) = (flow, progress, cancellation);
        update = new PriceUpdate(flow);
        current = new int[flow.Network.Nodes];
        stack = new int[flow.Network.Nodes];
        isStacked = new bool[flow.Network.Nodes];
    }

    /// <summary>
    /// Moves surpluses in this direction. False when it takes suspiciously long, or there is no way, because an arc was set aside that
    /// is needed; what was done until then stays.
    /// </summary>
    public bool Run(bool rising)
    {
        flow.Turn(rising);
        var done = Stack() == 0 || Settle();
        while (stacked > 0)
            isStacked[stack[--stacked]] = false;
        flow.Turn(rising: false);
        return done;
    }

    private int Stack()
    {
        foreach (var v in flow.Active)
        {
            if (flow.State.Surplus[v] > 0)
                Stack(v);
        }

        return stacked;
    }

    private bool Settle()
    {
        var perUpdate = RelabelsBetweenUpdates * (long)flow.Network.Nodes + 100;
        var most = flow.NodeCount == flow.Network.Nodes ? long.MaxValue : RelabelsWhileSetAside * (long)flow.Network.Nodes + 100_000;
        long relabels = 0;
        long next = 0;
        for (var turn = 1u; stacked > 0; turn++)
        {
            if (relabels >= next)
            {
                Update();
                next = relabels + perUpdate;
            }
            else if (turn % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var node = stack[--stacked];
            isStacked[node] = false;
            var more = Discharge(node);
            relabels += more;
            if (more < 0 || relabels > most)
                return false;
        }

        return true;
    }

    private void Update()
    {
        cancellation.ThrowIfCancellationRequested();
        if (progress is not null)
        {
            long open = 0;
            for (var i = 0; i < stacked; i++)
                open += flow.State.Surplus[stack[i]];
            progress.Report(new BalanceProgress(Math.Max(1, flow.Slack / flow.Scale), open));
        }

        update.Run();
        Array.Clear(current);
    }

    /// <summary>Moves the whole surplus of a node on; returns how often its price had to move, or −1 when there is no way at all.</summary>
    private int Discharge(int node)
    {
        ref var surplus = ref flow.State.Surplus[node];
        var (price, cost, flows) = (flow.Price, flow.Cost, flow.State.Flow);
        var free = flow.Free.At(node);
        var used = flow.Used.At(node);
        for (var relabels = 0; ; relabels++)
        {
            var here = price[node];
            if (flow.Offer(node) > here)
                surplus = flow.ToRoot(node, surplus);
            if (surplus == 0)
                return relabels;
            ref var at = ref current[node];
            for (; at < free.Length; at++)
            {
                var step = free[at];
                if (price[step.Other] - cost[step.Cost] <= here)
                    continue;
                flows[step.Arc] += surplus;
                Push(step.Other, surplus);
                surplus = 0;
                return relabels;
            }

            for (; at < free.Length + used.Length; at++)
            {
                var step = used[at - free.Length];
                if (price[step.Other] + cost[step.Cost] <= here || flows[step.Arc] == 0)
                    continue;
                var back = Math.Min(surplus, flows[step.Arc]);
                flows[step.Arc] -= back;
                Push(step.Other, back);
                surplus -= back;
                if (surplus == 0)
                    return relabels;
            }

            var best = Best(node, free, used);
            if (best == ScaledFlow.Never)
                return -1;
            price[node] = checked(best - flow.Slack);
        }
    }

    /// <summary>The best price that the surplus could go to; that way is the first to be tried.</summary>
    private long Best(int node, ReadOnlySpan<Step> free, ReadOnlySpan<Step> used)
    {
        var (price, cost, flows) = (flow.Price, flow.Cost, flow.State.Flow);
        var best = flow.Offer(node);
        var at = 0;
        for (var k = 0; k < free.Length; k++)
        {
            var there = price[free[k].Other] - cost[free[k].Cost];
            if (there > best)
                (best, at) = (there, k);
        }

        for (var k = 0; k < used.Length; k++)
        {
            var there = price[used[k].Other] + cost[used[k].Cost];
            if (there > best && flows[used[k].Arc] > 0)
                (best, at) = (there, free.Length + k);
        }

        current[node] = at;
        return best;
    }

    private void Push(int node, long people)
    {
        ref var surplus = ref flow.State.Surplus[node];
        surplus += people;
        if (surplus > 0 && !isStacked[node])
            Stack(node);
    }

    private void Stack(int node)
    {
        isStacked[node] = true;
        stack[stacked++] = node;
    }
}
