using System.Globalization;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Import;

/// <summary>Writes register entries as the sheet that <c>ImportReader</c> reads back to the same entries.</summary>
public static class RegisterSheets
{
    /// <exception cref="ArgumentException">An entry is of another register.</exception>
    public static Sheet Write(RegisterKind kind, IEnumerable<RegisterEntry> entries) =>
        Sheet.Of(
            RegisterColumns.NameOf(kind),
            RegisterColumns.Of(kind).Select(c => c.Header),
            entries.Select(e => e.Kind == kind
                ? Cells(e)
                : throw new ArgumentException($"'{e.Key}' is of the register {e.Kind}.", nameof(entries))));

    /// <summary>The texts of an entry, one for each of its columns.</summary>
    internal static IReadOnlyList<string> Cells(RegisterEntry entry) => entry switch
    {
        AreaEntry area =>
            [area.Code.Value, area.Name, Text(area.Residents), Text(area.Elders), Text(area.Latitude), Text(area.Longitude)],
        UnitEntry unit =>
            [unit.Code.Value, unit.Name, unit.UnitKind, unit.Liaison ?? "", unit.LiaisonPhone?.Value ?? ""],
        MemberEntry member =>
        [
            member.Number.Value, member.Name, member.Phone.Value, member.Unit.Value, member.Community.Value,
            SkillText.Format(member.Skills), AvailabilityText.Format(member.Availability), member.Post ?? "",
        ],
        CourtyardHeadEntry head =>
            [head.Number.Value, head.Name, head.Phone.Value, head.Community.Value, head.Courtyard],
        AgreementEntry agreement =>
            [agreement.Unit.Value, agreement.Community.Value, Text(agreement.From), Text(agreement.To), Text(agreement.Quota)],
        PostEntry post =>
            [post.Community.Value, post.Name, SkillText.Format([post.Skill]), Text(post.Headcount), post.Shift],
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, null),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? degrees) => degrees?.ToString("0.###############", CultureInfo.InvariantCulture) ?? "";

    internal static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
