using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;

namespace CoGovernance.Storage.Commit;

/// <summary>An event with its place in the journal.</summary>
internal readonly record struct PlannedEvent(AppendWork Work, int Index, long Position, byte[] Hash)
{
    public long Version => Work.Append.ExpectedVersion + 1 + Index;

    /// <summary>The number of events of the command in its first event, null in the others.</summary>
    public long? CommandSize => Index == 0 ? Work.Events.Length : null;

    public EventBytes Bytes => Work.Events[Index];

    public StoredEvent ToStored() => new(
        Position, Work.Append.Stream, Version, Work.Append.Events[Index].Type, Work.Append.Events[Index].Data, Work.Append.Actor,
        Work.Append.CommandId, Instants.FromMicroseconds(Work.At));
}

/// <summary>All that one transaction writes.</summary>
internal sealed class CommitPlan
{
    /// <summary>Where the journal ends after it.</summary>
    public JournalHead Head { get; set; } = new(0, new byte[EventBytes.HashLength], 0, 0);

    public List<PlannedEvent> Events { get; } = [];

    /// <summary>The newest snapshot of each stream that got one.</summary>
    public Dictionary<string, Snapshot> Snapshots { get; } = [];

    public List<OutboxEntry> Messages { get; } = [];

    public List<long> Delivered { get; } = [];

    public List<ParkWork> Parked { get; } = [];

    public List<KeyWork> Keys { get; } = [];

    public List<EraseWork> Erased { get; } = [];

    /// <summary>The due row of each stream that changes; null deletes it.</summary>
    public Dictionary<StreamId, DateTimeOffset?> Due { get; } = [];

    /// <summary>The rows of the lists, those of the due table among them.</summary>
    public ListChanges Rows { get; } = new();

    /// <summary>Where each written stream stands after it.</summary>
    public Dictionary<StreamId, StreamHead> Heads { get; } = [];

    public int Appended { get; set; }

    public int Conflicts { get; set; }

    public int Duplicates { get; set; }

    public bool IsEmpty =>
        Events.Count + Delivered.Count + Parked.Count + Keys.Count + Erased.Count + Due.Count == 0;

    public CommittedBatch ToBatch()
    {
        var events = new StoredEvent[Events.Count];
        for (var i = 0; i < events.Length; i++)
            events[i] = Events[i].ToStored();
        var due = new List<DueEntry>(Due.Count);
        foreach (var (stream, at) in Due)
        {
            if (at is { } instant)
                due.Add(new DueEntry(stream, instant));
        }

        return new CommittedBatch(events, [.. Messages], due);
    }
}
