using System.Diagnostics;
using System.Text.Json;
using CoGovernance.Benchmarks.Figures;
using CoGovernance.Benchmarks.Processes;
using CoGovernance.Simulation;

namespace CoGovernance.Benchmarks.Demo;

/// <summary>How long a newcomer waits for the demonstration: the sample county brought in and 30 days played, on a fresh record.</summary>
public static class DemoBenchmark
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(string[] args)
    {
        using var folder = new WorkFolder(args, "demo");
        var file = folder.Under("result.json");
        var watch = Stopwatch.StartNew();
        await using var process = CountyProcess.Start(
            "demo", "--headless", "--days", "30", "--data", folder.Under("county"), "--json", file);
        var output = process.Output.ReadToEndAsync();
        var peak = 0.0;
        while (!output.IsCompleted && watch.Elapsed < Patience)
        {
            peak = Math.Max(peak, process.PeakMegabytes());
            await Task.WhenAny(output, Task.Delay(Look));
        }

        var table = new FigureTable();
        table.Add("seconds in all", watch.Elapsed.TotalSeconds, Bound.AtMost(60));
        table.Add("megabytes at the most", peak);
        if (File.Exists(file))
            AddResult(table, JsonSerializer.Deserialize<PlayResult>(await File.ReadAllTextAsync(file), Json)!);
        else
            table.Add("no result", "given up");
        table.Print();
    }

    private static void AddResult(FigureTable table, PlayResult result)
    {
        table.Add("seconds of the play alone", result.Seconds);
        table.Add("events", result.Events);
        table.Add("commits", result.Commits);
        table.Add("requests", result.Requests.Submitted);
        table.Add("  closed as resolved", result.Requests.ClosedResolved);
        table.Add("  still open", result.Requests.Open);
        table.Add(
            "  staffed at home, by the town, by the county", $"{result.Staffed.Own} / {result.Staffed.Town} / {result.Staffed.County}");
        table.Add("alerts for each acceptance", result.AlertsPerAcceptance ?? double.NaN);
        table.Add("share resolved", result.ResolutionRate ?? double.NaN);
        table.Add("pairs of bookings that overlap", result.DoubleBookings, Bound.AtMost(0));
    }
}
