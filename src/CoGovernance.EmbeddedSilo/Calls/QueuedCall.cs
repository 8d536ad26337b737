namespace CoGovernance.EmbeddedSilo;

/// <summary>A frame that waits in a mailbox: it is started at most once, and may be given up before.</summary>
internal abstract class QueuedCall : CallFrame
{
    private const int Waiting = 0;
    private const int Claimed = 1;
    private int _claim;

    /// <summary>Place in the order of arrival at the activation.</summary>
    internal int Order { get; set; }

    /// <summary>When the call was sent, as a timestamp of the silo's clock.</summary>
    internal long SentAt { get; set; }

    /// <summary>Whether the call timeout and the mailbox bound hold for it.</summary>
    internal virtual bool Bounded => true;

    /// <summary>Whether the activation counts as used when it ends.</summary>
    internal virtual bool KeepsAlive => true;

    /// <summary>Whether it was started or given up.</summary>
    internal bool IsClaimed => Volatile.Read(ref _claim) == Claimed;

    /// <summary>Exactly one of starting and giving up succeeds.</summary>
    internal bool TryClaim() => Interlocked.CompareExchange(ref _claim, Claimed, Waiting) == Waiting;

    /// <summary>Answers with a failure; does nothing if an answer was given.</summary>
    internal abstract void Fail(Exception exception);
}
