namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// A flow and its prices. It keeps, in the grain at hand, what an optimum must keep: for each arc v → w of cost c, price(v) ≥ price(w) − c,
/// with equality where there is flow; a crowd's price is not negative, and 0 while it has a reserve; a place's price lies between what
/// its last filled place earns and what the next would. What may be missing on the way is balance: a node may have people too many or
/// too few (<see cref="Surplus"/>).
/// </summary>
internal sealed class FlowState
{
    private readonly long shortfall;

    public FlowState(FlowNetwork network, long shortfall, long[] demand, long[] reserve)
    {
        this.shortfall = shortfall;
        Network = network;
        Demand = demand;
        Reserve = reserve;
        Price = new long[network.Nodes];
        Flow = new long[network.Arcs];
        Filled = new long[network.Places];
        Last = new long[network.Places];
        Next = new long[network.Places];
        Surplus = new long[network.Nodes];
    }

    private FlowState(FlowState other)
    {
        shortfall = other.shortfall;
        Network = other.Network;
        Grain = other.Grain;
        Demand = [.. other.Demand];
        Reserve = [.. other.Reserve];
        Price = [.. other.Price];
        Flow = [.. other.Flow];
        Filled = [.. other.Filled];
        Last = [.. other.Last];
        Next = [.. other.Next];
        Surplus = [.. other.Surplus];
    }

    public FlowState Copy() => new(this);

    public FlowNetwork Network { get; }

    /// <summary>Earnings are rounded down to multiples of it; 1 is exact.</summary>
    public long Grain { get; private set; } = 1;

    /// <summary>What one more person at the node is worth.</summary>
    public long[] Price { get; }

    public long[] Flow { get; }

    public long[] Demand { get; }

    public long[] Filled { get; }

    /// <summary>What the last place filled earns; without bound when none is.</summary>
    public long[] Last { get; }

    /// <summary>What the next place would earn; without bound below when all are filled.</summary>
    public long[] Next { get; }

    /// <summary>By crowd, not by node.</summary>
    public long[] Reserve { get; }

    /// <summary>What flows in, less what flows on and what stays.</summary>
    public long[] Surplus { get; }

    /// <summary>
    /// Takes a finer grain, in which earnings are as high or higher: places that now earn more than their price are wanted, though
    /// nobody has come yet.
    /// </summary>
    public void Refine(long grain)
    {
        Grain = grain;
        for (var place = 0; place < Filled.Length; place++)
        {
            var wanted = Math.Max(Filled[place], WorthAtLeast(place, Price[place] + 1));
            Surplus[place] -= wanted - Filled[place];
            Filled[place] = wanted;
            Reprice(place);
        }
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
            ? Last[node] == Price[node] ? Filled[node] - WorthAtLeast(node, Price[node] + 1) : 0
            : Next[node] == Price[node] ? WorthAtLeast(node, Price[node]) - Filled[node] : 0;
    }

    /// <summary>How far prices must move until the node can; <see cref="long.MaxValue"/> when it never can.</summary>
    public long ToRoot(int node, bool rising)
    {
        if (node >= Network.FirstCrowd)
            return !rising ? Price[node] : Reserve[node - Network.FirstCrowd] > 0 ? 0 : long.MaxValue;
        if (node >= Network.Places)
            return long.MaxValue;
        return rising
            ? Filled[node] > 0 ? Last[node] - Price[node] : long.MaxValue
            : Filled[node] < Demand[node] ? Price[node] - Next[node] : long.MaxValue;
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
        var (demand, filled) = (Demand[place], Filled[place]);
        Last[place] = filled > 0 ? Rounded(PlaceEarnings.Of(shortfall, demand, filled)) : long.MaxValue;
        Next[place] = filled < demand ? Rounded(PlaceEarnings.Of(shortfall, demand, filled + 1)) : long.MinValue;
    }

    private long Rounded(long earning) => earning / Grain * Grain;

    private long WorthAtLeast(int place, long price) =>
        Demand[place] == 0 ? 0 : PlaceEarnings.WorthAtLeast(shortfall, Demand[place], (price + Grain - 1) / Grain * Grain);
}
