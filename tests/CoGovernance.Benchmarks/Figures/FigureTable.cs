using System.Globalization;

namespace CoGovernance.Benchmarks.Figures;

/// <summary>What a benchmark measured, line by line; a figure with a bound says whether it is held.</summary>
internal sealed class FigureTable
{
    private readonly List<(string Name, string Figure, string Bound, string Held)> lines = [("", "measured", "bound", "held")];

    public void Add(string name, double figure) => lines.Add((name, Text(figure), "", ""));

    public void Add(string name, double figure, Bound bound) =>
        lines.Add((name, Text(figure), bound.ToString(), bound.IsHeld(figure) ? "yes" : "no"));

    public void Add(string name, string text) => lines.Add((name, text, "", ""));

    public void Print()
    {
        var width = lines.Max(l => l.Name.Length);
        foreach (var (name, figure, bound, held) in lines)
            Console.WriteLine($"{name.PadRight(width)}  {figure,14}  {bound,12}  {held,4}".TrimEnd());
    }

    /// <summary>Three digits that matter, more for whole numbers.</summary>
    public static string Text(double figure) => figure.ToString(
        Math.Abs(figure) switch
        {
            >= 100 => "N0",
            _ when double.IsInteger(figure) => "N0",
            >= 10 => "N1",
            >= 1 => "N2",
            _ => "N3",
        },
        CultureInfo.InvariantCulture);
}
