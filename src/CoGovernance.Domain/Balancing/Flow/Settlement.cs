namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// Settles what is out of balance, round by round: prices move until ways open, then as many people go as can. It is the primal-dual
/// method for flows of least cost: reduced costs stay non-negative, so the flow is optimal once nothing is missing.
/// </summary>
internal sealed class Settlement(FlowState state, IProgress<BalanceProgress>? progress, CancellationToken cancellation)
{
    private readonly int[] sources = new int[state.Network.Nodes];

    /// <summary>Brings everything into balance: first those too many, then those missing.</summary>
    public void Run()
    {
        Run(rising: false);
        Run(rising: true);
    }

    private void Run(bool rising)
    {
        var count = Find(rising);
        if (count == 0)
            return;
        var search = new SourceSearch(state, rising);
        var ways = new WaySearch(state, rising);
        while (count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            search.Run(sources.AsSpan(0, count));
            ways.Reopen();
            for (var i = 0; i < count; i++)
                ways.Settle(sources[i]);
            count = Keep(count);
        }
    }

    private int Find(bool rising)
    {
        var count = 0;
        for (var v = 0; v < state.Surplus.Length; v++)
        {
            if (rising ? state.Surplus[v] < 0 : state.Surplus[v] > 0)
                sources[count++] = v;
        }

        return count;
    }

    private int Keep(int count)
    {
        var kept = 0;
        long open = 0;
        for (var i = 0; i < count; i++)
        {
            var people = Math.Abs(state.Surplus[sources[i]]);
            if (people == 0)
                continue;
            sources[kept++] = sources[i];
            open += people;
        }

        progress?.Report(new BalanceProgress(1, open));
        return kept;
    }
}
