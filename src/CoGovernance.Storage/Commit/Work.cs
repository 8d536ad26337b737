using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Dialect;

namespace CoGovernance.Storage.Commit;

/// <summary>One thing that waits for a commit. Works are carried out in the order in which they arrived.</summary>
internal abstract class Work
{
    /// <summary>Timestamp of the <see cref="TimeProvider"/> at which the work arrived.</summary>
    public long Arrived { get; set; }

    /// <summary>Whether nobody waits for it, so that it is kept for the next commit when one fails.</summary>
    public virtual bool IsKept => false;

    /// <summary>Tells whoever waits that it is on disk.</summary>
    public virtual void Succeed()
    {
    }

    public virtual void Fail(Exception exception)
    {
    }
}

/// <summary>An append on its way, encoded by its caller so that the writer has less to do.</summary>
internal sealed class AppendWork(Append append, TaskCreationOptions answering) : Work
{
    private readonly TaskCompletionSource<AppendResult> answer = new(answering);

    public Append Append { get; } = append;

    public string StreamName { get; } = append.Stream.ToString();

    public long At { get; } = Instants.ToMicroseconds(append.At);

    /// <summary>The events as they will be when the stream stands at the expected version.</summary>
    public EventBytes[] Events { get; private set; } = [];

    public Task<AppendResult> Answer => answer.Task;

    /// <summary>Whether the version of the stream is not known from earlier commits.</summary>
    public bool NeedsHead { get; set; }

    /// <summary>Looked up: the version of the stream, when it was not known.</summary>
    public long FoundHead { get; set; }

    /// <summary>Looked up: the version that the command reached, when it was carried out before.</summary>
    public long? FoundCommand { get; set; }

    /// <summary>Decided by the planner; given to the caller after the commit.</summary>
    public AppendResult Result { get; set; }

    public void Encode()
    {
        var events = Append.Events;
        var encoded = new EventBytes[events.Length];
        for (var i = 0; i < encoded.Length; i++)
        {
            encoded[i] = new EventBytes(
                StreamName, Append.ExpectedVersion + 1 + i, events[i].Type, Append.Actor, Append.CommandId,
                i == 0 ? encoded.Length : 0, At, events[i].Data);
        }

        Events = encoded;
    }

    public override void Succeed() => answer.TrySetResult(Result);

    public override void Fail(Exception exception) => answer.TrySetException(exception);
}

/// <summary>Messages that reached their target.</summary>
internal sealed class DeliveredWork(IReadOnlyList<long> ids, Action settled) : Work
{
    public IReadOnlyList<long> Ids { get; } = ids;

    public override bool IsKept => true;

    public override void Succeed() => settled();
}

/// <summary>A stream whose due row is put right.</summary>
internal sealed class DueWork(StreamId stream, DateTimeOffset? at, Action settled) : Work
{
    public StreamId Stream { get; } = stream;

    public DateTimeOffset? At { get; } = at;

    public override bool IsKept => true;

    public override void Succeed() => settled();
}

/// <summary>A new key of a person.</summary>
internal sealed class KeyWork(string person, byte[] key, long madeAt, Action settled) : Work
{
    public string Person { get; } = person;

    public byte[] Key { get; } = key;

    /// <summary>Microseconds since 1970.</summary>
    public long MadeAt { get; } = madeAt;

    public override bool IsKept => true;

    public override void Succeed() => settled();
}

/// <summary>Work that a task waits for.</summary>
internal abstract class AwaitedWork(TaskCreationOptions answering) : Work
{
    private readonly TaskCompletionSource done = new(answering);

    public Task Done => done.Task;

    public override void Succeed() => done.TrySetResult();

    public override void Fail(Exception exception) => done.TrySetException(exception);
}

/// <summary>A message that is set aside.</summary>
internal sealed class ParkWork(long id, string error, long at, TaskCreationOptions answering) : AwaitedWork(answering)
{
    public long Id { get; } = id;

    public string Error { get; } = error;

    /// <summary>Microseconds since 1970.</summary>
    public long At { get; } = at;
}

/// <summary>A person whose key is destroyed.</summary>
internal sealed class EraseWork(string person, long at, TaskCreationOptions answering) : AwaitedWork(answering)
{
    public string Person { get; } = person;

    /// <summary>Microseconds since 1970.</summary>
    public long At { get; } = at;
}
