using System.Diagnostics;
using System.Globalization;
using CoGovernance.Benchmarks.Figures;
using CoGovernance.Benchmarks.Processes;
using CoGovernance.Benchmarks.Sample;
using CoGovernance.Exchange.Sample;

namespace CoGovernance.Benchmarks.Memory;

/// <summary>
/// What the server holds in memory when nobody asks it for anything: with the sample county alone, and with 200,000 closed requests in
/// the record, which it must not need to read before it is ready.
/// </summary>
public static class MemoryBenchmark
{
    private const int Requests = 200_000;

    /// <summary>On a slow disk fewer are written, and the table says so.</summary>
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(130);

    public static async Task RunAsync(string[] args)
    {
        using var folder = new WorkFolder(args, "memory");
        var data = folder.Under("county");
        var county = SampleCounty.Create();
        var table = new FigureTable();
        await using (var host = await SampleRecord.OpenAsync(data, wakesGrains: false))
            await SampleRecord.ImportAsync(host, county);
        await using (var served = await ServedCounty.StartAsync(data))
        {
            table.Add("the sample county: seconds until ready", served.SecondsToReady);
            table.Add("  megabytes after 10 s", await served.IdleMegabytesAsync(TimeSpan.FromSeconds(10)), Bound.AtMost(250));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Writing {Requests:N0} closed requests."));
        var watch = Stopwatch.StartNew();
        var written = await ClosedRequests.WriteAsync(data, county, Requests, TimeProvider.System.GetUtcNow(), Writing);
        table.Add("closed requests written", written, Bound.AtLeast(Requests));
        table.Add("  seconds to write them", watch.Elapsed.TotalSeconds);
        table.Add("  megabytes on disk", Directory.GetFiles(data).Sum(f => new FileInfo(f).Length) / 1e6);
        await using (var served = await ServedCounty.StartAsync(data))
        {
            table.Add("  seconds until ready", served.SecondsToReady, Bound.AtMost(5));
            table.Add("  megabytes after 5 s", await served.IdleMegabytesAsync(TimeSpan.FromSeconds(5)), Bound.AtMost(500));
        }

        table.Print();
    }
}
