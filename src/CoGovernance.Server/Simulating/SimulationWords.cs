using System.Collections.Immutable;
using CoGovernance.Gateway.Balance;
using CoGovernance.Simulation.Comparing;

namespace CoGovernance.Server.Simulating;

/// <summary>A comparison as the gateway tells it: with names, meanings and findings in both languages.</summary>
internal static class SimulationWords
{
    public static SimulationResult Of(Comparison comparison)
    {
        var o = comparison.Options;
        var chinese = Findings.Of(comparison, chinese: true).ToList();
        var english = Findings.Of(comparison, chinese: false).ToList();
        return new SimulationResult(
            new SimulationOptionsView(
                [.. o.Policies.Select(Comparison.ScenarioOf).Select(s => new ScenarioView(s.Code, Both(s.Name), Both(s.Meaning)))],
                o.Base, o.Seed, o.Seeds, o.Days, o.Load, o.Imbalance, o.LookingShare, o.Fatigue),
            [.. Measure.All.Select(m => new SimulationMeasureView(m.Code, Both(m.Name), Both(m.Meaning), Form(m.Form), Way(m.Better)))],
            [
                .. comparison.Policies.Select(p => new SimulationOutcomeView(
                    p.Code,
                    [.. Measure.All.Select(m => Figure(m, p.Figure(m)))],
                    Sentences(chinese.Find(f => f.Policy == p.Code), english.Find(f => f.Policy == p.Code)))),
            ]);
    }

    private static SimulationFigureView Figure(Measure measure, ComparedFigure figure) => new(
        measure.Code, figure.Spread.Plays, figure.Spread.Mean, figure.Spread.Deviation,
        figure.Difference is { } d ? new SimulationDifferenceView(d.Pairs, d.Mean, d.Low, d.High, Verdict(measure, d)) : null);

    private static SimulationVerdict Verdict(Measure measure, Estimate difference) =>
        !difference.IsClear ? SimulationVerdict.Unclear
        : measure.Better == Better.Neither ? SimulationVerdict.Change
        : Findings.IsGain(measure, difference) ? SimulationVerdict.Gain
        : SimulationVerdict.Cost;

    private static ImmutableArray<BothLanguages> Sentences(Finding? chinese, Finding? english) => chinese is null || english is null
        ? []
        : [.. chinese.Sentences.Zip(english.Sentences, (c, e) => new BothLanguages(c, e))];

    private static BothLanguages Both(Wording words) => new(words.Chinese, words.English);

    private static FigureForm Form(MeasureForm form) => form switch
    {
        MeasureForm.Share => FigureForm.Share,
        MeasureForm.Hours => FigureForm.Hours,
        _ => FigureForm.Number,
    };

    private static BetterWay Way(Better better) => better switch
    {
        Better.Lower => BetterWay.Lower,
        Better.Higher => BetterWay.Higher,
        _ => BetterWay.Neither,
    };
}
