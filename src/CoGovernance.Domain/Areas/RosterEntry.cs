using System.Collections.Immutable;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Areas;

/// <summary>A stretch for which the member is promised to a request of the community <paramref name="For"/>.</summary>
public sealed record Booking(RequestNumber Request, DivisionCode For, TimeWindow Window);

/// <param name="Request">Null in what was noted before it was kept.</param>
public sealed record PastService(DateTimeOffset At, int Minutes, RequestNumber? Request = null);

/// <summary>
/// What a community knows of one of its members when it looks for somebody to ask: no name, no phone. Bookings are a hint; the
/// member's own calendar decides.
/// </summary>
public sealed record RosterEntry(
    MemberNumber Member, UnitCode Unit, ImmutableSortedSet<Skill> Skills, Availability Availability, bool OnDuty, DateTimeOffset? OffDutyUntil)
{
    private const int MostResidents = 20;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(28);

    /// <summary>When the member is not to be asked, besides the week; null: nothing is said.</summary>
    public MemberPreferences? Preferences { get; init; }

    /// <summary>What the member says of helping another community; the member's own part, as are skills and duty.</summary>
    public Willingness HelpsElsewhere { get; init; }

    /// <summary>When the member last began to help another community under a plan.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>Where a member of this community helps now; null for those at home.</summary>
    public Stay? Away { get; init; }

    /// <summary>Where somebody who helps here comes from; null for the community's own members.</summary>
    public Stay? Helping { get; init; }

    public DateTimeOffset? LastAskedAt { get; init; }

    /// <summary>When the member was alerted in the last seven days.</summary>
    public ImmutableList<DateTimeOffset> Alerts { get; init; } = [];

    public ImmutableList<Booking> Bookings { get; init; } = [];

    /// <summary>Of the four weeks before the last service.</summary>
    public ImmutableList<PastService> Services { get; init; } = [];

    /// <summary>The residents served most recently, newest last; at most 20.</summary>
    public ImmutableList<string> Residents { get; init; } = [];

    /// <summary>Minutes served in the last four weeks and promised.</summary>
    public int MinutesLately(DateTimeOffset at) =>
        Services.Where(s => s.At > at - Lately).Sum(s => s.Minutes) + Bookings.Sum(b => b.Window.Minutes);

    public bool Has(Skill skill) => skill == Skill.General || Skills.Contains(skill);

    /// <summary>Whether the member is there to be asked: on duty, and not helping elsewhere or gone back.</summary>
    public bool IsOnDuty(DateTimeOffset at) => (OnDuty || OffDutyUntil <= at) && Away is null && (Helping is null || at < Helping.Until);

    /// <summary>The member's own part replaced, the community's memory kept.</summary>
    public RosterEntry Updated(RosterEntry from) => this with
    {
        Unit = from.Unit,
        Skills = from.Skills,
        Availability = from.Availability,
        OnDuty = from.OnDuty,
        OffDutyUntil = from.OffDutyUntil,
        Preferences = from.Preferences,
        HelpsElsewhere = from.HelpsElsewhere,
    };

    public bool SameMember(RosterEntry other) =>
        Member == other.Member && Unit == other.Unit && Skills.SetEquals(other.Skills) && Availability == other.Availability
        && OnDuty == other.OnDuty && OffDutyUntil == other.OffDutyUntil && Preferences == other.Preferences
        && HelpsElsewhere == other.HelpsElsewhere;

    /// <summary>The entry for the community that the member goes to help; promises made at home stay at home.</summary>
    public RosterEntry SentTo(Stay stay, DivisionCode home) => this with { Away = null, Helping = stay with { Community = home }, Bookings = [] };

    /// <summary>With what another community remembers of the member's services there.</summary>
    public RosterEntry Remembering(RosterEntry elsewhere) => this with
    {
        LastAskedAt = elsewhere.LastAskedAt > LastAskedAt || LastAskedAt is null ? elsewhere.LastAskedAt : LastAskedAt,
        Alerts = [.. Alerts.Union(elsewhere.Alerts).Order()],
        Services = [.. Services.Union(elsewhere.Services).OrderBy(s => s.At)],
    };

    public RosterEntry Asked(DateTimeOffset at) => this with
    {
        LastAskedAt = at,
        Alerts = Alerts.RemoveAll(a => a <= at - SevenDays.Length).Add(at),
    };

    public RosterEntry Booked(RequestNumber request, DivisionCode community, TimeWindow window) =>
        this with { Bookings = Bookings.RemoveAll(b => b.Request == request).Add(new Booking(request, community, window)) };

    public RosterEntry Freed(RequestNumber request) => this with { Bookings = Bookings.RemoveAll(b => b.Request == request) };

    public RosterEntry Served(RequestNumber request, string resident, int minutes, DateTimeOffset at)
    {
        var residents = Residents.Remove(resident).Add(resident);
        return Freed(request) with
        {
            Services = Services.RemoveAll(s => s.At <= at - Lately).Add(new PastService(at, minutes, request)),
            Residents = residents.Count > MostResidents ? residents.RemoveAt(0) : residents,
        };
    }

    /// <summary>The last service for the request lasted this long after all.</summary>
    public RosterEntry Corrected(RequestNumber request, int minutes)
    {
        var at = Services.FindLastIndex(s => s.Request == request);
        return at < 0 ? this : this with { Services = Services.SetItem(at, Services[at] with { Minutes = minutes }) };
    }
}
