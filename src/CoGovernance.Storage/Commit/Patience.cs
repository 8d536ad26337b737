namespace CoGovernance.Storage.Commit;

/// <summary>
/// Waits between attempts, longer each time, until the limit is used up. Time counts from <paramref name="since"/> (a timestamp of
/// the time provider) and, should that clock stand still, by what was waited. Ends at once when the store closes.
/// </summary>
internal sealed class Patience(TimeSpan limit, TimeProvider time, long since, CancellationToken closing)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    private TimeSpan next = FirstWait;
    private TimeSpan waited;

    /// <summary>Blocks until the next attempt is due; false when patience is at its end.</summary>
    public bool Wait() => TryNext(out var pause) && !closing.WaitHandle.WaitOne(pause);

    /// <summary>As <see cref="Wait"/>, without blocking the thread.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (!TryNext(out var pause))
            return false;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing, cancellationToken);
        await Task.Delay(pause, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return !closing.IsCancellationRequested;
    }

    private bool TryNext(out TimeSpan pause)
    {
        pause = next;
        if (closing.IsCancellationRequested || waited >= limit || time.GetElapsedTime(since) >= limit)
            return false;
        waited += pause;
        next = next * 2 < LongestWait ? next * 2 : LongestWait;
        return true;
    }
}
