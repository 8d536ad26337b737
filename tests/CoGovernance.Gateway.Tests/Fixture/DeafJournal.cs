using CoGovernance.Contracts.Journal;
using CoGovernance.Testing;

namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>A record whose commits the follower of live updates is not told of, as if another process had made them.</summary>
internal sealed class DeafJournal(IJournal inner) : PassingJournal(inner)
{
    private long changesRead;

    /// <summary>How often the journal was read on.</summary>
    public long ChangesRead => Interlocked.Read(ref changesRead);

    public override event Action<CommittedBatch>? Committed
    {
        add
        {
            if (!IsFollower(value))
                base.Committed += value;
        }

        remove
        {
            if (!IsFollower(value))
                base.Committed -= value;
        }
    }

    public override ValueTask<IReadOnlyList<StreamChange>> ChangesAsync(long after, int limit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref changesRead);
        return base.ChangesAsync(after, limit, cancellationToken);
    }

    private static bool IsFollower(Action<CommittedBatch>? handler) => handler?.Target?.GetType().Name == "LiveFollower";
}
