using System.Collections.Immutable;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Domain.Areas;

public enum LoadLevel
{
    Slack,
    Normal,
    Strained,
    Overloaded,
}

/// <summary>
/// How much work an area has against what its people can give, over the next seven days. Counts only, no names.
/// <paramref name="Version"/> grows with each report of the area, so that a late one is known.
/// </summary>
/// <param name="OpenMinutes">Minutes of service that requests still ask for.</param>
/// <param name="AvailableMinutes">Minutes that members on duty can give within their caps.</param>
/// <param name="PeopleBySkill">Members on duty; a member counts once for each skill.</param>
public sealed record AreaLoad(
    DivisionCode Area, long Version, int OpenMinutes, int AvailableMinutes, ImmutableSortedDictionary<Skill, int> PeopleBySkill)
{
    /// <summary>Orders that came in since the record began; those of an hour are the difference of two reports.</summary>
    public long Orders { get; init; }

    /// <summary>Minutes of service that those orders asked for.</summary>
    public long OrderedMinutes { get; init; }

    /// <summary>The full hour at which the load stood so; null in reports of an older form.</summary>
    public DateTimeOffset? AsOf { get; init; }

    public int SlackMinutes => AvailableMinutes - OpenMinutes;

    /// <summary>Open minutes as a share of the available ones; infinite when work is open and nobody is there.</summary>
    public double Ratio => AvailableMinutes > 0 ? (double)OpenMinutes / AvailableMinutes : OpenMinutes > 0 ? double.PositiveInfinity : 0;

    /// <summary>
    /// An area without people has no slack: it is normal while nothing is asked of it and overloaded as soon as something is.
    /// </summary>
    public LoadLevel Level(LoadThresholds thresholds) =>
        AvailableMinutes <= 0 && OpenMinutes <= 0 ? LoadLevel.Normal
        : Ratio >= thresholds.Overloaded ? LoadLevel.Overloaded
        : Ratio >= thresholds.Strained ? LoadLevel.Strained
        : Ratio >= thresholds.Normal ? LoadLevel.Normal
        : LoadLevel.Slack;

    public int People(Skill skill) => PeopleBySkill.GetValueOrDefault(skill);

    public static AreaLoad Sum(DivisionCode area, long version, IEnumerable<AreaLoad> children)
    {
        var (open, available) = (0, 0);
        var (orders, ordered) = (0L, 0L);
        DateTimeOffset? asOf = null;
        var people = ImmutableSortedDictionary.CreateBuilder<Skill, int>();
        foreach (var child in children)
        {
            open += child.OpenMinutes;
            available += child.AvailableMinutes;
            orders += child.Orders;
            ordered += child.OrderedMinutes;
            asOf = asOf is null || child.AsOf > asOf ? child.AsOf : asOf;
            foreach (var (skill, count) in child.PeopleBySkill)
                people[skill] = people.GetValueOrDefault(skill) + count;
        }

        return new AreaLoad(area, version, open, available, people.ToImmutable()) { Orders = orders, OrderedMinutes = ordered, AsOf = asOf };
    }

    /// <summary>The next full hour: changes of load are told together, so that a subtotal does not outweigh the work it sums.</summary>
    public static DateTimeOffset NextReport(DateTimeOffset at) =>
        new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerHour), at.Offset).AddHours(1);

    public bool SameFigures(AreaLoad? other) =>
        other is not null && OpenMinutes == other.OpenMinutes && AvailableMinutes == other.AvailableMinutes
        && Orders == other.Orders && OrderedMinutes == other.OrderedMinutes && PeopleBySkill.SequenceEqual(other.PeopleBySkill);

    public bool Equals(AreaLoad? other) => SameFigures(other) && Area == other!.Area && Version == other.Version && AsOf == other.AsOf;

    public override int GetHashCode() => HashCode.Combine(Area, Version);
}
