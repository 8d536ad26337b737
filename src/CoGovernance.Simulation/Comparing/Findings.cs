using System.Globalization;

namespace CoGovernance.Simulation.Comparing;

/// <summary>
/// What a comparison found, in sentences: what each policy gains over the base policy, what it costs, and where no difference was seen.
/// </summary>
public static class Findings
{
    public static IEnumerable<string> Of(Comparison comparison, bool chinese)
    {
        var other = Comparison.ScenarioOf(comparison.Options.Base).Name.In(chinese);
        foreach (var policy in comparison.Policies.Where(p => p.Code != comparison.Options.Base))
            yield return Sentence(policy, other, chinese);
    }

    private static string Sentence(ComparedPolicy policy, string other, bool chinese)
    {
        var name = Comparison.ScenarioOf(policy.Code).Name.In(chinese);
        var judged = Measure.All.Where(m => m.Better != Better.Neither)
            .Select(m => (Measure: m, policy.Figure(m).Difference))
            .Where(f => f.Difference is not null)
            .Select(f => (f.Measure, Difference: f.Difference!))
            .ToList();
        if (judged.All(f => f.Difference.Low is null))
        {
            return chinese
                ? $"{name}：只推演了一次，差异可能只是偶然，不能据此下结论。"
                : $"{name}: one play only; what differs may be chance, and nothing follows from it.";
        }

        var clear = judged.Where(f => f.Difference.IsClear).ToList();
        var gains = clear.Where(f => IsGain(f.Measure, f.Difference)).Select(f => Told(f.Measure, f.Difference, chinese)).ToList();
        var costs = clear.Where(f => !IsGain(f.Measure, f.Difference)).Select(f => Told(f.Measure, f.Difference, chinese)).ToList();
        var same = judged.Where(f => !f.Difference.IsClear).Select(f => f.Measure.Name.In(chinese)).ToList();
        return chinese
            ? $"{name}与{other}相比：好在 {Listed(gains, "；", "无")}。差在 {Listed(costs, "；", "无")}。未见明显差别：{Listed(same, "、", "无")}。"
            : $"{name} against {other}: better in {Listed(gains, "; ", "nothing")}. Worse in {Listed(costs, "; ", "nothing")}. "
                + $"No clear difference: {Listed(same, ", ", "none")}.";
    }

    private static string Told(Measure measure, Estimate difference, bool chinese)
    {
        var unit = measure.Form == MeasureForm.Share ? chinese ? " 个百分点" : " points" : measure.Form == MeasureForm.Hours ? chinese ? " 小时" : " h" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{measure.Name.In(chinese)} {Figures.Signed(measure, difference.Mean)}{unit} ({Figures.Interval(measure, difference)})");
    }

    private static bool IsGain(Measure measure, Estimate difference) => difference.Mean < 0 == (measure.Better == Better.Lower);

    private static string Listed(List<string> items, string between, string none) => items.Count == 0 ? none : string.Join(between, items);
}
