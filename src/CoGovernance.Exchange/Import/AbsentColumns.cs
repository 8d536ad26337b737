using System.Collections.Immutable;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>A sheet without a column says nothing about it: what the register holds stays.</summary>
internal static class AbsentColumns
{
    public static RegisterEntry Keep(RegisterEntry entry, RegisterEntry present, ImmutableArray<RegisterColumn> absent)
    {
        if (absent.IsEmpty) return entry;
        bool Lacks(RegisterColumn column) => absent.Contains(column);
        return (entry, present) switch
        {
            (AreaEntry area, AreaEntry was) => area with
            {
                Residents = Lacks(RegisterColumns.Residents) ? was.Residents : area.Residents,
                Elders = Lacks(RegisterColumns.Elders) ? was.Elders : area.Elders,
                Latitude = Lacks(RegisterColumns.Latitude) ? was.Latitude : area.Latitude,
                Longitude = Lacks(RegisterColumns.Longitude) ? was.Longitude : area.Longitude,
            },
            (UnitEntry unit, UnitEntry was) => unit with
            {
                Liaison = Lacks(RegisterColumns.Liaison) ? was.Liaison : unit.Liaison,
                LiaisonPhone = Lacks(RegisterColumns.LiaisonPhone) ? was.LiaisonPhone : unit.LiaisonPhone,
            },
            (MemberEntry member, MemberEntry was) => member with
            {
                Skills = Lacks(RegisterColumns.Skills) ? was.Skills : member.Skills,
                Availability = Lacks(RegisterColumns.Availability) ? was.Availability : member.Availability,

                // A post belongs to a community; it does not move along.
                Post = Lacks(RegisterColumns.MemberPost) && member.Community == was.Community ? was.Post : member.Post,
            },
            (PostEntry post, PostEntry was) => post with
            {
                Skill = Lacks(RegisterColumns.PostSkill) ? was.Skill : post.Skill,
                Shift = Lacks(RegisterColumns.Shift) ? was.Shift : post.Shift,
            },
            _ => entry,
        };
    }
}
