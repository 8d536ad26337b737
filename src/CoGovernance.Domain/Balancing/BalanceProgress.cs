namespace CoGovernance.Domain.Balancing;

/// <summary>How far a solve has come: so many of the people are settled, as far as is known by now.</summary>
public readonly record struct BalanceProgress(long Done, long Total);
