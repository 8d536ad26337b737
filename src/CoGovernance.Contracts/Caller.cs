using CoGovernance.Domain.Kernel;

namespace CoGovernance.Contracts;

/// <summary>
/// Who asks for what they ask, and when. The same <paramref name="CommandId"/> sent again to the same grain has one effect.
/// </summary>
/// <param name="CommandId">1 to 200 characters.</param>
/// <param name="Actor">An account, a role or a part of the system; no personal data.</param>
/// <param name="At">The time of the command: grains read no clock.</param>
public sealed record Caller(string CommandId, string Actor, DateTimeOffset At)
{
    /// <summary>The version of the stream that an edit was made from: refused as <c>version.stale</c> when it stands at another.</summary>
    public long? IfVersion { get; init; }

    /// <summary>The same caller for one step of the same command, on a stream of its own.</summary>
    public Caller For(string step) => this with { CommandId = $"{CommandId}:{step}", IfVersion = null };
}

/// <summary>How a command ended: the version of the grain's stream after it, or why it was refused.</summary>
/// <param name="Recorded">Whether the command wrote to the journal, now or when it was first sent; false when there was nothing to do.</param>
public sealed record Reply(long Version, Rejection? Rejection, bool Recorded = false)
{
    public bool IsDone => Rejection is null;

    /// <summary>The record could not be written; the same command may be sent again.</summary>
    public bool IsUnavailable => Rejection?.Code.StartsWith("journal.", StringComparison.Ordinal) == true;

    public static Reply Done(long version, bool recorded = false) => new(version, null, recorded);

    public static Reply Refused(long version, Rejection rejection) => new(version, rejection);
}
