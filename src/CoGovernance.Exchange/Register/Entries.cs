using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Exchange.Register;

/// <summary>The six registers that an office keeps; each is one file or one sheet. In the order in which they build on one another.</summary>
public enum RegisterKind
{
    Areas,
    Units,
    Members,
    CourtyardHeads,
    Agreements,
    Posts,
}

/// <summary>A line of a register. <see cref="Key"/> names what the line is about, within its kind.</summary>
public abstract record RegisterEntry
{
    public abstract RegisterKind Kind { get; }

    public abstract string Key { get; }
}

/// <summary>An area of one of the three tiers. Population figures are only given for communities; coordinates are WGS 84 degrees.</summary>
public sealed record AreaEntry(
    DivisionCode Code, string Name, int Residents, int Elders, double? Latitude, double? Longitude) : RegisterEntry
{
    public override RegisterKind Kind => RegisterKind.Areas;

    public override string Key => Code.Value;
}

/// <summary>The party organisation of a unit that reports to communities. <paramref name="UnitKind"/> is the office's word: 医院, 学校, 法院.</summary>
public sealed record UnitEntry(UnitCode Code, string Name, string UnitKind, string? Liaison, PhoneNumber? LiaisonPhone) : RegisterEntry
{
    public override RegisterKind Kind => RegisterKind.Units;

    public override string Key => Code.Value;
}

/// <summary>An in-service party member who reports to one community. <paramref name="Post"/> is the name of a post there, if claimed.</summary>
public sealed record MemberEntry(
    MemberNumber Number,
    string Name,
    PhoneNumber Phone,
    UnitCode Unit,
    DivisionCode Community,
    ImmutableSortedSet<Skill> Skills,
    Availability Availability,
    string? Post) : RegisterEntry
{
    public override RegisterKind Kind => RegisterKind.Members;

    public override string Key => Number.Value;

    public bool Equals(MemberEntry? other) =>
        other is not null && Number == other.Number && Name == other.Name && Phone == other.Phone && Unit == other.Unit
        && Community == other.Community && Skills.SetEquals(other.Skills) && Availability == other.Availability && Post == other.Post;

    public override int GetHashCode() => Number.GetHashCode();
}

/// <summary>A courtyard head: a resident who is a party member, chosen by the community for one courtyard.</summary>
public sealed record CourtyardHeadEntry(
    MemberNumber Number, string Name, PhoneNumber Phone, DivisionCode Community, string Courtyard) : RegisterEntry
{
    public override RegisterKind Kind => RegisterKind.CourtyardHeads;

    public override string Key => Number.Value;
}

/// <summary>A co-building agreement of a unit and a community for a term (both days included), with a quota of members.</summary>
public sealed record AgreementEntry(UnitCode Unit, DivisionCode Community, DateOnly From, DateOnly To, int Quota) : RegisterEntry
{
    public override RegisterKind Kind => RegisterKind.Agreements;

    public override string Key => $"{Unit}/{Community}";
}

/// <summary>A post that a community publishes. The name is unique within the community.</summary>
public sealed record PostEntry(DivisionCode Community, string Name, Skill Skill, int Headcount, string Shift) : RegisterEntry
{
    public override RegisterKind Kind => RegisterKind.Posts;

    public override string Key => $"{Community}/{Name}";
}
