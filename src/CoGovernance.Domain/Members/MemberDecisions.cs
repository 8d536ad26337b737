using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Members;

/// <summary>Registers somebody who is not yet known; see <see cref="Member.Register"/> for what an import brings.</summary>
public sealed record Enrol(MemberProfile Profile, DateTimeOffset At);

/// <summary>What officials know of a member. <paramref name="Revision"/> is the one that it was edited from.</summary>
public sealed record EditProfile(UnitCode Unit, DivisionCode Community, ImmutableSortedSet<Skill> Skills, int Revision, DateTimeOffset At);

/// <summary>The member holds this post; the community has given it before.</summary>
public sealed record TakePost(string Post, DateTimeOffset At);

/// <summary>The member's own word on when to be asked, whole.</summary>
public sealed record SetAvailability(
    Availability Availability, ImmutableArray<AwayDays> Away, ImmutableArray<ExtraTime> Extra, QuietHours? QuietHours, int Revision, DateTimeOffset At);

/// <param name="PerWeek">Null: as many as the policy allows.</param>
/// <param name="Budget">The policy's.</param>
public sealed record SetAlertLimit(int? PerWeek, int Budget, DateTimeOffset At);

/// <param name="Hash">Null revokes the address.</param>
public sealed record SetCalendarAddress(string? Hash, DateTimeOffset At);

/// <summary>What members and officials edit of a member, each their own part.</summary>
public static class MemberDecisions
{
    public const int MostWindows = 70;
    public const int MostExceptions = 50;
    public static readonly TimeSpan MostQuiet = TimeSpan.FromHours(16);
    private const int FurthestDays = 400;

    private static readonly Rejection Unknown = new("member.unknown");

    public static Decision<MemberEvent> Decide(Member state, Enrol command) =>
        state.Profile is { } known
            ? known == command.Profile ? Decision<MemberEvent>.Nothing : new Rejection("member.number-taken").With("number", known.Number)
            : Member.Decide(state, new Member.Register(command.Profile, command.At));

    /// <summary>Who moves to another community leaves the post behind.</summary>
    public static Decision<MemberEvent> Decide(Member state, EditProfile command)
    {
        if (state.Profile is not { } profile)
            return Unknown;
        var edited = profile with
        {
            Unit = command.Unit,
            Community = command.Community,
            Skills = command.Skills,
            Post = command.Community == profile.Community ? profile.Post : null,
        };
        return edited == profile ? Decision<MemberEvent>.Nothing
            : Stale(state, command.Revision) is { } stale ? stale
            : Assignments.EndedBy(state, new ProfileChanged(edited, command.At));
    }

    public static Decision<MemberEvent> Decide(Member state, TakePost command) =>
        state.Profile is not { } profile ? Unknown
        : profile.Post == command.Post ? Decision<MemberEvent>.Nothing
        : new ProfileChanged(profile with { Post = command.Post }, command.At);

    /// <summary>What is past by then is left out.</summary>
    public static Decision<MemberEvent> Decide(Member state, SetAvailability command)
    {
        if (state.Profile is not { } profile)
            return Unknown;
        if (FirstViolation(command) is { } wrong)
            return wrong;
        var today = ChinaTime.DateAt(command.At);
        var changed = new AvailabilityChanged(
            command.Availability,
            [.. command.Away.Where(a => a.To >= today).OrderBy(a => a.From).ThenBy(a => a.To)],
            [.. command.Extra.Where(e => e.Day >= today).OrderBy(e => e.Day).ThenBy(e => e.From)],
            command.QuietHours is { } quiet && quiet.From != quiet.To ? quiet : null,
            command.At);
        var before = state.Preferences ?? MemberPreferences.None;
        var after = new MemberPreferences(changed.Away, changed.Extra, changed.QuietHours, before.AlertsPerWeek);
        return profile.Availability == changed.Availability && before == after ? Decision<MemberEvent>.Nothing
            : Stale(state, command.Revision) is { } stale ? stale
            : changed;
    }

    public static Decision<MemberEvent> Decide(Member state, SetAlertLimit command) =>
        state.Profile is null ? Unknown
        : command.PerWeek < 1 || command.PerWeek > command.Budget ? new Rejection("member.alert-limit").With("most", command.Budget)
        : command.PerWeek == state.Preferences?.AlertsPerWeek ? Decision<MemberEvent>.Nothing
        : new AlertLimitSet(command.PerWeek, command.At);

    public static Decision<MemberEvent> Decide(Member state, SetCalendarAddress command) =>
        state.Profile is null ? Unknown
        : command.Hash == state.CalendarHash ? Decision<MemberEvent>.Nothing
        : command.Hash is { } hash ? new CalendarAddressMade(hash, command.At)
        : new CalendarAddressRevoked(command.At);

    private static Rejection? Stale(Member state, int revision) =>
        revision == state.Revision ? null : new Rejection("member.stale").With("yours", revision).With("current", state.Revision);

    private static Rejection? FirstViolation(SetAvailability command)
    {
        var today = ChinaTime.DateAt(command.At);
        return command.Availability.Windows.Length > MostWindows ? TooMany("windows", MostWindows)
            : command.Away.Length > MostExceptions ? TooMany("away", MostExceptions)
            : command.Extra.Length > MostExceptions ? TooMany("extra", MostExceptions)
            : command.Availability.FirstViolation is { } window ? new Rejection("member.availability").With("window", window)
            : command.Away.FirstOrDefault(a => a.To < a.From || IsTooFar(today, a.To)) is { } away ? Wrong("away", away.From)
            : command.Extra.FirstOrDefault(e => e.To <= e.From || IsTooFar(today, e.Day)) is { } extra ? Wrong("extra", extra.Day)
            : command.QuietHours is { } quiet && quiet.To - quiet.From > MostQuiet
                ? new Rejection("member.quiet-too-long").With("most", (int)MostQuiet.TotalHours)
            : null;
    }

    private static bool IsTooFar(DateOnly today, DateOnly day) => day.DayNumber - today.DayNumber > FurthestDays;

    private static Rejection TooMany(string field, int most) => new Rejection("member.too-many-entries").With("field", field).With("most", most);

    private static Rejection Wrong(string field, DateOnly day) =>
        new Rejection("member.exception").With("field", field).With("day", day.ToString("O", CultureInfo.InvariantCulture)).With("days", FurthestDays);
}
