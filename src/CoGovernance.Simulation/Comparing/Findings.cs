using System.Collections.Immutable;
using System.Globalization;

namespace CoGovernance.Simulation.Comparing;

/// <summary>What was found of one policy.</summary>
/// <param name="Policy">Its code.</param>
/// <param name="Heading">Which policy against which.</param>
/// <param name="Sentences">What it gains, what it costs, where no difference was seen; or why nothing follows.</param>
public sealed record Finding(string Policy, string Heading, ImmutableArray<string> Sentences);

/// <summary>
/// What a comparison found, in sentences: what each policy gains over the base policy, what it costs, and where no difference was seen.
/// </summary>
public static class Findings
{
    public static IEnumerable<Finding> Of(Comparison comparison, bool chinese)
    {
        var other = Comparison.ScenarioOf(comparison.Options.Base).Name.In(chinese);
        foreach (var policy in comparison.Policies.Where(p => p.Code != comparison.Options.Base))
        {
            var name = Comparison.ScenarioOf(policy.Code).Name.In(chinese);
            yield return new Finding(policy.Code, chinese ? $"{name}与{other}相比" : $"{name} against {other}", Sentences(policy, chinese));
        }
    }

    /// <summary>The findings as lines of text.</summary>
    public static IEnumerable<string> Lines(Comparison comparison, bool chinese) => Of(comparison, chinese)
        .Select(f => chinese ? $"{f.Heading}：{string.Concat(f.Sentences)}" : $"{f.Heading}: {string.Join(' ', f.Sentences)}");

    private static ImmutableArray<string> Sentences(ComparedPolicy policy, bool chinese)
    {
        var judged = Measure.All.Where(m => m.Better != Better.Neither)
            .Select(m => (Measure: m, policy.Figure(m).Difference))
            .Where(f => f.Difference is not null)
            .Select(f => (f.Measure, Difference: f.Difference!))
            .ToList();
        if (judged.All(f => f.Difference.Low is null))
        {
            return chinese
                ? ["只推演了一次，差异可能只是偶然，不能据此下结论。"]
                : ["One play only; what differs may be chance, and nothing follows from it."];
        }

        var clear = judged.Where(f => f.Difference.IsClear).ToList();
        var gains = clear.Where(f => IsGain(f.Measure, f.Difference)).Select(f => Told(f.Measure, f.Difference, chinese)).ToList();
        var costs = clear.Where(f => !IsGain(f.Measure, f.Difference)).Select(f => Told(f.Measure, f.Difference, chinese)).ToList();
        var same = judged.Where(f => !f.Difference.IsClear).Select(f => f.Measure.Name.In(chinese)).ToList();
        return chinese
            ?
            [
                gains.Count == 0 ? "没有明显更好的指标。" : $"好在：{string.Join('；', gains)}。",
                costs.Count == 0 ? "没有明显更差的指标。" : $"差在：{string.Join('；', costs)}。",
                $"未见明显差别：{(same.Count == 0 ? "无" : string.Join('、', same))}。",
            ]
            :
            [
                gains.Count == 0 ? "Nothing is clearly better." : $"Better: {string.Join("; ", gains)}.",
                costs.Count == 0 ? "Nothing is clearly worse." : $"Worse: {string.Join("; ", costs)}.",
                $"No clear difference: {(same.Count == 0 ? "none" : string.Join(", ", same))}.",
            ];
    }

    private static string Told(Measure measure, Estimate difference, bool chinese)
    {
        var unit = measure.Form == MeasureForm.Share ? chinese ? " 个百分点" : " points" : measure.Form == MeasureForm.Hours ? chinese ? " 小时" : " h" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{measure.Name.In(chinese)} {Figures.Signed(measure, difference.Mean)}{unit} ({Figures.Interval(measure, difference)})");
    }

    /// <summary>Whether a difference is to the better, by a measure that has a better way.</summary>
    public static bool IsGain(Measure measure, Estimate difference) => difference.Mean < 0 == (measure.Better == Better.Lower);
}
