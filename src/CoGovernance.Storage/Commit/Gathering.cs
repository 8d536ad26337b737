namespace CoGovernance.Storage.Commit;

/// <summary>How many appends to hope for before a commit, and for how long at most.</summary>
internal sealed class Gathering(int appends, TimeSpan limit, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly long began = time.GetTimestamp();

    public int Appends { get; } = appends;

    /// <summary>Lets go of the lock for a moment; false when the time is used up.</summary>
    public bool TryWait(object gate)
    {
        var left = limit - time.GetElapsedTime(began);
        if (left <= TimeSpan.Zero)
            return false;
        if (left >= Tick)
        {
            Monitor.Wait(gate, left < Tick * 2 ? left : Tick * 2);
            return true;
        }

        Monitor.Exit(gate);
        Thread.Yield();
        Monitor.Enter(gate);
        return true;
    }
}
