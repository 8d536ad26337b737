using System.Diagnostics;

namespace CoGovernance.Benchmarks.Lifecycle;

/// <summary>What a load came to, from the first order to the end of the last life.</summary>
/// <param name="Processor">What this process used of all processors, the driving of the lives included.</param>
internal sealed record LoadResult(IReadOnlyList<LifeResult> Lives, double Seconds, TimeSpan Processor, long Events, long Commits)
{
    public int Closed => Lives.Count(l => l.Failure is null);

    public double ClosedPerSecond => Closed / Seconds;
}

/// <summary>Drives lives: as many at once as there are workers, or as many a second as asked for.</summary>
internal sealed class LifeLoad(Lives lives, JournalCount count)
{
    private int last;

    /// <summary>Each worker begins a life when its last one is over; none after the duration.</summary>
    public Task<LoadResult> WorkAsync(int workers, TimeSpan duration) => MeasureAsync(async () =>
    {
        var began = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            var own = new List<LifeResult>();
            while (Stopwatch.GetElapsedTime(began) < duration)
                own.Add(await BeginAsync(Stopwatch.GetTimestamp()));
            return own;
        })));
        return [.. done.SelectMany(own => own)];
    });

    /// <summary>Lives begin at even intervals, whether or not the ones before are over.</summary>
    public Task<LoadResult> PaceAsync(double perSecond, TimeSpan duration) => MeasureAsync(async () =>
    {
        var began = Stopwatch.GetTimestamp();
        var under = new List<Task<LifeResult>>();
        for (var i = 0; i < perSecond * duration.TotalSeconds; i++)
        {
            var due = began + (long)(i / perSecond * Stopwatch.Frequency);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait >= TimeSpan.FromMilliseconds(1))
                await Task.Delay(wait);
            under.Add(Task.Run(() => BeginAsync(due)));
        }

        return await Task.WhenAll(under);
    });

    private Task<LifeResult> BeginAsync(long due) => lives.LiveAsync(Interlocked.Increment(ref last), due);

    private async Task<LoadResult> MeasureAsync(Func<Task<LifeResult[]>> load)
    {
        var before = count.Read();
        var processorBefore = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var done = await load();
        var seconds = watch.Elapsed.TotalSeconds;
        var after = count.Read();
        var processor = Environment.CpuUsage.TotalTime - processorBefore;
        return new LoadResult(done, seconds, processor, after.Events - before.Events, after.Commits - before.Commits);
    }
}
