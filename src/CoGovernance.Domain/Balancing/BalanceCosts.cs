namespace CoGovernance.Domain.Balancing;

/// <summary>What filling a place earns and what moving a person costs, in points; none is negative.</summary>
/// <param name="Shortfall">What filling the whole demand of a community for a skill earns, but for roundings: see <see cref="PlaceEarnings"/>.</param>
/// <param name="SameTownMove">A place in another community of the home town.</param>
/// <param name="CrossTownMove">A place in another town.</param>
/// <param name="AgreementBonus">What a move costs less, not below 0, where the unit has an agreement with the community.</param>
public sealed record BalanceCosts(long Shortfall, long SameTownMove, long CrossTownMove, long AgreementBonus)
{
    public static BalanceCosts Default { get; } = new(1_000_000, 20_000, 60_000, 10_000);

    /// <summary>What a person pays for a place away from home.</summary>
    public long Move(bool sameTown, bool agreed)
    {
        var cost = sameTown ? SameTownMove : CrossTownMove;
        return agreed ? Math.Max(0, cost - AgreementBonus) : cost;
    }
}
