using System.Collections.Immutable;
using CoGovernance.Simulation.Comparing;

namespace CoGovernance.Simulation.Page;

/// <summary>The drawings of a comparison. Rows bear their names, so that colour says nothing that words do not.</summary>
internal static class Charts
{
    private const int Width = 340;
    private const int Left = 106;
    private const int Plot = 176;
    private const int RowHeight = 26;
    private const int Top = 8;

    /// <summary>One row a policy: a small dot for each play, a stroke for their mean, and the mean in figures.</summary>
    public static string OfMeasure(Comparison comparison, Measure measure, bool chinese)
    {
        var rows = (
            from policy in comparison.Policies
            let scenario = Comparison.ScenarioOf(policy.Code)
            select (Scenario: scenario, Figures: policy.Plays.Select(play => measure.Of(scenario, play)).OfType<double>().ToList())).ToList();
        var scale = Scale.For(rows.SelectMany(r => r.Figures).DefaultIfEmpty(0).Max());
        var bottom = Top + (rows.Count * RowHeight);
        var described = string.Join(chinese ? "；" : "; ", rows.Select(r => $"{r.Scenario.Name.In(chinese)} {Mean(measure, r.Figures)}"));
        var svg = new Svg(Width, bottom + 22, $"m-{measure.Code}", measure.Name.In(chinese), described);
        foreach (var tick in scale.Ticks)
        {
            var x = scale.At(tick, Left, Plot);
            svg.Line(x, Top, x, bottom, "grid").Text(x, bottom + 14, Figures.Tick(measure, tick), "tick", "middle");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var y = Top + (i * RowHeight) + (RowHeight / 2.0);
            svg.Text(Left - 6, y + 4, rows[i].Scenario.Name.In(chinese), "label", "end");
            foreach (var figure in rows[i].Figures)
                svg.Circle(scale.At(figure, Left, Plot), y, 3.2, $"dot c{i}");
            if (rows[i].Figures.Count > 0)
            {
                var x = scale.At(rows[i].Figures.Average(), Left, Plot);
                svg.Line(x, y - 9, x, y + 9, $"mean s{i}");
            }

            svg.Text(Width, y + 4, Mean(measure, rows[i].Figures), "value", "end");
        }

        return svg.ToString();
    }

    /// <summary>One community: a bar a policy, on a scale that all communities share.</summary>
    public static string OfCommunity(Comparison comparison, CommunityMeasures community, double most, bool chinese)
    {
        const int row = 20;
        var scale = Scale.For(most);
        var shares = comparison.Policies
            .Select(p => (Name: Comparison.ScenarioOf(p.Code).Name.In(chinese), Share: p.OfCommunity(community.Code, c => c.UnfilledShare))).ToImmutableArray();
        var described = string.Join(chinese ? "；" : "; ", shares.Select(s => $"{s.Name} {Percent(s.Share)}"));
        var svg = new Svg(260, (shares.Length * row) + 4, $"c-{community.Code}", $"{community.Name} {community.Code}", described);
        for (var i = 0; i < shares.Length; i++)
        {
            var y = i * row;
            svg.Text(100, y + 14, shares[i].Name, "label", "end")
                .Bar(106, y + 4, 98, 12, "track")
                .Bar(106, y + 4, scale.At(shares[i].Share ?? 0, 0, 98), 12, $"bar f{i}")
                .Text(258, y + 14, Percent(shares[i].Share), "value", "end");
        }

        return svg.ToString();
    }

    private static string Mean(Measure measure, List<double> figures) => Figures.Write(measure, figures.Count == 0 ? null : figures.Average());

    private static string Percent(double? share) => Figures.Percent(share);
}
