using System.Diagnostics;
using System.Globalization;
using CoGovernance.Benchmarks.Figures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoGovernance.Benchmarks.Silo;

/// <summary>How many calls the silo carries: 100 callers, each waiting for its answer, over 1,000 grains.</summary>
public static class SiloBenchmark
{
    private const int Callers = 100;
    private const int Grains = 1_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddCounters();
        using var host = builder.Build();
        await host.StartAsync();
        var factory = host.Services.GetRequiredService<IGrainFactory>();
        ICounterGrain[] grains =
            [.. Enumerable.Range(0, Grains).Select(g => factory.GetGrain<ICounterGrain>(g.ToString(CultureInfo.InvariantCulture)))];

        var warm = await CallAsync(grains, WarmUp);
        var collectedBefore = GC.CollectionCount(0);
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var calls = await CallAsync(grains, Measured);
        var seconds = watch.Elapsed.TotalSeconds;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;

        var table = new FigureTable();
        table.Add("calls a second", calls / seconds, Bound.AtLeast(500_000));
        table.Add("bytes a call", (double)allocated / calls, Bound.AtMost(500));
        table.Add("collections of generation 0", GC.CollectionCount(0) - collectedBefore);
        table.Add("calls that no grain counted", warm + calls - await SumAsync(grains), Bound.AtMost(0));
        table.Print();
        await host.StopAsync();
    }

    /// <summary>The number of calls answered in the time.</summary>
    private static async Task<long> CallAsync(ICounterGrain[] grains, TimeSpan duration)
    {
        using var over = new CancellationTokenSource(duration);
        var made = await Task.WhenAll(Enumerable.Range(0, Callers).Select(c => Task.Run(() => LoopAsync(c))));
        return made.Sum();

        async Task<long> LoopAsync(int caller)
        {
            long calls = 0;
            // Callers start apart and take their strides through all grains.
            for (var at = caller * Grains / Callers; !over.IsCancellationRequested; at = (at + 7) % grains.Length, calls++)
                await grains[at].Add(1);
            return calls;
        }
    }

    private static async Task<long> SumAsync(ICounterGrain[] grains)
    {
        long sum = 0;
        foreach (var grain in grains)
            sum += await grain.Add(0);
        return sum;
    }
}
