using System.Collections.Immutable;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Domain.Members;

/// <summary>Days on which a member cannot come, both included, whatever the week says.</summary>
public sealed record AwayDays(DateOnly From, DateOnly To);

/// <summary>A stretch of one day on which a member can come besides the week, local time; <paramref name="To"/> is exclusive.</summary>
public sealed record ExtraTime(DateOnly Day, TimeOnly From, TimeOnly To);

/// <summary>
/// What a member says of being asked, besides the week of the profile. Who is away is not asked, extra time or not.
/// </summary>
/// <param name="QuietHours">Local hours in which the member is not alerted save for urgent work.</param>
/// <param name="AlertsPerWeek">The member's own limit; null: the policy's budget.</param>
public sealed record MemberPreferences(
    ImmutableArray<AwayDays> Away, ImmutableArray<ExtraTime> Extra, QuietHours? QuietHours, int? AlertsPerWeek)
{
    public static MemberPreferences None { get; } = new([], [], null, null);

    /// <summary>The policy's budget, or the member's own limit when that is lower.</summary>
    public static int Budget(MemberPreferences? preferences, int policy) => Math.Min(policy, preferences?.AlertsPerWeek ?? policy);

    public bool IsAway(DateOnly day)
    {
        foreach (var away in Away)
        {
            if (away.From <= day && day <= away.To)
                return true;
        }

        return false;
    }

    /// <summary>The first absence that reaches into the stretch; null when there is none.</summary>
    public AwayDays? AwayIn(TimeWindow window)
    {
        var (first, last) = (ChinaTime.DateAt(window.Start), ChinaTime.DateAt(window.End.AddTicks(-1)));
        return Away.FirstOrDefault(a => a.From <= last && first <= a.To);
    }

    public bool HasExtra(DateOnly day, TimeOnly from, TimeOnly to)
    {
        foreach (var extra in Extra)
        {
            if (extra.Day == day && extra.From <= from && to <= extra.To)
                return true;
        }

        return false;
    }

    public bool IsQuiet(DateTimeOffset at) => QuietHours is { } quiet && Quiet.IsQuiet(quiet, at);

    /// <summary>The minutes that a week and its exceptions offer in the seven days from the given one on.</summary>
    public static int MinutesOffered(Availability week, MemberPreferences? preferences, DateOnly first)
    {
        if (preferences is not { } p || (p.Away.IsEmpty && p.Extra.IsEmpty))
            return (int)week.PerWeek.TotalMinutes;
        var minutes = 0d;
        for (var day = first; day < first.AddDays(7); day = day.AddDays(1))
        {
            if (p.IsAway(day))
                continue;
            minutes += week.Windows.Where(w => w.Day == day.DayOfWeek).Sum(w => (w.To - w.From).TotalMinutes);
            minutes += p.Extra.Where(e => e.Day == day).Sum(e => (e.To - e.From).TotalMinutes);
        }

        return (int)minutes;
    }

    public bool Equals(MemberPreferences? other) =>
        other is not null && Away.SequenceEqual(other.Away) && Extra.SequenceEqual(other.Extra) && QuietHours == other.QuietHours
        && AlertsPerWeek == other.AlertsPerWeek;

    public override int GetHashCode() => HashCode.Combine(Away.Length, Extra.Length, QuietHours, AlertsPerWeek);
}
