namespace CoGovernance.Storage.Commit;

/// <summary>What the writer remembers of a stream between commits.</summary>
/// <param name="Version">The number of its events.</param>
/// <param name="DueKnown">Whether <paramref name="Due"/> is what stands in the due table.</param>
/// <param name="Due">Null when the due table has no row for it.</param>
internal readonly record struct StreamHead(long Version, bool DueKnown, DateTimeOffset? Due);
