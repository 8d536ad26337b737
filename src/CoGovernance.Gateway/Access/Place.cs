using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Gateway.Access;

/// <summary>
/// Where a thing lies: what the scope of an account is compared with.
/// </summary>
public sealed record Place
{
    /// <summary>The areas that have to do with it; it lies in a scope when one of them does.</summary>
    public ImmutableArray<DivisionCode> Areas { get; init; } = [];

    public UnitCode? Unit { get; init; }

    /// <summary>The members whose own it is.</summary>
    public ImmutableArray<MemberNumber> Members { get; init; } = [];

    /// <summary>The account whose own it is: that of the person who ordered for another.</summary>
    public string? Account { get; init; }

    /// <summary>What lies in one area, or is it.</summary>
    public static Place Of(DivisionCode area) => new() { Areas = [area] };
}
