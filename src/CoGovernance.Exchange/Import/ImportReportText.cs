using System.Globalization;
using System.Text;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// A report in a few lines: what was or would be done, the first changes, the first findings. Names and phone numbers are masked.
/// </summary>
public static class ImportReportText
{
    public const int MostFindings = 50;

    public const int MostChanges = 20;

    public static string Write(ImportReport report, CultureInfo culture)
    {
        var words = ImportWords.In(culture);
        var errors = report.Findings.Count(f => f.Severity == Severity.Error);
        var text = new StringBuilder().Append(words.Of(report.Outcome, errors)).Append('\n');
        foreach (var count in report.Counts) text.Append("  ").Append(words.Of(count)).Append('\n');
        List(text, words, words.Changes, report.Plan.Changed, MostChanges, change => LineOf(change, words));
        List(
            text, words, words.Findings(errors, report.Findings.Length - errors), report.Findings, MostFindings,
            finding => ImportMessages.Of(finding, culture).ToString());
        return text.ToString();
    }

    private static void List<T>(
        StringBuilder text, ImportWords words, string title, IReadOnlyCollection<T> items, int most, Func<T, string> line)
    {
        if (items.Count == 0) return;
        text.Append(title).Append('\n');
        foreach (var item in items.Take(most)) text.Append("  ").Append(line(item)).Append('\n');
        if (items.Count > most) text.Append("  ").Append(words.More(items.Count - most)).Append('\n');
    }

    private static string LineOf(PlannedChange change, ImportWords words)
    {
        var fields = change.Fields.Select(f => $"{f.Column.Header} {Shown(f.Column, f.Before)} → {Shown(f.Column, f.After)}");
        return $"{words.NameOf(change.After.Kind)} {change.After.Key}: {string.Join(words.Say("；", "; "), fields)}";
    }

    private static string Shown(RegisterColumn column, string text) => text.Length == 0 ? "–" : Masked.Text(column, text);
}
