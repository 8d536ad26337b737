namespace CoGovernance.Storage.Dialect;

/// <summary>
/// The one row that every commit locks first and moves on: where the journal ends.
/// </summary>
/// <param name="Position">Of the last event; 0 for an empty journal.</param>
/// <param name="Hash">Of the last event, 32 bytes; zeros for an empty journal.</param>
/// <param name="OutboxId">The last id given to a message.</param>
/// <param name="Revision">Counts commits, also those that wrote no event.</param>
internal sealed record JournalHead(long Position, byte[] Hash, long OutboxId, long Revision)
{
    /// <summary>Whether nobody committed in between.</summary>
    public bool IsSameAs(JournalHead? other) =>
        other is not null && Position == other.Position && Revision == other.Revision && Hash.AsSpan().SequenceEqual(other.Hash);
}
