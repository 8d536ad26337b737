using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Tests.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Tests.Plans;

/// <summary>Counts of small invented counties.</summary>
internal static class Counties
{
    public static readonly UnitCode Court = UnitCode.Parse("COURT-1");
    public static readonly UnitCode School = UnitCode.Parse("SCHOOL-1");

    public static CommunityCounts Counts(DivisionCode community, int places, Skill skill = Skill.Legal, params ProfileCount[] profiles) => new(
        community, 1, Sample.Now, [.. profiles], 0,
        places == 0 ? ImmutableSortedDictionary<Skill, int>.Empty : ImmutableSortedDictionary<Skill, int>.Empty.Add(skill, places), []);

    public static ProfileCount People(int count, UnitCode unit, bool movable = true, DivisionCode? helpsIn = null, params Skill[] skills) =>
        new(unit, [.. skills], movable, helpsIn, count);

    public static ProfileCount Lawyers(int count, UnitCode? unit = null, bool movable = true, DivisionCode? helpsIn = null) =>
        People(count, unit ?? Court, movable, helpsIn, Skill.Legal);
}
