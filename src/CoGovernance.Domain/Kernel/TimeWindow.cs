namespace CoGovernance.Domain.Kernel;

/// <summary>A stretch of time; <paramref name="End"/> is exclusive and after <paramref name="Start"/>.</summary>
public sealed record TimeWindow(DateTimeOffset Start, DateTimeOffset End)
{
    public TimeSpan Length => End - Start;

    public int Minutes => (int)Length.TotalMinutes;

    public bool Overlaps(TimeWindow other) => Start < other.End && other.Start < End;

    public static TimeWindow Of(DateTimeOffset start, int minutes) => new(start, start.AddMinutes(minutes));
}
