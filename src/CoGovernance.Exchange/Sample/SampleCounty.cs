using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Sample;

/// <summary>
/// An invented county on the real map of Shiquan (石泉县, 610922), to try the system on: 95 units, 2,178 in-service party members, 16 urban
/// communities; in Laocheng (老城社区, 610922100006) 6 units with agreements, 172 members who hold a post, 94 courtyard heads.
/// <para>
/// These figures and the name Laocheng come from the published account of the county's practice. It names no other community: the
/// other 15 are our choice, the 14 other residents' committees of Chengguan and the town-seat one of Chihe. Division codes and
/// names are public (National Bureau of Statistics). All else is invented: people, telephone numbers, units' codes and sizes,
/// population figures, coordinates. Nobody in it is a real person.
/// </para>
/// <para>
/// People and skills are unequal between communities on purpose: large communities with many elders, such as 向阳 and 江南, have few
/// members and hardly any skill of care; 城西 and 古堰 have more people than posts; Chihe is small, with skills to spare.
/// </para>
/// </summary>
public sealed class SampleCounty
{
    public const int StandardSeed = 610922;

    public static DivisionCode Laocheng { get; } = DivisionCode.Parse("610922100006");

    /// <summary>The county, its towns, and the 16 communities.</summary>
    public required ImmutableArray<AreaEntry> Areas { get; init; }

    public required ImmutableArray<UnitEntry> Units { get; init; }

    public required ImmutableArray<MemberEntry> Members { get; init; }

    public required ImmutableArray<CourtyardHeadEntry> CourtyardHeads { get; init; }

    /// <summary>Every unit has one or two; each quota covers the members whom the unit sends.</summary>
    public required ImmutableArray<AgreementEntry> Agreements { get; init; }

    /// <summary>No post has more holders than its headcount; many have fewer.</summary>
    public required ImmutableArray<PostEntry> Posts { get; init; }

    /// <summary>
    /// The same county for the same arguments, on every platform. Another seed gives other people, skills and claims with the same figures;
    /// units and communities stay.
    /// </summary>
    /// <param name="year">The year of the agreements, from its first day to its last.</param>
    public static SampleCounty Create(int seed = StandardSeed, int year = 2026)
    {
        var random = new SampleRandom(seed);
        var people = new SamplePeople(random);
        var posts = new SamplePosts();
        var areas = AreasOf();
        ImmutableArray<UnitEntry> units = [.. SampleTables.Units.Select((unit, i) => UnitOf(unit, i + 1, people))];
        var members = SampleMembers.Of(units, posts, people, random);
        return new SampleCounty
        {
            Areas = areas,
            Units = units,
            Members = members,
            CourtyardHeads = SampleCourtyards.Of(areas, people),
            Agreements = [.. AgreementsOf(units, members, year)],
            Posts = posts.Entries,
        };
    }

    /// <summary>The entries of a register, in the order in which they are written.</summary>
    public IEnumerable<RegisterEntry> Entries(RegisterKind kind) => kind switch
    {
        RegisterKind.Areas => Areas,
        RegisterKind.Units => Units,
        RegisterKind.Members => Members,
        RegisterKind.CourtyardHeads => CourtyardHeads,
        RegisterKind.Agreements => Agreements,
        RegisterKind.Posts => Posts,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static ImmutableArray<AreaEntry> AreasOf()
    {
        var figures = SampleTables.Communities.ToDictionary(c => c.Code);
        return
        [
            .. SampleTables.Divisions.Select(d => figures.TryGetValue(d.Code, out var c)
                ? new AreaEntry(d.Code, d.Name, c.Residents, c.Elders, c.Latitude, c.Longitude)
                : new AreaEntry(d.Code, d.Name, 0, 0, null, null)),
        ];
    }

    private static UnitEntry UnitOf(SampleUnit unit, int n, SamplePeople people) =>
        new(SampleCodes.UnitCodeOf(unit.Trade, n), unit.Name, unit.Trade.Word, people.Name(), people.Phone());

    /// <summary>The quota leaves some room above those who report now, in fives.</summary>
    private static IEnumerable<AgreementEntry> AgreementsOf(ImmutableArray<UnitEntry> units, ImmutableArray<MemberEntry> members, int year)
    {
        var sent = members.CountBy(m => (m.Unit, m.Community)).ToDictionary();
        foreach (var (entry, unit) in units.Zip(SampleTables.Units))
        {
            DivisionCode[] communities = unit.Second is { } second ? [unit.Community, second] : [unit.Community];
            foreach (var community in communities)
            {
                var quota = (sent[(entry.Code, community)] + 6) / 5 * 5;
                yield return new AgreementEntry(entry.Code, community, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), quota);
            }
        }
    }
}
