using System.Diagnostics;

namespace CoGovernance.Benchmarks.Lifecycle;

/// <summary>How a life went and how long its steps took.</summary>
/// <param name="due">The timestamp at which it was to begin: waiting to be begun counts for the first step.</param>
internal sealed class LifeResult(long due)
{
    public const string NotStaffed = "not staffed";

    private readonly double[] milliseconds = [.. Enum.GetValues<LifeStep>().Select(_ => double.NaN)];
    private long last = due;

    /// <summary>Null when the request was closed.</summary>
    public string? Failure { get; set; }

    /// <summary>NaN for a step that was not reached.</summary>
    public double Milliseconds(LifeStep step) => milliseconds[(int)step];

    public void Done(LifeStep step)
    {
        var now = Stopwatch.GetTimestamp();
        milliseconds[(int)step] = Stopwatch.GetElapsedTime(last, now).TotalMilliseconds;
        last = now;
    }
}
