namespace CoGovernance.Domain.Balancing;

/// <summary>How far a solve has come. It ends at grain 1 with nobody missing.</summary>
/// <param name="Grain">Prices are right up to about this many points; finer from pass to pass.</param>
/// <param name="Open">People that are missing or too many, in this grain.</param>
public readonly record struct BalanceProgress(long Grain, long Open);
