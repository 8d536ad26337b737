namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// A flow and its prices. Once solved it keeps what an optimum must keep: for each arc v → w of cost c, price(v) ≥ price(w) − c, with
/// equality where there is flow; a crowd's price is not negative, and 0 while it has a reserve; a place's price lies between what its
/// last filled place earns and what the next would. What may be missing on the way is balance: a node may have people too many or too
/// few (<see cref="Surplus"/>).
/// </summary>
internal sealed class FlowState
{
    private readonly long[] last;
    private readonly long[] next;

    public FlowState(FlowNetwork network, long shortfall, long[] demand, long[] reserve)
    {
        Shortfall = shortfall;
        Network = network;
        Demand = demand;
        Reserve = reserve;
        Price = new long[network.Nodes];
        Flow = new long[network.Arcs];
        Filled = new long[network.Places];
        last = new long[network.Places];
        next = new long[network.Places];
        Surplus = new long[network.Nodes];
    }

    private FlowState(FlowState other)
    {
        Shortfall = other.Shortfall;
        Network = other.Network;
        Demand = [.. other.Demand];
        Reserve = [.. other.Reserve];
        Price = [.. other.Price];
        Flow = [.. other.Flow];
        Filled = [.. other.Filled];
        last = [.. other.last];
        next = [.. other.next];
        Surplus = [.. other.Surplus];
    }

    public FlowState Copy() => new(this);

    public FlowNetwork Network { get; }

    public long Shortfall { get; }

    /// <summary>What one more person at the node is worth.</summary>
    public long[] Price { get; }

    public long[] Flow { get; }

    public long[] Demand { get; }

    public long[] Filled { get; }

    /// <summary>By crowd, not by node.</summary>
    public long[] Reserve { get; }

    /// <summary>What flows in, less what flows on and what stays.</summary>
    public long[] Surplus { get; }

    /// <summary>What the last place filled earns; null when none is.</summary>
    public long? Last(int place) => Filled[place] > 0 ? PlaceEarnings.Of(Shortfall, Demand[place], Filled[place]) : null;

    /// <summary>What the next place would earn; null when all are filled.</summary>
    public long? Next(int place) => Filled[place] < Demand[place] ? PlaceEarnings.Of(Shortfall, Demand[place], Filled[place] + 1) : null;

    /// <summary>Looks earnings up again after places were filled from outside.</summary>
    public void Settle()
    {
        for (var place = 0; place < Filled.Length; place++)
            Reprice(place);
    }

    /// <summary>Gives a place another demand and fills as much of it as its price allows.</summary>
    public void Redemand(int place, long demand)
    {
        Demand[place] = demand;
        var filled = Math.Clamp(Filled[place], WorthAtLeast(place, Price[place] + 1), WorthAtLeast(place, Price[place]));
        Surplus[place] -= filled - Filled[place];
        Filled[place] = filled;
        Reprice(place);
    }

    /// <summary>How many people a node can give to the root (when prices fall) or take from it (when they rise) without loss.</summary>
    public long AtRoot(int node, bool rising)
    {
        if (node >= Network.FirstCrowd)
            return Price[node] != 0 ? 0 : rising ? Reserve[node - Network.FirstCrowd] : long.MaxValue;
        if (node >= Network.Places)
            return 0;
        return rising
            ? last[node] == Price[node] ? Filled[node] - WorthAtLeast(node, Price[node] + 1) : 0
            : next[node] == Price[node] ? WorthAtLeast(node, Price[node]) - Filled[node] : 0;
    }

    /// <summary>How far prices must move until the node can; <see cref="long.MaxValue"/> when it never can.</summary>
    public long ToRoot(int node, bool rising)
    {
        if (node >= Network.FirstCrowd)
            return !rising ? Price[node] : Reserve[node - Network.FirstCrowd] > 0 ? 0 : long.MaxValue;
        if (node >= Network.Places)
            return long.MaxValue;
        return rising
            ? Filled[node] > 0 ? last[node] - Price[node] : long.MaxValue
            : Filled[node] < Demand[node] ? Price[node] - next[node] : long.MaxValue;
    }

    /// <summary>Takes people from the root at the node, or gives them (a negative number).</summary>
    public void TakeAtRoot(int node, long people)
    {
        if (node >= Network.FirstCrowd)
        {
            Reserve[node - Network.FirstCrowd] -= people;
            return;
        }

        Filled[node] -= people;
        Reprice(node);
    }

    private void Reprice(int place)
    {
        last[place] = Last(place) ?? long.MaxValue;
        next[place] = Next(place) ?? long.MinValue;
    }

    private long WorthAtLeast(int place, long price) => Demand[place] == 0 ? 0 : PlaceEarnings.WorthAtLeast(Shortfall, Demand[place], price);
}
