using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Commit;

/// <summary>
/// Knows the earliest due instant without asking the database, and which due rows are corrected but not yet written. Thread-safe.
/// </summary>
internal sealed class DueClock(bool remembers)
{
    private readonly Lock gate = new();
    private readonly Dictionary<StreamId, (DateTimeOffset? At, int Waiting)> corrections = [];
    private bool known;
    private DueEntry? earliest;
    private long generation;

    /// <summary>The correction counts for readers from now on.</summary>
    public void Correct(StreamId stream, DateTimeOffset? at)
    {
        lock (gate)
        {
            corrections[stream] = (at, corrections.GetValueOrDefault(stream).Waiting + 1);
            Forget();
        }
    }

    /// <summary>One correction of the stream is written.</summary>
    public void Settle(StreamId stream)
    {
        lock (gate)
        {
            if (!corrections.TryGetValue(stream, out var correction))
                return;
            if (correction.Waiting == 1)
                corrections.Remove(stream);
            else
                corrections[stream] = correction with { Waiting = correction.Waiting - 1 };
        }
    }

    /// <summary>Takes over what a commit wrote; null means that the stream's row is gone.</summary>
    public void Apply(Dictionary<StreamId, DateTimeOffset?> changes)
    {
        if (changes.Count == 0)
            return;
        lock (gate)
        {
            generation++;
            foreach (var (stream, at) in changes)
            {
                if (at is { } instant && known && (earliest is not { } first || instant <= first.At))
                    earliest = new DueEntry(stream, instant);
                else if (earliest?.Stream == stream)
                    known = false;
            }
        }
    }

    public void Forget()
    {
        lock (gate)
        {
            generation++;
            known = false;
            earliest = null;
        }
    }

    /// <summary>The earliest due instant, when it is known.</summary>
    /// <param name="at">Null when no stream is due.</param>
    /// <param name="asOf">To hand to <see cref="Learn"/>.</param>
    public bool TryGet(out DateTimeOffset? at, out long asOf)
    {
        lock (gate)
        {
            at = earliest?.At;
            asOf = generation;
            return known;
        }
    }

    /// <summary>What the database said, unless something was committed since it was asked.</summary>
    public void Learn(DueEntry? first, long asOf)
    {
        lock (gate)
        {
            if (!remembers || asOf != generation || corrections.Count > 0)
                return;
            known = true;
            earliest = first;
        }
    }

    public KeyValuePair<StreamId, DateTimeOffset?>[] Corrections()
    {
        lock (gate)
            return corrections.Count == 0 ? [] : [.. corrections.Select(c => KeyValuePair.Create(c.Key, c.Value.At))];
    }
}
