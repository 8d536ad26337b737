using CoGovernance.Benchmarks.Figures;

namespace CoGovernance.Benchmarks.Lifecycle;

/// <summary>Puts a load's figures into the table.</summary>
internal static class LifeReport
{
    private static readonly LifeStep[] Commands = [.. Enum.GetValues<LifeStep>().Where(s => s != LifeStep.Offer)];

    public static void AddRates(FigureTable table, string load, LoadResult result)
    {
        table.Add($"lives a second, {load}", result.ClosedPerSecond);
        table.Add("  events a second", result.Events / result.Seconds);
        table.Add("  commits a second", result.Commits / result.Seconds);
        table.Add("  events a life", (double)result.Events / result.Closed);
        table.Add("  processor milliseconds a life", result.Processor.TotalMilliseconds / result.Closed);
        table.Add("  lives not staffed", result.Lives.Count(l => l.Failure == LifeResult.NotStaffed));
        table.Add("  lives failed", result.Lives.Count(l => l.Failure is not (null or LifeResult.NotStaffed)));
        foreach (var (failure, lives) in result.Lives.Where(l => l.Failure is not (null or LifeResult.NotStaffed)).CountBy(l => l.Failure!))
            table.Add($"    {failure}", lives);
    }

    public static void AddLatencies(FigureTable table, LoadResult result)
    {
        table.Add("milliseconds", "median / 99 %");
        Add(table, "  all commands", Commands.SelectMany(c => Times(result, c)));
        foreach (var step in Enum.GetValues<LifeStep>())
            Add(table, step == LifeStep.Offer ? "  members asked, after the order" : $"  {step}", Times(result, step));
    }

    private static void Add(FigureTable table, string name, IEnumerable<double> times)
    {
        var all = times.ToList();
        table.Add(name, $"{FigureTable.Text(Percentile.Of(all, 0.5))} / {FigureTable.Text(Percentile.Of(all, 0.99))}");
    }

    private static IEnumerable<double> Times(LoadResult result, LifeStep step) =>
        result.Lives.Select(l => l.Milliseconds(step)).Where(t => !double.IsNaN(t));
}
