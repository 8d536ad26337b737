using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Balancing;

namespace CoGovernance.Domain.Policies;

/// <summary>When the board proposes plans by itself. Without either it proposes none.</summary>
/// <param name="Every">A plan is looked for each time this span has passed; 1 to 365 days.</param>
/// <param name="AtShare">
/// A plan is looked for when moves would fill at least this share of all places; looked at once a day at most, when counts have changed.
/// </param>
/// <param name="By">County: one plan for all communities. Town: each town alone within its own.</param>
public sealed record AutomaticPlans(TimeSpan? Every = null, double? AtShare = null, Tier By = Tier.County)
{
    public static AutomaticPlans None { get; } = new();
}

/// <summary>How people are balanced between communities.</summary>
public sealed record BalancePolicy
{
    public static BalancePolicy Default { get; } = new();

    /// <summary>The planning period for which demand is counted; 7 to 92 days.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromDays(28);

    /// <summary>Minutes of work in a period that make one place; 30 to 6,000.</summary>
    public int MinutesPerPlace { get; init; } = 240;

    /// <summary>Counts go up no more often than this; 1 hour to 7 days.</summary>
    public TimeSpan ReportEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a moved member helps; 1 to 184 days.</summary>
    public TimeSpan Term { get; init; } = TimeSpan.FromDays(28);

    /// <summary>Nobody is moved again before this has passed since the last move began; 0 to 730 days.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromDays(90);

    /// <summary>At most this share of a unit's members helps elsewhere at once; 0 to 1.</summary>
    public double UnitShare { get; init; } = 0.25;

    /// <summary>A plan that is not approved and applied in this time expires; 1 hour to 60 days.</summary>
    public TimeSpan ApproveWithin { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a chosen member may object after being told; 1 hour to 30 days.</summary>
    public TimeSpan ObjectWithin { get; init; } = TimeSpan.FromDays(3);

    /// <summary>What places are worth and moves cost; each at most 1,000,000,000.</summary>
    public BalanceCosts Costs { get; init; } = BalanceCosts.Default;

    public AutomaticPlans Automatic { get; init; } = AutomaticPlans.None;
}
