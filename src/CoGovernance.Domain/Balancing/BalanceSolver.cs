namespace CoGovernance.Domain.Balancing;

/// <summary>A solution, and what the next solve can begin from.</summary>
public sealed record BalanceAnswer(BalanceSolution Solution, WarmStart WarmStart);

/// <summary>
/// Finds the best balance, exactly. The same instance gives the same solution on every run and machine; a warm start gives the same
/// objective, though perhaps other placements that are as good.
/// </summary>
public static class BalanceSolver
{
    /// <param name="instance">Without fault by <see cref="BalanceRules"/>.</param>
    /// <param name="last">What an earlier solve of a like instance left: the more is the same, the less is to be done. It is not changed.</param>
    /// <param name="progress">Hears how many people and places are settled, many times in a large instance.</param>
    /// <param name="cancellation">Looked at in every round of the search.</param>
    /// <exception cref="ArgumentException">The instance has a fault.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static BalanceAnswer Solve(
        BalanceInstance instance, WarmStart? last = null, IProgress<BalanceProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (BalanceRules.Fault(instance) is { } fault)
            throw new ArgumentException(fault.ToString(), nameof(instance));
        var warm = last?.For(instance, progress, cancellation) ?? WarmStart.Cold(instance, progress, cancellation);
        return new BalanceAnswer(warm.Read(), warm);
    }
}
