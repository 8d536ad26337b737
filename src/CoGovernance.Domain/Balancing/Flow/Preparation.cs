namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>Brings a flow into the order that a pass begins with, and sets aside what earlier passes have decided.</summary>
internal sealed class Preparation(ScaledFlow flow)
{
    /// <summary>What loses more slacks than this is not looked at again, unless the proof fails.</summary>
    private const long DecidedAfter = 10;

    private readonly FlowState state = flow.State;
    private readonly FlowNetwork network = flow.Network;

    /// <summary>
    /// Raises prices until no arc gains, and takes back what flows, is filled or in reserve at a loss of more than the slack.
    /// </summary>
    public void Begin()
    {
        RaiseHubs();
        PriceCrowds();
        foreach (var v in flow.Active)
        {
            foreach (var step in flow.Out.At(v))
            {
                ref var people = ref state.Flow[step.Arc];
                if (people == 0 || Loss(v, step) <= flow.Slack)
                    continue;
                state.Surplus[v] += people;
                state.Surplus[step.Other] -= people;
                people = 0;
            }

            if (v >= network.FirstCrowd && flow.Price[v] > flow.Slack)
            {
                state.Surplus[v] += state.Reserve[v - network.FirstCrowd];
                state.Reserve[v - network.FirstCrowd] = 0;
            }
        }

        for (var place = 0; place < network.Places; place++)
        {
            var least = flow.WorthMoreThan(place, flow.Price[place] + flow.Slack);
            var most = flow.WorthAtLeast(place, flow.CeilingToPoints(flow.Price[place] - flow.Slack));
            var filled = Math.Clamp(state.Filled[place], least, most);
            state.Surplus[place] += state.Filled[place] - filled;
            state.Filled[place] = filled;
        }
    }

    /// <summary>Sets aside arcs that lose by far, and crowds who are left with one way.</summary>
    public void SetAside()
    {
        PriceCrowds();
        var far = DecidedAfter * flow.Slack;
        for (var i = flow.NodeCount - 1; i >= 0; i--)
        {
            // Tails come before heads here, but for hubs, which are never set aside.
            var node = flow.Nodes[i];
            var coming = Keep(flow.In, node, s => !flow.IsAside[s.Other] && (state.Flow[s.Arc] > 0 || Loss(s.Other, s with { Other = node }) <= far));
            var going = Keep(flow.Out, node, s => state.Flow[s.Arc] > 0 || Loss(node, s) <= far);
            if (node >= network.FirstCrowd && coming == 0)
                flow.IsAside[node] = going == 0 || (going == 1 && flow.Price[node] > far && state.Reserve[node - network.FirstCrowd] == 0);
        }

        var kept = 0;
        foreach (var node in flow.Active)
        {
            if (!flow.IsAside[node])
                flow.Nodes[kept++] = node;
        }

        flow.NodeCount = kept;
    }

    /// <summary>Takes back all that was set aside.</summary>
    public void TakeAllBack()
    {
        flow.In.TakeAllBack();
        flow.Out.TakeAllBack();
        Array.Clear(flow.IsAside);
        flow.NodeCount = network.Nodes;
        for (var v = 0; v < network.Nodes; v++)
            flow.Nodes[v] = v;
    }

    /// <summary>How much less than its tail's price the head is worth after the cost.</summary>
    private long Loss(int tail, Step step) => flow.Price[tail] - flow.Price[step.Other] + flow.Cost[step.Cost];

    private long BestAhead(int node, long best)
    {
        foreach (var step in flow.Out.At(node))
            best = Math.Max(best, flow.Price[step.Other] - flow.Cost[step.Cost]);
        return best;
    }

    /// <summary>In rounds, of which few are needed: no way over hubs is long, but for chains, which lie in the order of the rounds.</summary>
    private void RaiseHubs()
    {
        for (var hasRisen = true; hasRisen;)
        {
            hasRisen = false;
            for (var v = network.FirstCrowd - 1; v >= 0; v--)
            {
                var best = BestAhead(v, flow.Price[v]);
                hasRisen |= best > flow.Price[v];
                flow.Price[v] = best;
            }
        }
    }

    private void PriceCrowds()
    {
        foreach (var v in flow.Active)
        {
            if (v >= network.FirstCrowd)
                flow.Price[v] = BestAhead(v, 0);
        }
    }

    /// <summary>Moves the steps that are not kept behind the end; returns how many are kept.</summary>
    private static int Keep(Steps steps, int node, Func<Step, bool> isKept)
    {
        var (first, end) = (steps.First[node], steps.End[node]);
        for (var k = first; k < end;)
        {
            if (isKept(steps.Items[k]))
            {
                k++;
                continue;
            }

            end--;
            (steps.Items[k], steps.Items[end]) = (steps.Items[end], steps.Items[k]);
        }

        steps.End[node] = end;
        return end - first;
    }
}
