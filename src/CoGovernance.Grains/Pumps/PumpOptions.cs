namespace CoGovernance.Grains.Pumps;

/// <summary>Where and how the pumps run. One scheduler for all their work: the thread pool's, or a simulation's.</summary>
public sealed record PumpOptions
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public TaskScheduler Scheduler { get; init; } = TaskScheduler.Default;

    /// <summary>Messages held in memory; beyond them the outbox itself is the queue.</summary>
    public int MostHeld { get; init; } = 20_000;

    /// <summary>Deliveries of one batch that fail before its messages are set aside for a person.</summary>
    public int MostAttempts { get; init; } = 12;

    /// <summary>The pause before the second attempt; it doubles from one to the next, to 30 s at most.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Streams woken at the same time, at most.</summary>
    public int MostAwakenings { get; init; } = 64;

    /// <summary>The pause after so many failures in a row.</summary>
    public TimeSpan PauseAfter(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return pause < LongestPause ? pause : LongestPause;
    }
}
