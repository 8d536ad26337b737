namespace CoGovernance.Gateway.Live;

/// <summary>
/// That something changed, and nothing of what: whoever may see it reads it anew. The event <c>change</c> of the stream, whose <c>id</c> is
/// the position.
/// </summary>
/// <param name="Kind">request, member, community, town, county, unit, board, plan, account or import.</param>
/// <param name="Key">Its number or code.</param>
/// <param name="Area">Where it lies; none for what lies in several areas.</param>
/// <param name="Version">Counts what happened to it.</param>
/// <param name="Position">Counts over the whole record; changes come in its order.</param>
public sealed record LiveChange(string Kind, string Key, string? Area, long Version, long Position, DateTimeOffset At);

/// <summary>The event <c>ready</c>: everything after this position is told; what is read from now on holds all up to it.</summary>
public sealed record LiveReady(long Position);

/// <summary>Why the viewer has to read anew.</summary>
public enum LiveResetReason
{
    /// <summary>What was last seen lies too far back, or the viewer takes up news too slowly.</summary>
    Behind,

    /// <summary>What was last seen is not in this record.</summary>
    Ahead,

    /// <summary>The account may see other things than before.</summary>
    Scope,
}

/// <summary>The event <c>reset</c>: what was shown may be stale and is read anew; everything after this position is told.</summary>
public sealed record LiveReset(LiveResetReason Reason, long Position);

/// <summary>Why the stream ends.</summary>
public enum LiveEndReason
{
    /// <summary>The session or token has ended, or the account may not follow any more. Coming back needs signing in.</summary>
    SignedOut,

    /// <summary>The server stops. Coming back goes on from the last id.</summary>
    Stopping,

    /// <summary>Whether the account may still follow cannot be told now. Coming back goes on from the last id.</summary>
    Unavailable,
}

/// <summary>The event <c>end</c>, the last one.</summary>
public sealed record LiveEnd(LiveEndReason Reason);
