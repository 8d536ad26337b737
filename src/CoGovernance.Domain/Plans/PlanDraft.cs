using System.Collections.Immutable;
using CoGovernance.Domain.Areas;

namespace CoGovernance.Domain.Plans;

/// <summary>Why a plan was proposed.</summary>
public enum PlanCause
{
    ByHand,
    Schedule,

    /// <summary>Moves would fill as large a share of the places as the policy names.</summary>
    Imbalance,
}

/// <summary>The counts of a community that a plan was made on.</summary>
public sealed record CountsUsed(DivisionCode Community, long Version);

/// <summary>The policy's terms that a plan keeps to, whatever is adopted later.</summary>
public sealed record PlanTerms(int PolicyVersion, TimeSpan Term, TimeSpan ObjectWithin, TimeSpan Rest);

/// <summary>A balance plan as the board proposes it: with its outline, what it was made on, and the day by which it must be in force.</summary>
/// <param name="Scope">The county, or a town that balances its own communities alone.</param>
/// <param name="LeftOut">Communities of the scope that other open plans hold, and that had no part.</param>
public sealed record PlanDraft(
    PlanNumber Number,
    DivisionCode Scope,
    PlanCause Cause,
    PlanTerms Terms,
    PlanOutline Outline,
    ImmutableArray<CountsUsed> Counts,
    ImmutableArray<DivisionCode> LeftOut,
    DateTimeOffset ProposedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Whose approval the plan needs: each community that gives or receives, their towns, and the county for a plan of its own.</summary>
    public ImmutableSortedSet<DivisionCode> Tiers()
    {
        var touched = Outline.Touched();
        return touched.Union(touched.Select(t => t.Town)).Add(Scope);
    }

    public bool Equals(PlanDraft? other) => other is not null && Number == other.Number && Scope == other.Scope && ProposedAt == other.ProposedAt;

    public override int GetHashCode() => HashCode.Combine(Number, Scope);
}
