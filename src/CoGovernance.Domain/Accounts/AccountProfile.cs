using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Accounts;

/// <summary>What a person or system is in the county's work. A resident needs no account.</summary>
public enum Role
{
    CountyCoordinator,
    TownOfficial,
    CommunitySecretary,
    CourtyardHead,
    UnitLiaison,
    Member,

    /// <summary>Reads all, changes nothing.</summary>
    Auditor,

    /// <summary>Another system.</summary>
    Integration,
}

/// <summary>Who an account is for, and the part of the county that it reaches.</summary>
/// <param name="Area">The county, town or community of an official, courtyard head, auditor or system; null for the other roles.</param>
/// <param name="Unit">The unit of a liaison.</param>
/// <param name="Member">The volunteer number of a member; a courtyard head may have one.</param>
public sealed record AccountProfile(
    AccountName Name, Role Role, DivisionCode? Area, UnitCode? Unit, MemberNumber? Member, Personal DisplayName)
{
    /// <summary>Why the scope does not fit the role; null when it does.</summary>
    public Rejection? Violation => Role switch
    {
        Role.CountyCoordinator or Role.Auditor when Area?.Tier != Tier.County => Needs("area", "county"),
        Role.TownOfficial when Area?.Tier != Tier.Town => Needs("area", "town"),
        Role.CommunitySecretary or Role.CourtyardHead when Area?.Tier != Tier.Community => Needs("area", "community"),
        Role.Integration when Area is null => Needs("area", "area"),
        Role.UnitLiaison when Unit is null => Needs("unit", "unit"),
        Role.Member when Member is null => Needs("member", "member"),
        Role.UnitLiaison or Role.Member when Area is not null => Needs("area", "none"),
        not Role.UnitLiaison when Unit is not null => Needs("unit", "none"),
        not (Role.Member or Role.CourtyardHead) when Member is not null => Needs("member", "none"),
        _ => DisplayName.Text?.Length > 40 ? new Rejection("account.display-name-length").With("most", 40) : null,
    };

    private Rejection Needs(string field, string what) =>
        new Rejection("account.scope-does-not-fit").With("role", Role).With("field", field).With("needs", what);
}
