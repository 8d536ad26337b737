using CoGovernance.Benchmarks.Figures;
using CoGovernance.Benchmarks.Processes;

namespace CoGovernance.Benchmarks.Http;

/// <summary>
/// What the county's server does over HTTP on the loopback, driven by wrk: durable orders a second, held against an empty endpoint of the
/// same server in the same run; then, on a record of 100,000 requests, how long a page and a search take at half the rate that is possible.
/// <c>--seconds 5</c> sets the length of each load, <c>--only orders</c> or <c>--only reads</c> leaves the other part out.
/// </summary>
public static class HttpBenchmark
{
    public static async Task RunAsync(string[] args)
    {
        await DebianPackage.RequireAsync("wrk", "sh", "-c", "command -v wrk");
        using var folder = new WorkFolder(args, "http");
        var seconds = TimeSpan.FromSeconds(int.Parse(Option(args, "--seconds") ?? "5", System.Globalization.CultureInfo.InvariantCulture));
        var only = Option(args, "--only");
        var table = new FigureTable();
        try
        {
            if (only is null or "orders")
                await new OrderFlood(folder, seconds).RunAsync(table);
            if (only is null or "reads")
                await new ListReads(folder, seconds).RunAsync(table);
        }
        finally
        {
            // What was measured before a part failed is not lost.
            table.Print();
        }
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
