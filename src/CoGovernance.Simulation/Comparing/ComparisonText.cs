using System.Globalization;
using System.Text;

namespace CoGovernance.Simulation.Comparing;

/// <summary>A comparison as tables for the terminal.</summary>
public static class ComparisonText
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private const int Gap = 2;

    public static string Write(Comparison comparison, bool chinese)
    {
        var o = comparison.Options;
        var text = new StringBuilder();
        if (chinese)
            text.Append(Invariant, $"{o.Days} 天 × {o.Seeds} 个种子（从 {o.Seed} 起），单量 ×{o.Load}，不均衡度 {o.Imbalance}，疲劳 {o.Fatigue}\n");
        else
            text.Append(Invariant, $"{o.Days} days × {o.Seeds} seeds from {o.Seed}, load ×{o.Load}, imbalance {o.Imbalance}, fatigue {o.Fatigue}\n");
        foreach (var scenario in comparison.Policies.Select(p => Comparison.ScenarioOf(p.Code)))
            text.Append(Invariant, $"  {scenario.Code}: {scenario.Meaning.In(chinese)}\n");
        text.Append('\n').Append(chinese ? "平均值 ± 标准差" : "mean ± standard deviation").Append('\n');
        Table(text, comparison, chinese, (m, f) => f.Spread is { Mean: { } mean } s
            ? Figures.Write(m, mean) + (s.Deviation is { } d ? " ± " + Figures.Write(m, d) : "")
            : "–");
        text.Append('\n').Append(chinese
            ? $"与 {o.Base} 之差（同一种子逐一相比）[95% 区间]，* 为区间不含 0"
            : $"difference to {o.Base}, seed by seed [95 % interval]; * when the interval leaves out 0").Append('\n');
        Table(text, comparison, chinese, (m, f) => f.Difference is { } d
            ? Figures.Signed(m, d.Mean) + (d.Low is null ? "" : $" [{Figures.Interval(m, d)}]") + (d.IsClear ? "*" : "")
            : "");
        text.Append('\n');
        foreach (var finding in Findings.Lines(comparison, chinese))
            text.Append(finding).Append('\n');
        text.Append(chinese
            ? "人的行为（意愿、回应快慢、何时查看）均为假定，见 People.cs；结论只在这些假定下成立。"
            : "How people behave (willingness, speed, when they look) is assumed, see People.cs; the findings hold under these assumptions only.");
        return text.ToString();
    }

    private static void Table(StringBuilder text, Comparison comparison, bool chinese, Func<Measure, ComparedFigure, string> cell)
    {
        List<string[]> rows =
        [
            ["", .. comparison.Policies.Select(p => p.Code)],
            .. Measure.All.Select(m => (string[])[m.Name.In(chinese), .. comparison.Policies.Select(p => cell(m, p.Figure(m)))]),
        ];
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(r => Width(r[column])) + Gap)];
        foreach (var row in rows)
        {
            var line = string.Concat(row.Select((words, column) => words + new string(' ', widths[column] - Width(words))));
            text.Append(line.TrimEnd()).Append('\n');
        }
    }

    /// <summary>Chinese characters take two columns of a terminal.</summary>
    private static int Width(string words) => words.Sum(c => c >= 0x2E80 ? 2 : 1);
}
