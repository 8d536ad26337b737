using System.Collections.Immutable;

namespace CoGovernance.Storage.Verification;

/// <summary>How far a verification has come; <paramref name="Total"/> is the number of events that the head row speaks of.</summary>
/// <param name="Stage"><c>chain</c>, <c>streams</c> or the name of the list that is compared.</param>
/// <param name="Done">Events or rows so far.</param>
public sealed record VerifyProgress(string Stage, long Done, long Total);

/// <summary>
/// One difference between what the record holds and what it must hold.
/// </summary>
/// <param name="Table">The table: <c>events</c>, <c>journal_head</c>, <c>snapshots</c>, <c>outbox</c> or the name of a list.</param>
/// <param name="Key">Which row: a position, a stream or the key of the list's row.</param>
/// <param name="Column">Which column; <c>row</c> when the row is missing or too many.</param>
/// <param name="Expected">What follows from the events.</param>
/// <param name="Found">What stands there.</param>
public sealed record VerifyFinding(string Table, string Key, string Column, string Expected, string Found)
{
    public override string ToString() => $"{Table} {Key}: {Column} is {Found}, must be {Expected}";
}

/// <summary>The outcome of a verification. Findings are the first ones of each part, in the order of reading.</summary>
/// <param name="Differences">All differences, also those that are not listed.</param>
public sealed record VerifyReport(
    long Events, long Streams, long Snapshots,
    ImmutableSortedDictionary<string, long> Rows, long Differences,
    ImmutableArray<VerifyFinding> Findings)
{
    public bool IsSound => Differences == 0;

    /// <summary>The first difference; null when the record is sound.</summary>
    public VerifyFinding? First => Findings.IsEmpty ? null : Findings[0];
}
