namespace CoGovernance.Simulation.Page;

/// <summary>A linear axis from 0 to a round figure, with few ticks.</summary>
internal sealed record Scale(double Most, double Step)
{
    /// <summary>The smallest round axis that holds the figure; for figures of 0 only, from 0 to 1.</summary>
    public static Scale For(double largest)
    {
        if (largest <= 0)
            return new Scale(1, 0.5);
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(largest / 4)));
        var step = magnitude * new[] { 1, 2, 2.5, 5, 10 }.First(s => magnitude * s * 4 >= largest);
        return new Scale(Math.Ceiling(largest / step) * step, step);
    }

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round(Most / Step) + 1).Select(i => i * Step);

    public double At(double figure, double from, double length) => from + (Math.Clamp(figure / Most, 0, 1) * length);
}
