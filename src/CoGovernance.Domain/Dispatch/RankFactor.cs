namespace CoGovernance.Domain.Dispatch;

/// <summary>One reason for a candidate's place in the ranking: a stable name and what it added. More points stand higher.</summary>
public sealed record RankFactor(string Name, int Points);
