using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;

namespace CoGovernance.Grains.Record;

/// <summary>
/// How one kind of aggregate stands in the record: its name there, how its events fold, what they tell others and which rows of
/// the lists they change. Pure, shared by the grains, the rebuilding of lists and verification.
/// </summary>
public abstract class Aggregate<TState, TEvent>
    where TState : class
    where TEvent : class
{
    /// <summary>The kind in stream names, lower case.</summary>
    public abstract string Kind { get; }

    public abstract TState Initial { get; }

    /// <summary>Events between two snapshots.</summary>
    public virtual int SnapshotEvery => 200;

    public abstract TState Evolve(TState state, TEvent happened);

    /// <summary>When the grain wants to be woken next.</summary>
    public virtual DateTimeOffset? NextDue(TState state) => null;

    /// <summary>The rows that hold the present state.</summary>
    public virtual IEnumerable<ProjectionRow> Rows(TState state) => [];

    /// <summary>The rows that one event writes and that later states do not hold: ledgers and the like.</summary>
    public virtual IEnumerable<ProjectionRow> Rows(TState before, TEvent happened, TState after) => [];

    /// <summary>What one event, folded into the state before, tells other grains.</summary>
    public virtual IEnumerable<Notice> Notices(TState before, TEvent happened, TState after) => [];
}

/// <summary>News and the stream whose grain is to hear it.</summary>
public sealed record Notice(StreamId Target, NewsItem News);
