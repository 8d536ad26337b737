using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CoGovernance.Exchange.Import;

/// <summary>A finding in words.</summary>
/// <param name="Severity">错误 or 提醒.</param>
/// <param name="Place">File, sheet, row and column, as far as known.</param>
/// <param name="What">What was found.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record ImportMessage(string Severity, string Place, string Column, string What, string Mend)
{
    /// <summary>For a reader who has the row before them.</summary>
    public string InRow => $"{Severity}{(Column.Length == 0 ? "" : $" {Column}")}: {What} {Mend}";

    public override string ToString() => $"{Severity} {Place}: {What} {Mend}";
}

/// <summary>Puts findings into words, in Chinese or, for any other culture, English.</summary>
public static partial class ImportMessages
{
    /// <summary>All codes that have words.</summary>
    public static IEnumerable<string> Codes => ImportMessageTable.Texts.Keys;

    /// <exception cref="ArgumentException">The code has no words.</exception>
    public static ImportMessage Of(RowFinding finding, CultureInfo culture)
    {
        var words = ImportWords.In(culture);
        if (!ImportMessageTable.Texts.TryGetValue(finding.Code, out var text))
            throw new ArgumentException($"'{finding.Code}' has no words.", nameof(finding));
        var column = finding.Column is null ? "" : words.Say($"「{finding.Column}」", $"\"{finding.Column}\"");
        return new ImportMessage(
            finding.Severity == Severity.Error ? words.Error : words.Warning,
            PlaceOf(finding, column, words),
            column,
            Fill(words.Say(text.What, text.WhatInEnglish), finding.Facts),
            Fill(words.Say(text.Mend, text.MendInEnglish), finding.Facts));
    }

    private static string PlaceOf(RowFinding finding, string column, ImportWords words)
    {
        var place = finding.File;
        if (finding.Sheet is { } sheet && sheet != Path.GetFileNameWithoutExtension(finding.File))
            place += words.Say($"（{sheet}）", $" ({sheet})");
        if (finding.Row is { } row) place += words.Say($" 第 {row} 行", $" row {row}");
        return column.Length == 0 ? place : $"{place} {column}";
    }

    private static string Fill(string text, ImmutableSortedDictionary<string, string> facts) =>
        Places().Replace(text, m => facts.GetValueOrDefault(m.Groups[1].Value, "?"));

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
