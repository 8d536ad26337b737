using System.Collections.Immutable;

namespace CoGovernance.Contracts.Journal;

/// <summary>One fact to write. <paramref name="Data"/> is UTF-8 JSON; <paramref name="Type"/> is a storage contract.</summary>
public sealed record NewEvent(string Type, byte[] Data);

/// <summary>News for another grain, written with the events that caused it and delivered at least once, in order per target.</summary>
public sealed record NewMessage(StreamId Target, string Type, byte[] Data);

/// <summary>
/// Everything that one command writes, in one transaction or not at all.
/// </summary>
public sealed record Append
{
    public required StreamId Stream { get; init; }

    /// <summary>The version the decision was made on: the number of events in the stream, 0 for a new one.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>Unique within the stream; the same command again has no second effect. At most 200 characters.</summary>
    public required string CommandId { get; init; }

    /// <summary>Who asked: an account, a grain or <c>system</c>. Holds no personal data.</summary>
    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One event at least.</summary>
    public required ImmutableArray<NewEvent> Events { get; init; }

    public ImmutableArray<NewMessage> Messages { get; init; } = [];

    /// <summary>The rows of the lists that change with the state, whole: the last one written for a key wins.</summary>
    public ImmutableArray<ProjectionRow> Rows { get; init; } = [];

    /// <summary>When the stream's grain wants to be woken next; null when it waits for nothing.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>The state after these events, when it is time to store one; null otherwise.</summary>
    public byte[]? Snapshot { get; init; }
}

public enum AppendStatus
{
    /// <summary>The events are on disk.</summary>
    Appended,

    /// <summary>The command had been carried out before; nothing was written.</summary>
    Duplicate,

    /// <summary>Somebody else wrote to the stream since it was read; nothing was written.</summary>
    Conflict,
}

/// <summary>
/// How an append ended. <paramref name="Version"/> is the version after the command for Appended and Duplicate
/// (as it was when the command was first carried out), and the version found for Conflict.
/// </summary>
public readonly record struct AppendResult(AppendStatus Status, long Version);
