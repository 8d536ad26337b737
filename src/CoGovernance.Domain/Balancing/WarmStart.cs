using CoGovernance.Domain.Balancing.Flow;

namespace CoGovernance.Domain.Balancing;

/// <summary>The network, flow and prices that a solve ended with. Immutable; it holds memory in proportion to the instance.</summary>
public sealed class WarmStart
{
    private readonly InstanceIndex index;
    private readonly Crowds crowds;
    private readonly FlowState state;

    private WarmStart(InstanceIndex index, Crowds crowds, FlowState state) =>
        (this.index, this.crowds, this.state) = (index, crowds, state);

    internal BalanceSolution Read() => SolutionReader.Read(index, crowds, state);

    /// <summary>Solves from nothing.</summary>
    internal static WarmStart Cold(BalanceInstance instance, IProgress<BalanceProgress>? progress, CancellationToken cancellation)
    {
        var numbered = new InstanceIndex(instance);
        var alike = new Crowds(numbered);
        var empty = new FlowState(NetworkBuilder.Build(numbered, alike), instance.Costs.Shortfall, numbered.Demand(), [.. alike.Count]);
        CostScaling.Run(empty, progress, cancellation);
        return new WarmStart(numbered, alike, empty);
    }

    /// <summary>
    /// Solves an instance with the same people, agreements, costs and wanted skills from here: only the places whose demand changed are
    /// out of balance. Null when more has changed.
    /// </summary>
    internal WarmStart? For(BalanceInstance instance, IProgress<BalanceProgress>? progress, CancellationToken cancellation)
    {
        if (!HasSamePeople(index.Instance, instance))
            return null;
        var now = new InstanceIndex(instance);
        if (!now.SkillNames.SequenceEqual(index.SkillNames, StringComparer.Ordinal))
            return null;
        var next = state.Copy();
        var demand = now.Demand();
        for (var place = 0; place < demand.Length; place++)
        {
            if (demand[place] != next.Demand[place])
                next.Redemand(place, demand[place]);
        }

        new Settlement(next, progress, cancellation).Run();
        if (!ExactPrices.TryFind(next, next.Price))
            throw new InvalidOperationException("The flow that was settled is not the best.");
        return new WarmStart(now, crowds, next);
    }

    private static bool HasSamePeople(BalanceInstance a, BalanceInstance b) =>
        a.Costs == b.Costs
        && a.Communities.Length == b.Communities.Length
        && a.Communities.Zip(b.Communities).All(pair => pair.First.Code == pair.Second.Code)
        && (a.Agreements == b.Agreements || a.Agreements.AsSpan().SequenceEqual(b.Agreements.AsSpan()))
        && (a.Profiles == b.Profiles || (a.Profiles.Length == b.Profiles.Length && a.Profiles.Zip(b.Profiles).All(p => IsSame(p.First, p.Second))));

    private static bool IsSame(BalanceProfile a, BalanceProfile b) =>
        a.Id == b.Id && a.Home == b.Home && a.Unit == b.Unit && a.Count == b.Count && a.Stays == b.Stays && a.Skills.AsSpan().SequenceEqual(b.Skills.AsSpan());
}
