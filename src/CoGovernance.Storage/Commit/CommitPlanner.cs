using System.Runtime.InteropServices;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;
using CoGovernance.Storage.Schema;

namespace CoGovernance.Storage.Commit;

/// <summary>
/// Decides what becomes of each piece of work, on the state that the transaction has locked and on the works before it in the
/// same batch. Remembers the heads of streams from commit to commit. Used by one thread at a time.
/// </summary>
internal sealed class CommitPlanner(int rememberedStreams)
{
    private readonly BoundedCache<StreamId, StreamHead> remembered = new(rememberedStreams);
    private readonly Dictionary<(StreamId Stream, string CommandId), long> commands = [];

    /// <summary>Somebody else wrote: nothing that is remembered can be trusted.</summary>
    public void Forget() => remembered.Clear();

    /// <summary>Says which appends need their stream's version looked up.</summary>
    public void MarkUnknown(IReadOnlyList<AppendWork> appends)
    {
        foreach (var work in appends)
        {
            work.FoundCommand = null;
            work.NeedsHead = !remembered.TryGet(work.Append.Stream, out _);
        }
    }

    public CommitPlan Plan(IReadOnlyList<Work> works, JournalHead head)
    {
        var plan = new CommitPlan { Head = head };
        commands.Clear();
        foreach (var work in works)
        {
            switch (work)
            {
                case AppendWork append:
                    append.Result = Decide(append, plan);
                    break;
                case DeliveredWork delivered:
                    plan.Delivered.AddRange(delivered.Ids);
                    break;
                case DueWork due:
                    SetDue(plan, due.Stream, due.At is { } at ? Instants.Truncate(at) : null);
                    break;
                case ParkWork park:
                    plan.Parked.Add(park);
                    break;
                case KeyWork key:
                    plan.Keys.Add(key);
                    break;
                case EraseWork erase:
                    plan.Erased.Add(erase);
                    break;
                default:
                    throw new ArgumentException($"Unknown work {work.GetType().Name}.", nameof(works));
            }
        }

        plan.Head = plan.Head with { Revision = head.Revision + 1 };
        return plan;
    }

    /// <summary>The plan is on disk.</summary>
    public void Remember(CommitPlan plan)
    {
        foreach (var (stream, head) in plan.Heads)
            remembered.Set(stream, head);
        foreach (var (stream, at) in plan.Due)
        {
            if (remembered.TryGet(stream, out var head))
                remembered.Set(stream, head with { DueKnown = true, Due = at });
        }
    }

    private AppendResult Decide(AppendWork work, CommitPlan plan)
    {
        var append = work.Append;
        if (work.FoundCommand is { } before || commands.TryGetValue((append.Stream, append.CommandId), out before))
        {
            plan.Duplicates++;
            return new AppendResult(AppendStatus.Duplicate, before);
        }

        var head = HeadOf(work, plan);
        if (head.Version != append.ExpectedVersion)
        {
            plan.Conflicts++;
            return new AppendResult(AppendStatus.Conflict, head.Version);
        }

        var version = head.Version + append.Events.Length;
        plan.Heads[append.Stream] = head with { Version = version };
        commands.Add((append.Stream, append.CommandId), version);
        Write(work, plan, head, version);
        plan.Appended++;
        return new AppendResult(AppendStatus.Appended, version);
    }

    private StreamHead HeadOf(AppendWork work, CommitPlan plan)
    {
        if (plan.Heads.TryGetValue(work.Append.Stream, out var head) || remembered.TryGet(work.Append.Stream, out head))
            return head;
        return new StreamHead(work.FoundHead, DueKnown: work.FoundHead == 0, Due: null);
    }

    private static void Write(AppendWork work, CommitPlan plan, StreamHead head, long version)
    {
        var append = work.Append;
        var (position, hash, outboxId, _) = plan.Head;
        for (var i = 0; i < work.Events.Length; i++)
        {
            hash = work.Events[i].Seal(hash, ++position);
            plan.Events.Add(new PlannedEvent(work, i, position, hash));
        }

        foreach (var message in append.Messages)
            plan.Messages.Add(
                new OutboxEntry(++outboxId, message.Target, append.Stream, message.Type, message.Data, Instants.FromMicroseconds(work.At)));
        plan.Head = plan.Head with { Position = position, Hash = hash, OutboxId = outboxId };
        if (append.Snapshot is { } snapshot)
            plan.Snapshots[work.StreamName] = new Snapshot(version, snapshot);
        foreach (var row in append.Rows)
            plan.Rows.Add(row);
        DateTimeOffset? due = append.NextDue is { } at ? Instants.Truncate(at) : null;
        if (!head.DueKnown || head.Due != due || plan.Due.ContainsKey(append.Stream))
            SetDue(plan, append.Stream, due);
    }

    private static void SetDue(CommitPlan plan, StreamId stream, DateTimeOffset? at)
    {
        plan.Due[stream] = at;
        plan.Rows.Add(DueTable.Row(stream, at));
        ref var head = ref CollectionsMarshal.GetValueRefOrNullRef(plan.Heads, stream);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref head))
            head = head with { DueKnown = true, Due = at };
    }
}
