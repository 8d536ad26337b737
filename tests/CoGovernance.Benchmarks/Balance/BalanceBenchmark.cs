using System.Diagnostics;
using System.Globalization;
using CoGovernance.Benchmarks.Figures;
using CoGovernance.Domain.Balancing;

namespace CoGovernance.Benchmarks.Balance;

/// <summary>
/// How fast a balance is found: the sample county, and generated counties up to a million people, beside HiGHS and LEMON's network
/// simplex on the same network. Our time is that of the whole call, from checking the instance to placements and proof; theirs is that
/// of the solve alone. All are times of the processor, which a busy machine lengthens less than those of the clock.
/// Arguments: <c>--people 20000,200000,1000000</c>, <c>--patience 120</c> seconds for each outside solver, <c>--seed 1</c>,
/// <c>--folder PATH</c>.
/// </summary>
public static class BalanceBenchmark
{
    private const int SampleRuns = 51;
    private const int WarmRuns = 5;
    private const double MostExponent = 1.2;
    private const double MostOfHighs = 0.1;
    private const double MostOfWarm = 0.1;

    private static readonly Dictionary<int, (int Communities, int Towns, int Runs)> Sizes = new()
    {
        [20_000] = (100, 10, 7),
        [200_000] = (1_000, 60, 3),
        [1_000_000] = (5_000, 200, 1),
    };

    public static async Task RunAsync(string[] args)
    {
        using var folder = new WorkFolder(args, "balance");
        var people = (Option(args, "--people") ?? "20000,200000,1000000").Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture));
        var patience = TimeSpan.FromSeconds(double.Parse(Option(args, "--patience") ?? "120", CultureInfo.InvariantCulture));
        var seed = int.Parse(Option(args, "--seed") ?? "1", CultureInfo.InvariantCulture);
        var table = new FigureTable();
        AddSample(table);
        var outside = new Comparison(folder, patience, await OutsideSolver.LemonAsync(folder), await OutsideSolver.HighsAsync(folder));
        (double People, double Seconds)? last = null;
        foreach (var size in people)
        {
            var (communities, towns, runs) = Sizes[size];
            var instance = GeneratedCounty.Create(size, communities, towns, seed);
            var name = string.Create(CultureInfo.InvariantCulture, $"{size:N0} people");
            var (answer, seconds) = Solve(instance, runs);
            table.Add($"{name}: milliseconds", seconds * 1000);
            if (last is var (smaller, before))
                table.Add("  grows with the exponent", Math.Log(seconds / before) / Math.Log(size / smaller), Bound.AtMost(MostExponent));
            last = (size, seconds);
            table.Add("  warm: share of that", Warm(instance, answer) / seconds, Bound.AtMost(MostOfWarm));
            AddProof(table, instance, answer.Solution);
            table.Add("  megabytes of memory, at the most so far", Peak(), Bound.AtMost(2000));
            await outside.AddAsync(table, instance, answer.Solution.Objective, seconds);
        }

        table.Print();
    }

    private static void AddSample(FigureTable table)
    {
        var instance = SampleInstance.Create();
        var (answer, seconds) = Solve(instance, SampleRuns);
        table.Add("sample county: milliseconds", seconds * 1000, Bound.AtMost(20));
        table.Add("  warm: share of that", Warm(instance, answer) / seconds, Bound.AtMost(MostOfWarm));
        AddProof(table, instance, answer.Solution);
    }

    private static void AddProof(FigureTable table, BalanceInstance instance, BalanceSolution solution) =>
        table.Add("  conditions of the optimum violated", BalanceCheck.Violation(instance, solution) is null ? 0 : 1, Bound.AtMost(0));

    /// <summary>The median of several solves; the first of all is for warming up where there are many.</summary>
    private static (BalanceAnswer Answer, double Seconds) Solve(BalanceInstance instance, int runs)
    {
        var times = new List<double>();
        BalanceAnswer? answer = null;
        for (var run = 0; run < runs; run++)
        {
            answer = null;
            GC.Collect();
            var before = ProcessorSeconds();
            answer = BalanceSolver.Solve(instance);
            times.Add(ProcessorSeconds() - before);
        }

        return (answer!, Percentile.Of(times, 0.5));
    }

    /// <summary>The median of solves in which each time another community wants a fifth more of each skill.</summary>
    private static double Warm(BalanceInstance instance, BalanceAnswer answer)
    {
        var times = new List<double>();
        for (var run = 0; run < WarmRuns; run++)
        {
            var at = run * (instance.Communities.Length - 1) / (WarmRuns - 1);
            var community = instance.Communities[at];
            var changed = instance with
            {
                Communities = instance.Communities.SetItem(
                    at, community with { Demand = [.. community.Demand.Select(d => d with { Places = d.Places + (d.Places + 4) / 5 })] }),
            };
            var before = ProcessorSeconds();
            BalanceSolver.Solve(changed, answer.WarmStart);
            times.Add(ProcessorSeconds() - before);
        }

        return Percentile.Of(times, 0.5);
    }

    private static double ProcessorSeconds()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    private static double Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    private sealed class Comparison(WorkFolder folder, TimeSpan patience, OutsideSolver lemon, OutsideSolver highs)
    {
        public async Task AddAsync(FigureTable table, BalanceInstance instance, long objective, double seconds)
        {
            var file = folder.Under("network.min");
            table.Add("  arcs of the network", NetworkFile.Write(file, instance));
            await AddAsync(table, "LEMON", lemon, file, objective, seconds, 1);
            await AddAsync(table, "HiGHS", highs, file, objective, seconds, MostOfHighs);
            File.Delete(file);
        }

        private async Task AddAsync(
            FigureTable table, string name, OutsideSolver solver, string file, long objective, double seconds, double most)
        {
            var result = await solver.SolveAsync(file, patience);
            table.Add($"  {name}: seconds{(result.Objective is null ? ", then given up" : "")}", result.Seconds);
            table.Add($"  share of {name}'s time{(result.Objective is null ? ", at the most" : "")}", seconds / result.Seconds, Bound.AtMost(most));
            if (result.Objective is { } theirs)
                table.Add($"  objective differs from {name}'s by", Math.Abs(objective - theirs), Bound.AtMost(0));
        }
    }
}
