using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// Makes a register entry of a row. Of a row with an error it tells at least the key, if that can be read, so that rows which refer to it
/// can be told why they fail.
/// </summary>
internal static class EntryReading
{
    private const int MostPeople = 10_000_000;
    private const int MostMembers = 10_000;

    public static (string? Key, RegisterEntry? Entry) Read(RegisterKind kind, RowReading row) => kind switch
    {
        RegisterKind.Areas => Area(row),
        RegisterKind.Units => Unit(row),
        RegisterKind.Members => Member(row),
        RegisterKind.CourtyardHeads => CourtyardHead(row),
        RegisterKind.Agreements => Agreement(row),
        RegisterKind.Posts => Post(row),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static (string?, RegisterEntry?) Area(RowReading row)
    {
        var code = row.Code<DivisionCode>(RegisterColumns.AreaCode, FindingCodes.AreaCodeInvalid);
        var name = row.Name(RegisterColumns.AreaName);
        var residents = row.Count(RegisterColumns.Residents, 0, MostPeople);
        var elders = row.Count(RegisterColumns.Elders, 0, MostPeople);
        var latitude = row.Degrees(RegisterColumns.Latitude, 90);
        var longitude = row.Degrees(RegisterColumns.Longitude, 180);
        if (elders > residents) row.Report(RegisterColumns.Elders, Severity.Error, FindingCodes.EldersExceedResidents);
        if (!row.Failed && latitude is null != longitude is null)
            row.Report(latitude is null ? RegisterColumns.Latitude : RegisterColumns.Longitude, Severity.Error, FindingCodes.ValueMissing);
        return (code?.Value, row.Failed ? null : new AreaEntry(code!.Value, name!, residents ?? 0, elders ?? 0, latitude, longitude));
    }

    private static (string?, RegisterEntry?) Unit(RowReading row)
    {
        var code = row.Code<UnitCode>(RegisterColumns.UnitCode, FindingCodes.UnitCodeInvalid);
        if (code is { HasValidCheck: false } suspect)
        {
            var check = UnitCode.CheckOf(suspect.Value.AsSpan(0, 17)).ToString();
            row.Report(RegisterColumns.UnitCode, Severity.Warning, FindingCodes.UnitCheckFails, ("check", check));
        }

        var name = row.Name(RegisterColumns.UnitName);
        var kind = row.Name(RegisterColumns.UnitKind);
        var liaison = row.Name(RegisterColumns.Liaison);
        var phone = row.Phone(RegisterColumns.LiaisonPhone);
        return (code?.Value, row.Failed ? null : new UnitEntry(code!.Value, name!, kind!, liaison, phone));
    }

    private static (string?, RegisterEntry?) Member(RowReading row)
    {
        var number = row.Code<MemberNumber>(RegisterColumns.Number, FindingCodes.NumberInvalid);
        var name = row.Name(RegisterColumns.PersonName);
        var phone = row.Phone(RegisterColumns.Phone);
        var unit = row.Code<UnitCode>(RegisterColumns.MemberUnit, FindingCodes.UnitCodeInvalid);
        var community = Community(row, RegisterColumns.MemberCommunity);
        var skills = row.Skills(RegisterColumns.Skills);
        var availability = row.Availability(RegisterColumns.Availability);
        var post = row.Name(RegisterColumns.MemberPost);
        return (number?.Value, row.Failed
            ? null
            : new MemberEntry(number!.Value, name!, phone!.Value, unit!.Value, community!.Value, skills, availability, post));
    }

    private static (string?, RegisterEntry?) CourtyardHead(RowReading row)
    {
        var number = row.Code<MemberNumber>(RegisterColumns.Number, FindingCodes.NumberInvalid);
        var name = row.Name(RegisterColumns.PersonName);
        var phone = row.Phone(RegisterColumns.Phone);
        var community = Community(row, RegisterColumns.HeadCommunity);
        var courtyard = row.Name(RegisterColumns.Courtyard);
        return (number?.Value, row.Failed
            ? null
            : new CourtyardHeadEntry(number!.Value, name!, phone!.Value, community!.Value, courtyard!));
    }

    private static (string?, RegisterEntry?) Agreement(RowReading row)
    {
        var unit = row.Code<UnitCode>(RegisterColumns.AgreementUnit, FindingCodes.UnitCodeInvalid);
        var community = Community(row, RegisterColumns.AgreementCommunity);
        var from = row.Date(RegisterColumns.From);
        var to = row.Date(RegisterColumns.To);
        var quota = row.Count(RegisterColumns.Quota, 0, MostMembers);
        if (to < from)
        {
            row.Report(
                RegisterColumns.To, Severity.Error, FindingCodes.TermReversed,
                ("from", RegisterSheets.Text(from.Value)), ("to", RegisterSheets.Text(to.Value)));
        }

        if (row.Failed)
            return (null, null);
        var entry = new AgreementEntry(unit!.Value, community!.Value, from!.Value, to!.Value, quota!.Value);
        return (entry.Key, entry);
    }

    private static (string?, RegisterEntry?) Post(RowReading row)
    {
        var community = Community(row, RegisterColumns.PostCommunity);
        var name = row.Name(RegisterColumns.PostName);
        var skills = row.Skills(RegisterColumns.PostSkill);
        var headcount = row.Count(RegisterColumns.Headcount, 1, MostMembers);
        var shift = row.Name(RegisterColumns.Shift);
        if (skills.Count > 1)
            row.Report(RegisterColumns.PostSkill, Severity.Error, FindingCodes.SkillNotOne, ("text", SkillText.Format(skills)));
        return row.Failed
            ? (community is null || name is null ? null : $"{community}/{name}", null)
            : Keyed(new PostEntry(community!.Value, name!, skills.IsEmpty ? Skill.General : skills[0], headcount!.Value, shift ?? ""));
    }

    private static (string?, RegisterEntry?) Keyed(RegisterEntry entry) => (entry.Key, entry);

    private static DivisionCode? Community(RowReading row, RegisterColumn column)
    {
        var code = row.Code<DivisionCode>(column, FindingCodes.AreaCodeInvalid);
        if (code is null or { Tier: Tier.Community }) return code;
        row.Report(column, Severity.Error, FindingCodes.NotACommunity, ("text", code.Value.Value));
        return null;
    }
}
