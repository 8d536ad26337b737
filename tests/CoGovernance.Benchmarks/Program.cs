using CoGovernance.Benchmarks.Balance;
using CoGovernance.Benchmarks.Demo;
using CoGovernance.Benchmarks.Http;
using CoGovernance.Benchmarks.Journal;
using CoGovernance.Benchmarks.Lifecycle;
using CoGovernance.Benchmarks.Live;
using CoGovernance.Benchmarks.Memory;
using CoGovernance.Benchmarks.Pages;
using CoGovernance.Benchmarks.Silo;

var benchmarks = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["journal"] = JournalBenchmark.RunAsync,
    ["lifecycle"] = LifecycleBenchmark.RunAsync,
    ["silo"] = SiloBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
    ["http"] = HttpBenchmark.RunAsync,
    ["console"] = PagesBenchmark.RunAsync,
    ["live"] = LiveBenchmark.RunAsync,
    ["demo"] = DemoBenchmark.RunAsync,
    ["balance"] = BalanceBenchmark.RunAsync,
};
if (args.Length > 0 && benchmarks.TryGetValue(args[0], out var benchmark))
{
    // A benchmark informs; whether a bound is held stands in its table.
    await benchmark(args[1..]);
    return 0;
}

await Console.Error.WriteLineAsync(
    """
    Usage: CoGovernance.Benchmarks NAME [--folder DIR]

      journal    durable appends a second, beside what the database does with bare rows
      lifecycle  whole lives of requests a second, from order to closing, on the embedded silo
      silo       calls a second between callers and grains, and what a call allocates
      memory     what the server holds in memory: the sample county, and 200,000 closed requests
      http       over HTTP, with wrk: orders a second beside an empty endpoint; pages and searches of 100,000 requests
      console    in Chromium: script and time of the first pages, the cockpit with 100,000 requests, how soon a change shows
      live       500 viewers of one server and one writer: how soon a change is told, what is lost, memory a viewer
      demo       a month of the demonstration, on the wall clock
      balance    the balance of counties up to a million people, beside HiGHS and LEMON's network simplex

    Data is written to a folder of its own, below DIR or else below the folder for temporary files, and deleted at the end.
    """);
return 2;
