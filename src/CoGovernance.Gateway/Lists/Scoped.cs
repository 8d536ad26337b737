using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
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
