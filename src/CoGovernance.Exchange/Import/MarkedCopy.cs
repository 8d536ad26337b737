using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// Copies of imported files for the people who keep them: the same rows under the same numbers, with a first column that says what became
/// of each, coloured. A copy, mended, can be imported in turn.
/// </summary>
internal static class MarkedCopy
{
    public static ImmutableArray<string> Write(
        Func<string, Stream> open, IEnumerable<ImportContent> contents, ImportPlan plan, ImportOutcome outcome, CultureInfo culture)
    {
        var marks = Marks.Of(plan, outcome, culture);
        var ending = ImportWords.In(culture).MarkedCopyEnding;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var content in contents.Where(c => c.Sheets.Count > 0))
        {
            var stem = Path.GetFileNameWithoutExtension(content.File) + ending;
            var name = stem + ".xlsx";
            for (var i = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); i++)
                name = string.Create(CultureInfo.InvariantCulture, $"{stem} ({i}).xlsx");
            var sheets = content.Sheets.Select(sheet => marks.Mark(content.File, sheet)).ToList();
            using var place = open(name);
            SheetWriter.WriteXlsx(place, sheets, (sheet, row, column) => marks.FillOf(content.File, sheet, row, column));
            names.Add(name);
        }

        return names.ToImmutable();
    }

    private sealed class Marks(CultureInfo culture)
    {
        private readonly Dictionary<RowPlace, List<string>> texts = [];
        private readonly Dictionary<RowPlace, CellFill> rows = [];
        private readonly Dictionary<(RowPlace, string), CellFill> cells = [];

        public static Marks Of(ImportPlan plan, ImportOutcome outcome, CultureInfo culture)
        {
            var marks = new Marks(culture);
            var words = ImportWords.In(culture);
            foreach (var added in plan.Added) marks.Add(added.Place, CellFill.Good, words.Added(outcome));
            foreach (var unchanged in plan.Unchanged) marks.Add(unchanged.Place, CellFill.None, words.Unchanged);
            foreach (var row in plan.Repeated) marks.Add(row.Place, CellFill.None, words.PassedOver);
            foreach (var row in plan.Refused) marks.Add(row.Place, CellFill.Error, words.Refused);
            foreach (var change in plan.Changed)
            {
                marks.Add(change.Place, CellFill.Good, words.Changed(outcome, change.Fields.Select(f => f.Column.Header)));
            }

            foreach (var finding in plan.Findings.Where(f => f is { Sheet: not null, Row: not null })) marks.Add(finding);
            return marks;
        }

        public Sheet Mark(string file, Sheet sheet) => sheet with
        {
            Headers = Prepend(ImportWords.In(culture).ResultHeader, sheet.Headers),
            Rows = [.. sheet.Rows.Select(row => row with { Cells = Prepend(TextOf(file, sheet, row), row.Cells) })],
        };

        public CellFill FillOf(string file, Sheet sheet, SheetRow row, int column)
        {
            var place = new RowPlace(file, sheet.Name, row.Number);
            if (column == 0) return rows.GetValueOrDefault(place);
            return column < sheet.Headers.Length ? cells.GetValueOrDefault((place, sheet.Headers[column])) : CellFill.None;
        }

        /// <summary>A sheet of the greatest width loses its last column.</summary>
        private static ImmutableArray<string> Prepend(string first, ImmutableArray<string> cells) =>
            [first, .. cells.Take(SheetLimits.Columns - 1)];

        private string TextOf(string file, Sheet sheet, SheetRow row)
        {
            var text = texts.TryGetValue(new RowPlace(file, sheet.Name, row.Number), out var lines) ? string.Join('\n', lines) : "";
            return text.Length <= SheetLimits.CellCharacters ? text : text[..SheetLimits.CellCharacters];
        }

        private void Add(RowFinding finding)
        {
            var place = new RowPlace(finding.File, finding.Sheet!, finding.Row!.Value);
            var fill = finding.Severity == Severity.Error ? CellFill.Error : CellFill.Warning;
            Add(place, fill, ImportMessages.Of(finding, culture).InRow);
            if (finding.Column is { } column) cells[(place, column)] = Graver(cells.GetValueOrDefault((place, column)), fill);
        }

        private void Add(RowPlace place, CellFill fill, string text)
        {
            if (!texts.TryGetValue(place, out var lines)) texts.Add(place, lines = []);
            lines.Add(text);
            rows[place] = Graver(rows.GetValueOrDefault(place), fill);
        }

        private static CellFill Graver(CellFill one, CellFill other) => one > other ? one : other;
    }
}
