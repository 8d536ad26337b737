using CoGovernance.Benchmarks.Figures;
using CoGovernance.Benchmarks.Journal;
using CoGovernance.Benchmarks.Sample;
using CoGovernance.Domain.Policies;
using CoGovernance.Exchange.Sample;
using CoGovernance.Server.Hosting;

namespace CoGovernance.Benchmarks.Lifecycle;

/// <summary>
/// Whole lives of requests a second, every step durable and in the lists, through the county's grains in real time; held against the
/// bare rows that SQLite writes a second, in batches of a hundred, on the same disk before and after.
/// </summary>
public static class LifecycleBenchmark
{
    private const double MostRowsPerLife = 80;
    private static readonly int[] Workers = [64, 128, 256];
    private static readonly TimeSpan Bare = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(string[] args)
    {
        using var folder = new WorkFolder(args, "lifecycle");
        var table = new FigureTable();
        var before = BareRows(folder, "before");
        LoadResult best;
        await using (var host = await SampleRecord.OpenAsync(folder.Under("county"), wakesGrains: true))
            best = await RunAsync(host, table);
        var after = BareRows(folder, "after");
        table.Add("bare rows a second, before", before);
        table.Add("bare rows a second, after", after);
        table.Add("bare rows in the time of a life", (before + after) / 2 / best.ClosedPerSecond, Bound.AtMost(MostRowsPerLife));
        table.Print();
    }

    /// <summary>Finds the number of workers that gets most done, measures it, and then half its rate.</summary>
    private static async Task<LoadResult> RunAsync(CountyHost host, FigureTable table)
    {
        var county = SampleCounty.Create();
        await SampleRecord.ImportAsync(host, county);
        await SampleRecord.AdoptAsync(host, county, RoomyPolicy);
        using var offers = new OfferWatch(host.Store, host.Store);
        using var count = new JournalCount(host.Store);
        var plan = new LifePlan(county, TimeProvider.System.GetUtcNow());
        var load = new LifeLoad(new Lives(host.Grains, offers, plan, TimeProvider.System), count);

        await load.WorkAsync(Workers[1], WarmUp);
        var trials = new List<(int Workers, double Rate)>();
        foreach (var workers in Workers)
        {
            trials.Add((workers, (await load.WorkAsync(workers, Trial)).ClosedPerSecond));
            table.Add($"lives a second, {workers} at once, tried", trials[^1].Rate);
        }

        var most = trials.MaxBy(t => t.Rate).Workers;
        var best = await load.WorkAsync(most, Measured);
        LifeReport.AddRates(table, $"{most} at once", best);
        await host.SettleAsync();
        var paced = await load.PaceAsync(best.ClosedPerSecond / 2, Measured);
        LifeReport.AddRates(table, "at half that rate", paced);
        LifeReport.AddLatencies(table, paced);
        return best;
    }

    /// <summary>The county's policy, with alerts and hours enough for years of orders in a minute.</summary>
    private static Policy RoomyPolicy { get; } = DefaultPolicy.Value with
    {
        Waves = DefaultPolicy.Value.Waves with { AlertBudgetPerWeek = 50 },
        Caps = new ServiceCaps(MinutesPerWeek: 40 * 60, MinutesInARow: 12 * 60),
    };

    private static double BareRows(WorkFolder folder, string name) =>
        BareBatches.Run(Directory.CreateDirectory(folder.Under(name)).FullName, Bare);
}
