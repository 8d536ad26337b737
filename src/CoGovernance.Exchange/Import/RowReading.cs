using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// Reads the cells of one row after the other. A cell that cannot be read gives null, and a finding; so does a blank one, with a finding
/// if its column is required.
/// </summary>
internal sealed partial class RowReading(string file, Sheet sheet, SheetColumns columns, List<RowFinding> findings)
{
    private const int LongestText = 100;

    // Many people write the same times.
    private readonly Dictionary<string, Availability?> understood = [];
    private SheetRow row = new(0, []);

    public RowPlace Place => new(file, sheet.Name, row.Number);

    /// <summary>Whether the present row has an error.</summary>
    public bool Failed { get; private set; }

    public void MoveTo(SheetRow next)
    {
        row = next;
        Failed = false;
    }

    /// <summary>A code in its canonical form, however it was typed.</summary>
    public T? Code<T>(RegisterColumn column, string finding) where T : struct, ICode<T>
    {
        var text = CellText.Code(Raw(column));
        if (text.Length == 0) return Missing<T>(column);
        if (T.TryParse(text, out var code)) return code;
        Report(column, Severity.Error, LostDigits().IsMatch(text) ? FindingCodes.DigitsLost : finding, ("text", CellText.Excerpt(text)));
        return null;
    }

    /// <summary>A mobile number, with or without +86, blanks and dashes.</summary>
    public PhoneNumber? Phone(RegisterColumn column)
    {
        var text = CellText.Code(Raw(column));
        if (text.Length == 0) return Missing<PhoneNumber>(column);
        var digits = PhoneMarks().Replace(text, "");
        if (digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal)) digits = digits[2..];
        if (digits.Length == 15 && digits.StartsWith("0086", StringComparison.Ordinal)) digits = digits[4..];
        if (PhoneNumber.TryParse(digits, out var phone)) return phone;
        if (LostDigits().IsMatch(text)) Report(column, Severity.Error, FindingCodes.DigitsLost, ("text", text));
        else Report(column, Severity.Error, FindingCodes.PhoneInvalid, ("digits", Text(text.Count(char.IsAsciiDigit))));
        return null;
    }

    /// <summary>A name or other short text.</summary>
    public string? Name(RegisterColumn column)
    {
        var text = CellText.Name(Raw(column));
        if (text.Length == 0)
        {
            Missing<int>(column);
            return null;
        }

        if (text.Length <= LongestText) return text;
        Report(column, Severity.Error, FindingCodes.TextTooLong, ("longest", Text(LongestText)));
        return null;
    }

    /// <summary>A whole number between the bounds; 1,200 and 12人 are understood.</summary>
    public int? Count(RegisterColumn column, int least, int most)
    {
        var text = CellText.Plain(Raw(column));
        if (text.Length == 0) return Missing<int>(column);
        var plain = CountMarks().Replace(text, "");
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && decimal.IsInteger(number) && number >= least && number <= most)
            return (int)number;
        Report(
            column, Severity.Error, FindingCodes.CountInvalid,
            ("text", CellText.Excerpt(text)), ("least", Text(least)), ("most", Text(most)));
        return null;
    }

    /// <summary>Degrees as a decimal number; a degree sign is passed over.</summary>
    public double? Degrees(RegisterColumn column, int most)
    {
        var text = CellText.Code(Raw(column)).TrimEnd('°', 'N', 'E', '度');
        if (text.Length == 0) return Missing<double>(column);
        var parsed = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees);
        if (parsed && Math.Abs(degrees) <= most) return degrees;
        Report(column, Severity.Error, FindingCodes.DegreesInvalid, ("text", CellText.Excerpt(text)), ("most", Text(most)));
        return null;
    }

    public DateOnly? Date(RegisterColumn column)
    {
        var text = CellText.Code(Raw(column));
        if (text.Length == 0) return Missing<DateOnly>(column);
        if (DateText.TryParse(text, out var date)) return date;
        Report(column, Severity.Error, FindingCodes.DateInvalid, ("text", CellText.Excerpt(text)));
        return null;
    }

    public ImmutableSortedSet<Skill> Skills(RegisterColumn column)
    {
        if (!SkillText.TryParse(Raw(column), out var skills, out var unknown))
        {
            Report(
                column, Severity.Error, FindingCodes.SkillUnknown,
                ("text", CellText.Excerpt(unknown)), ("known", SkillText.Format(Domain.Members.Skills.All)));
        }

        return skills;
    }

    public Availability Availability(RegisterColumn column)
    {
        var text = Raw(column);
        if (!understood.TryGetValue(text, out var availability))
        {
            availability = AvailabilityText.TryParse(text, out var parsed) ? parsed : null;
            understood.Add(text, availability);
        }

        if (availability is null) Report(column, Severity.Error, FindingCodes.AvailabilityInvalid, ("text", CellText.Excerpt(text)));
        return availability ?? Domain.Members.Availability.None;
    }

    public void Report(RegisterColumn column, Severity severity, string code, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var place = columns.PlaceOf(column);
        var finding = RowFinding.OfRow(Place, place < 0 ? column.Header : sheet.Headers[place], severity, code);
        foreach (var (name, value) in facts) finding = finding.With(name, value);
        findings.Add(finding);
        Failed |= severity == Severity.Error;
    }

    private T? Missing<T>(RegisterColumn column) where T : struct
    {
        if (column.Required) Report(column, Severity.Error, FindingCodes.ValueMissing);
        return null;
    }

    private string Raw(RegisterColumn column)
    {
        var place = columns.PlaceOf(column);
        return place < 0 || place >= row.Cells.Length ? "" : row.Cells[place];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is left of long digits once a spreadsheet program has taken them for a number.</summary>
    [GeneratedRegex(@"^\d(\.\d+)?E\+?\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex LostDigits();

    [GeneratedRegex(@"[\s()+.\-\u2010-\u2015\u2212]", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneMarks();

    [GeneratedRegex(@"(?<=\d),(?=\d{3})|\s|[人名个户]$", RegexOptions.CultureInvariant)]
    private static partial Regex CountMarks();
}
