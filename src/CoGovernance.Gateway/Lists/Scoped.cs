using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;

namespace CoGovernance.Gateway.Lists;

internal static class Scoped
{
    /// <summary>Reads the parameter <c>area</c>, which lies within the caller's own; without it the caller's own.</summary>
    public static Checks Area(this Checks checks, string? asked, Subject subject, out DivisionCode area)
    {
        var own = subject.Area!.Value;
        checks.Code<DivisionCode>("area", asked, out var code);
        area = code ?? own;
        return checks.That(own.Contains(area), "area", "field.unknown-area");
    }

    /// <summary>
    /// Reads the parameters <c>area</c> and <c>unit</c> of a list whose rows have a unit and a community: a liaison keeps to the own unit,
    /// wherever it is, and everybody else to the own area.
    /// </summary>
    /// <param name="within">The conditions that keep the list there.</param>
    public static Checks UnitWithin(
        this Checks checks, Operation operation, Subject subject, string? askedArea, string? askedUnit, out ImmutableArray<RowFilter> within)
    {
        checks.Code<UnitCode>("unit", askedUnit, out var unit);
        if (AccessTable.Of(operation, subject.Role) == Reach.Unit)
        {
            checks.That(unit is null || unit == subject.Unit, "unit", "field.unknown-unit").Code<DivisionCode>("area", askedArea, out var part);
            unit = subject.Unit;
            within = part is { } area ? Within("community", area) : [];
        }
        else
        {
            checks.Area(askedArea, subject, out var area);
            within = Within("community", area);
        }

        if (unit is { } of)
            within = within.Add(new RowFilter("unit", Comparison.Equal, of.Value));
        return checks;
    }

    /// <summary>The conditions that keep a list to an area: codes of what lies in it begin with its own.</summary>
    /// <param name="column">Holds division codes.</param>
    public static ImmutableArray<RowFilter> Within(string column, DivisionCode area)
    {
        // Codes are digits, and the character after 9 ends the stretch of those that begin alike.
        return area.Tier == Tier.Community
            ? [new RowFilter(column, Comparison.Equal, area.Value)]
            : [new RowFilter(column, Comparison.AtLeast, area.Value), new RowFilter(column, Comparison.LessThan, area.Value + ":")];
    }
}
