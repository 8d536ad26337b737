namespace CoGovernance.Benchmarks.Figures;

/// <summary>What a figure is held against.</summary>
internal readonly record struct Bound(double Limit, bool IsLeast)
{
    public static Bound AtLeast(double limit) => new(limit, IsLeast: true);

    public static Bound AtMost(double limit) => new(limit, IsLeast: false);

    public bool IsHeld(double figure) => IsLeast ? figure >= Limit : figure <= Limit;

    public override string ToString() => $"{(IsLeast ? ">=" : "<=")} {FigureTable.Text(Limit)}";
}
