using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Plans;

/// <summary>So many members of one profile are to help another community in places for one skill.</summary>
/// <param name="Skills">The profile's, without the general one.</param>
public sealed record QuotaLine(DivisionCode To, UnitCode Unit, ImmutableSortedSet<Skill> Skills, Skill Skill, int Count)
{
    public bool Equals(QuotaLine? other) =>
        other is not null && To == other.To && Unit == other.Unit && Skills.SetEquals(other.Skills) && Skill == other.Skill && Count == other.Count;

    public override int GetHashCode() => HashCode.Combine(To, Unit, Skill, Count);
}

/// <summary>
/// What a plan in force asks of one giving community; which members, the community decides. <paramref name="AppliedAt"/> is the instant by
/// which members are compared, so that a choice made again after a crash is the same.
/// </summary>
/// <param name="EffectiveFrom">When the term begins; not before the last objection may come.</param>
/// <param name="Until">When those who help come back by themselves.</param>
/// <param name="ObjectUntil">The last instant at which those chosen first may object.</param>
/// <param name="ObjectWithin">How long somebody chosen later may.</param>
/// <param name="Rest">Nobody who was moved within this time before is chosen.</param>
public sealed record Quota(
    PlanNumber Plan,
    DivisionCode From,
    ImmutableArray<QuotaLine> Lines,
    DateTimeOffset AppliedAt,
    DateTimeOffset EffectiveFrom,
    DateTimeOffset Until,
    DateTimeOffset ObjectUntil,
    TimeSpan ObjectWithin,
    TimeSpan Rest)
{
    public bool Equals(Quota? other) => other is not null && Plan == other.Plan && From == other.From;

    public override int GetHashCode() => HashCode.Combine(Plan, From);
}

/// <summary>A member chosen for a line of a quota, with the reasons.</summary>
/// <param name="Line">The place of the line in the quota.</param>
public sealed record ChosenMember(MemberNumber Member, int Line, DateTimeOffset From, DateTimeOffset ObjectUntil, ImmutableArray<RankFactor> Why);

/// <summary>A quota with those who are chosen for it, as the giving community keeps it until the plan is over.</summary>
/// <param name="Dropped">Who was chosen and objected, or could not after all: nobody is asked twice for one plan.</param>
public sealed record StaffedQuota(Quota Quota, ImmutableList<ChosenMember> Chosen, ImmutableSortedSet<MemberNumber> Dropped)
{
    [JsonIgnore]
    public ImmutableArray<QuotaLine> Lines => Quota.Lines;

    public bool Promises(MemberNumber member)
    {
        foreach (var helper in Chosen)
        {
            if (helper.Member == member)
                return true;
        }

        return false;
    }

    /// <summary>How many are chosen, line by line.</summary>
    public ImmutableArray<int> Counts()
    {
        var counts = new int[Lines.Length];
        foreach (var helper in Chosen)
            counts[helper.Line]++;
        return [.. counts];
    }
}

/// <summary>A member's stay in another community, for a plan's term.</summary>
/// <param name="Community">At home: where the member helps. In the helped community: where the member comes from.</param>
public sealed record Stay(PlanNumber Plan, DivisionCode Community, DateTimeOffset From, DateTimeOffset Until);
