using CoGovernance.Contracts;

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

    /// <summary>The orders that are being taken in; with none the pump never waits for them.</summary>
    public IntakeGauge? Intake { get; init; }

    /// <summary>Orders under way at once that count as a flood, in which deliveries wait.</summary>
    public int Flood { get; init; } = 48;

    /// <summary>In a flood a message may wait so long, counted from its writing; after that it is delivered whatever comes in.</summary>
    public TimeSpan MostDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is looked whether the flood is over.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether what was written at the instant should let the orders that come in now go first.</summary>
    internal bool ShouldWait(DateTimeOffset writtenAt, DateTimeOffset now) =>
        Intake is { } intake && intake.UnderWay >= Flood && now - writtenAt is var age && age >= TimeSpan.Zero && age < MostDelay;

    /// <summary>The pause after so many failures in a row.</summary>
    public TimeSpan PauseAfter(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return pause < LongestPause ? pause : LongestPause;
    }
}
