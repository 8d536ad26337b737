namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// Finds the best flow by cost scaling (Goldberg and Tarjan, "Finding minimum-cost circulations by successive approximation", 1990): each
/// pass brings the flow of the last into order with a finer slack. It ends as soon as exact prices prove the flow, which is usually long
/// before the slack is so small that it must be the best.
/// </summary>
internal sealed class CostScaling
{
    private const long Refinement = 4;

    /// <summary>In points: with more the proof seldom succeeds, and is not tried.</summary>
    private const long ProofSlack = 20;

    private readonly ScaledFlow flow;
    private readonly Preparation preparation;
    private readonly Relabelling relabelling;
    private readonly IProgress<BalanceProgress>? progress;
    private bool setsAside = true;

    private CostScaling(FlowState state, IProgress<BalanceProgress>? progress, CancellationToken cancellation)
    {
        this.progress = progress;
        flow = new ScaledFlow(state);
        preparation = new Preparation(flow);
        relabelling = new Relabelling(flow, progress, cancellation);
    }

    /// <param name="empty">Everybody is in reserve; no place is filled.</param>
    public static void Run(FlowState empty, IProgress<BalanceProgress>? progress, CancellationToken cancellation)
    {
        if (empty.Network.Arcs >= Step.MostArcs)
            throw new InvalidOperationException("The network has more arcs than can be numbered.");
        new CostScaling(empty, progress, cancellation).Run();
    }

    private void Run()
    {
        var widest = Math.Max(1, flow.State.Shortfall / 4) * flow.Scale;
        flow.Slack = widest;
        while (true)
        {
            preparation.Begin();
            var isDone = relabelling.Run(rising: false) && relabelling.Run(rising: true);
            if (isDone && flow.Slack <= ProofSlack * flow.Scale && TryProve())
                break;
            if (!isDone || flow.Slack == 1)
                StartOver(widest);
            else
                Refine();
        }

        flow.State.Settle();
        progress?.Report(new BalanceProgress(1, 0));
    }

    private void Refine()
    {
        if (setsAside)
            preparation.SetAside();
        flow.Slack = Math.Max(1, flow.Slack / Refinement);
    }

    /// <summary>Something was set aside that is needed after all: the passes begin anew from here, and nothing is set aside any more.</summary>
    private void StartOver(long widest)
    {
        if (!setsAside)
            throw new InvalidOperationException("The flow of the finest slack is not the best, against the theory.");
        setsAside = false;
        preparation.TakeAllBack();
        flow.Slack = widest;
    }

    private bool TryProve()
    {
        var near = new long[flow.Price.Length];
        for (var v = 0; v < near.Length; v++)
            near[v] = flow.CeilingToPoints(flow.Price[v]);
        return ExactPrices.TryFind(flow.State, near);
    }
}
