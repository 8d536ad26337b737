namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// A flow whose prices may be wrong by a slack, which shrinks from pass to pass. With the slack e, an arc v → w of cost c has
/// price(v) ≥ price(w) − c − e, and price(v) ≤ price(w) − c + e where there is flow; the way to the root likewise. Prices and costs are
/// multiplied by more than the number of nodes, so that a slack of 1 is none: no way round can gain less than a whole point.
/// <para>
/// The same steps serve both directions. While prices fall, people too many go on over arcs (<see cref="Free"/>) or back over flow
/// (<see cref="Used"/>); while they rise, the missing are called over arcs from the other side. Rising, all prices stand with the other
/// sign, and what is missing is the surplus, so that a surplus always moves towards the higher price.
/// </para>
/// </summary>
internal sealed class ScaledFlow
{
    /// <summary>Less than any price: there is no such way.</summary>
    public const long Never = long.MinValue / 2;

    private readonly long[] offer;

    public ScaledFlow(FlowState state)
    {
        (State, Network) = (state, state.Network);
        while (Scale <= Network.Nodes + 1)
            Scale *= 2;
        var costs = new List<long>();
        var numbers = new byte[Network.Arcs];
        for (var arc = 0; arc < numbers.Length; arc++)
        {
            var number = costs.IndexOf(Network.Cost[arc]);
            if (number < 0)
            {
                number = costs.Count;
                costs.Add(Network.Cost[arc]);
            }

            numbers[arc] = (byte)number;
        }

        Cost = [.. costs.Select(c => checked(c * Scale))];
        Out = new Steps(Network.Out, numbers);
        In = new Steps(Network.In, numbers);
        (Free, Used) = (Out, In);
        Price = new long[Network.Nodes];
        offer = new long[Network.Places];
        Nodes = [.. Enumerable.Range(0, Network.Nodes)];
        NodeCount = Nodes.Length;
        IsAside = new bool[Network.Nodes];
    }

    public FlowState State { get; }

    public FlowNetwork Network { get; }

    public long Scale { get; } = 1;

    public long Slack { get; set; }

    public bool Rising { get; private set; }

    public long[] Price { get; }

    public long[] Cost { get; }

    public Steps Out { get; }

    public Steps In { get; }

    public Steps Free { get; private set; }

    public Steps Used { get; private set; }

    /// <summary>The first <see cref="NodeCount"/> are those not set aside, rising.</summary>
    public int[] Nodes { get; }

    public int NodeCount { get; set; }

    public ReadOnlySpan<int> Active => Nodes.AsSpan(0, NodeCount);

    /// <summary>Crowds whose way is decided.</summary>
    public bool[] IsAside { get; }

    /// <summary>Turns the signs for the direction, and looks up what the root offers at each place.</summary>
    public void Turn(bool rising)
    {
        if (rising != Rising)
        {
            foreach (var v in Active)
            {
                Price[v] = -Price[v];
                State.Surplus[v] = -State.Surplus[v];
            }
        }

        Rising = rising;
        (Free, Used) = rising ? (In, Out) : (Out, In);
        for (var place = 0; place < offer.Length; place++)
            LookUp(place);
    }

    /// <summary>The price at which the root takes people from the node, or gives them while prices rise.</summary>
    public long Offer(int node) =>
        node >= Network.FirstCrowd ? !Rising || State.Reserve[node - Network.FirstCrowd] > 0 ? 0 : Never
        : node < Network.Places ? offer[node]
        : Never;

    /// <summary>Lets as many people go to the root as gain there; returns how many of the surplus are left.</summary>
    public long ToRoot(int node, long surplus)
    {
        if (node >= Network.FirstCrowd)
        {
            ref var reserve = ref State.Reserve[node - Network.FirstCrowd];
            var all = Rising ? Math.Min(surplus, reserve) : surplus;
            reserve += Rising ? -all : all;
            return surplus - all;
        }

        var filled = State.Filled[node];
        var most = Rising ? filled - WorthAtLeast(node, CeilingToPoints(-Price[node])) : WorthMoreThan(node, Price[node]) - filled;
        var some = Math.Min(surplus, most);
        State.Filled[node] += Rising ? -some : some;
        LookUp(node);
        return surplus - some;
    }

    /// <summary>How many places earn at least the price, in points.</summary>
    public long WorthAtLeast(int place, long price) =>
        State.Demand[place] == 0 ? 0 : PlaceEarnings.WorthAtLeast(State.Shortfall, State.Demand[place], price);

    /// <summary>How many places earn more than the scaled price.</summary>
    public long WorthMoreThan(int place, long scaled) => WorthAtLeast(place, (scaled >= 0 ? scaled / Scale : -CeilingToPoints(-scaled)) + 1);

    public long CeilingToPoints(long scaled) => scaled > 0 ? (scaled - 1) / Scale + 1 : scaled / Scale;

    private void LookUp(int place)
    {
        var (demand, filled) = (State.Demand[place], State.Filled[place]);
        offer[place] = Rising
            ? filled > 0 ? -PlaceEarnings.Of(State.Shortfall, demand, filled) * Scale : Never
            : filled < demand ? PlaceEarnings.Of(State.Shortfall, demand, filled + 1) * Scale : Never;
    }
}
