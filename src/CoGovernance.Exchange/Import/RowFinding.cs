using System.Collections.Immutable;
using System.Globalization;

namespace CoGovernance.Exchange.Import;

public enum Severity
{
    /// <summary>The row is imported; someone should look at it.</summary>
    Warning,

    /// <summary>The row is not imported.</summary>
    Error,
}

/// <summary>Where a row stands.</summary>
public sealed record RowPlace(string File, string Sheet, int Row);

/// <summary>Something noticed in a file. <see cref="ImportMessages"/> puts it into words.</summary>
/// <param name="Sheet">Null when the finding is about the whole file.</param>
/// <param name="Row">As a spreadsheet program shows it; null when the finding is about the whole sheet.</param>
/// <param name="Column">The header as the file has it, or as it should be when it is missing.</param>
/// <param name="Code">One of <see cref="FindingCodes"/> or of the codes of <see cref="Sheets.SheetException"/>.</param>
/// <param name="Facts">What a message may name. Names and phone numbers of people in the register are masked.</param>
public sealed record RowFinding(
    string File, string? Sheet, int? Row, string? Column, Severity Severity, string Code, ImmutableSortedDictionary<string, string> Facts)
{
    private static readonly ImmutableSortedDictionary<string, string> NoFacts =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    internal static RowFinding OfFile(string file, string? sheet, Severity severity, string code) =>
        new(file, sheet, null, null, severity, code, NoFacts);

    internal static RowFinding OfRow(RowPlace place, string? column, Severity severity, string code) =>
        new(place.File, place.Sheet, place.Row, column, severity, code, NoFacts);

    internal RowFinding With(string name, string value) => this with { Facts = Facts.SetItem(name, value) };

    internal RowFinding With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    internal RowFinding WithOther(RowPlace other) => With("file", other.File).With("sheet", other.Sheet).With("row", other.Row);

    public bool Equals(RowFinding? other) =>
        other is not null && (File, Sheet, Row, Column) == (other.File, other.Sheet, other.Row, other.Column)
        && (Severity, Code) == (other.Severity, other.Code) && Facts.SequenceEqual(other.Facts);

    public override int GetHashCode() => HashCode.Combine(File, Sheet, Row, Column, Code);
}

/// <summary>What can be noticed beyond a file that cannot be read. The codes are stable.</summary>
public static class FindingCodes
{
    public const string KindUnknown = "sheet.kind-unknown";
    public const string NoRows = "sheet.no-rows";
    public const string TooManyFindings = "sheet.too-many-findings";
    public const string ColumnMissing = "column.missing";
    public const string ColumnRepeated = "column.repeated";
    public const string ColumnUnknown = "column.unknown";

    public const string ValueMissing = "value.missing";
    public const string TextTooLong = "text.too-long";
    public const string DigitsLost = "number.digits-lost";
    public const string AreaCodeInvalid = "area.code-invalid";
    public const string UnitCodeInvalid = "unit.code-invalid";
    public const string UnitCheckFails = "unit.check-fails";
    public const string NumberInvalid = "person.number-invalid";
    public const string PhoneInvalid = "person.phone-invalid";
    public const string DateInvalid = "date.invalid";
    public const string CountInvalid = "count.invalid";
    public const string DegreesInvalid = "degrees.invalid";
    public const string SkillUnknown = "skill.unknown";
    public const string SkillNotOne = "skill.not-one";
    public const string AvailabilityInvalid = "availability.invalid";
    public const string NotACommunity = "area.not-a-community";
    public const string EldersExceedResidents = "area.elders-exceed-residents";
    public const string TermReversed = "agreement.term-reversed";

    public const string AreaUnknown = "area.unknown";
    public const string CommunityUnknown = "community.unknown";
    public const string UnitUnknown = "unit.unknown";
    public const string PostUnknown = "post.unknown";
    public const string ReferenceFailed = "reference.row-failed";
    public const string RowRepeated = "row.repeated";
    public const string RowContradicts = "row.contradicts";
    public const string TwoCommunities = "member.two-communities";
    public const string CommunityChanges = "member.community-changes";
    public const string OtherNumberInFiles = "person.other-number-in-files";
    public const string OtherNumberRegistered = "person.other-number-registered";
    public const string PersonErased = "person.erased";
    public const string PersonReplaced = "person.replaced";
}
