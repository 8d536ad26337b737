using System.Globalization;

namespace CoGovernance.Simulation.Comparing;

/// <summary>How figures are written for people.</summary>
internal static class Figures
{
    /// <summary>A figure of the measure; a dash when there is none.</summary>
    public static string Write(Measure measure, double? figure) => figure is not { } f ? "–" : measure.Form switch
    {
        MeasureForm.Share => Percent(f),
        MeasureForm.Hours => f.ToString("0.00", CultureInfo.InvariantCulture),
        _ => Plain(f),
    };

    public static string Percent(double? share) => share is { } s ? (s * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>A figure at an axis, as short as it can be.</summary>
    public static string Tick(Measure measure, double figure) => measure.Form == MeasureForm.Share
        ? (figure * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %"
        : figure.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A difference, with its sign; of shares in percentage points.</summary>
    public static string Signed(Measure measure, double figure) => (figure > 0 ? "+" : figure < 0 ? "−" : "±") + (measure.Form switch
    {
        MeasureForm.Share => (Math.Abs(figure) * 100).ToString("0.0", CultureInfo.InvariantCulture),
        MeasureForm.Hours => Math.Abs(figure).ToString("0.00", CultureInfo.InvariantCulture),
        _ => Plain(Math.Abs(figure)),
    });

    public static string Interval(Measure measure, Estimate estimate) =>
        estimate is { Low: { } low, High: { } high } ? $"{Signed(measure, low)} … {Signed(measure, high)}" : "";

    private static string Plain(double figure)
    {
        var size = Math.Abs(figure);
        var form = figure.Equals(0) || size >= 100 ? "0" : size >= 10 ? "0.0" : "0.000";
        return figure.ToString(form, CultureInfo.InvariantCulture);
    }
}
