using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Members;

// State

/// <summary>Who a member is. Name and phone are personal and sealed in the journal.</summary>
public sealed record MemberProfile(
    MemberNumber Number,
    Personal Name,
    Personal Phone,
    UnitCode Unit,
    DivisionCode Community,
    ImmutableSortedSet<Skill> Skills,
    Availability Availability,
    string? Post)
{
    /// <summary>Everyone has <see cref="Skill.General"/>.</summary>
    public bool Has(Skill skill) => skill == Skill.General || Skills.Contains(skill);

    public bool Equals(MemberProfile? other) =>
        other is not null && Number == other.Number && Name == other.Name && Phone == other.Phone && Unit == other.Unit
        && Community == other.Community && Skills.SetEquals(other.Skills) && Availability == other.Availability && Post == other.Post;

    public override int GetHashCode() => Number.GetHashCode();
}

/// <summary>A stretch that is promised to a request.</summary>
public sealed record Reservation(RequestNumber Request, TimeWindow Window)
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How often the entry in the member's calendar has changed; 0 at first.</summary>
    public int Sequence { get; init; }
}

/// <summary>A promise that came to nothing; kept for a while, so that calendars that were told of it hear of its end.</summary>
public sealed record CancelledBooking(RequestNumber Request, TimeWindow Window, int Sequence, DateTimeOffset At);

/// <summary>An alert that counts against the budget for seven days.</summary>
public sealed record Alert(RequestNumber Request, DateTimeOffset At);

public sealed record ServedHours(RequestNumber Request, TimeWindow Window, int Minutes);

/// <summary>
/// A member: the only authority on the member's own time. Invariants: no two reservations overlap; a request has one at most.
/// </summary>
public sealed record Member
{
    public static Member Initial { get; } = new();

    public MemberProfile? Profile { get; init; }

    public bool OnDuty { get; init; } = true;

    public DateTimeOffset? OffDutyUntil { get; init; }

    public bool IsErased { get; init; }

    /// <summary>By start.</summary>
    public ImmutableList<Reservation> Reservations { get; init; } = [];

    /// <summary>Of the last seven days.</summary>
    public ImmutableList<Alert> Alerts { get; init; } = [];

    /// <summary>Of the last seven days.</summary>
    public ImmutableList<ServedHours> ServedLately { get; init; } = [];

    /// <summary>Promises that came to nothing lately; at most 30.</summary>
    public ImmutableList<CancelledBooking> Cancelled { get; init; } = [];

    /// <summary>The last 200 services: those that may still be scored or corrected.</summary>
    public ImmutableList<RecordedService> Services { get; init; } = [];

    /// <summary>Totals by year, earliest first.</summary>
    public ImmutableList<YearTotal> Years { get; init; } = [];

    /// <summary>The open corrections and the last that were decided, by number.</summary>
    public ImmutableList<Correction> Corrections { get; init; } = [];

    public int CorrectionsInAll { get; init; }

    /// <summary>Null: none.</summary>
    public MemberPreferences? Preferences { get; init; }

    /// <summary>Counts the edits of profile and preferences: what an editor says it started from.</summary>
    public int Revision { get; init; }

    /// <summary>Of the secret in the address of the member's calendar feed; null: there is none.</summary>
    public string? CalendarHash { get; init; }

    public DateTimeOffset? CalendarMadeAt { get; init; }

    /// <summary>What the member says of helping other communities.</summary>
    public Willingness HelpsElsewhere { get; init; }

    /// <summary>The member helps another community, or is told to from a day on; null for who is at home.</summary>
    public Assignment? Assignment { get; init; }

    /// <summary>The plan that the member objected to last.</summary>
    public PlanNumber? ObjectedTo { get; init; }

    /// <summary>When the member last began to help another community.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    public int ServicesInAll { get; init; }

    public int MinutesInAll { get; init; }

    public int AlertsInAll { get; init; }

    public bool IsOnDuty(DateTimeOffset at) => OnDuty || OffDutyUntil <= at;

    public int AlertsThisWeek(DateTimeOffset at) => Alerts.Count(a => a.At > at - SevenDays.Length);

    /// <summary>The policy's budget, or the member's own limit when that is lower.</summary>
    public int AlertBudget(int policy) => MemberPreferences.Budget(Preferences, policy);

    /// <summary>Folds one event in. Never throws.</summary>
    public static Member Evolve(Member state, MemberEvent happened) => happened switch
    {
        MemberRegistered e => state with { Profile = e.Profile, Revision = state.Revision + 1 },
        ProfileChanged e => state with { Profile = e.Profile, Revision = state.Revision + 1 },
        AvailabilityChanged e when state.Profile is { } profile => state with
        {
            Profile = profile with { Availability = e.Availability },
            Preferences = new MemberPreferences(e.Away, e.Extra, e.QuietHours, state.Preferences?.AlertsPerWeek),
            Revision = state.Revision + 1,
        },
        AlertLimitSet e => state with
        {
            Preferences = (state.Preferences ?? MemberPreferences.None) with { AlertsPerWeek = e.PerWeek },
            Revision = state.Revision + 1,
        },
        DutyChanged e => state with { OnDuty = e.OnDuty, OffDutyUntil = e.Until },
        MemberErased => state with
        {
            IsErased = true,
            CalendarHash = null,
            CalendarMadeAt = null,
            OnDuty = false,
            OffDutyUntil = null,
            Profile = state.Profile is { } p ? p with { Name = p.Name.Forgotten(), Phone = p.Phone.Forgotten(), Post = null } : null,
        },
        Alerted e => state with
        {
            Alerts = state.Alerts.RemoveAll(a => a.At <= e.At - SevenDays.Length).Add(new Alert(e.Request, e.At)),
            AlertsInAll = state.AlertsInAll + 1,
        },
        Reserved e => MemberCalendar.Evolve(state, e),
        Released e => MemberCalendar.Evolve(state, e),
        CalendarAddressMade e => state with { CalendarHash = e.Hash, CalendarMadeAt = e.At },
        CalendarAddressRevoked => state with { CalendarHash = null, CalendarMadeAt = null },
        ServiceRecorded e => ServiceRecord.Evolve(state, e),
        ServiceScored e => ServiceRecord.Evolve(state, e),
        CorrectionAsked e => CorrectionDecisions.Evolve(state, e),
        CorrectionApproved e => ServiceRecord.Evolve(CorrectionDecisions.Decided(state, e.Correction, true, e.Reason, e.By, e.At), e),
        CorrectionRefused e => CorrectionDecisions.Decided(state, e.Correction, false, e.Reason, e.By, e.At),
        AssignmentEvent e => Assignments.Evolve(state, e),
        _ => state,
    };

    // Commands

    public sealed record Register(MemberProfile Profile, DateTimeOffset At);

    public sealed record Erase(ErasureGround Ground, DateTimeOffset At);

    public sealed record SetDuty(bool OnDuty, string? Reason, DateTimeOffset? Until, DateTimeOffset At);

    /// <summary>Asks the member for a place. <paramref name="Caps"/> and <paramref name="AlertBudgetPerWeek"/> are the policy's.</summary>
    public sealed record AlertTo(
        RequestNumber Request, Skill Skill, TimeWindow Window, DateTimeOffset LapsesAt, ServiceCaps Caps, int AlertBudgetPerWeek, DateTimeOffset At,
        Urgency Urgency = Urgency.Routine);

    public sealed record Reserve(RequestNumber Request, TimeWindow Window, DateTimeOffset At, ServiceCaps? Caps = null);

    /// <param name="Window">Frees only this time, so that late news of an old time does not free the new one; null: any.</param>
    public sealed record Release(RequestNumber Request, DateTimeOffset At, TimeWindow? Window = null);

    public sealed record RecordService(
        RequestNumber Request, DivisionCode Community, string Category, TimeWindow Window, int Minutes, DateTimeOffset At, ServedPlace? Place = null);

    // Decide

    public static Decision<MemberEvent> Decide(Member state, Register command) =>
        state.IsErased ? Erased
        : command.Profile.Availability.FirstViolation is { } wrong ? new Rejection("member.availability").With("window", wrong)
        : state.Profile is null ? new MemberRegistered(command.Profile, command.At)
        : state.Profile == command.Profile ? Decision<MemberEvent>.Nothing
        : Assignments.EndedBy(state, new ProfileChanged(command.Profile, command.At));

    /// <summary>Who is still promised to somebody cannot leave.</summary>
    public static Decision<MemberEvent> Decide(Member state, Erase command) =>
        state.Profile is null ? Unknown
        : state.IsErased ? Decision<MemberEvent>.Nothing
        : state.Reservations is [var booked, ..] ? new Rejection("erasure.member-booked").With("request", booked.Request)
        : Decision<MemberEvent>.Of(
        [
            .. state.Assignment is { } assignment ? Assignments.Decide(state, new EndAssignment(assignment.Plan, command.At)).Events : [],
            new MemberErased(command.Ground, command.At),
        ]);

    public static Decision<MemberEvent> Decide(Member state, SetDuty command) =>
        state.Profile is null ? Unknown
        : state.IsErased ? Erased
        : state.OnDuty && command.OnDuty ? Decision<MemberEvent>.Nothing
        : state.OnDuty == command.OnDuty && state.OffDutyUntil == command.Until ? Decision<MemberEvent>.Nothing
        : new DutyChanged(command.OnDuty, command.Reason, command.OnDuty ? null : command.Until, command.At);

    public static Decision<MemberEvent> Decide(Member state, AlertTo command)
    {
        if (state.Profile is not { } profile)
            return Unknown;
        if (!state.IsOnDuty(command.At))
            return new Rejection("member.off-duty");
        if (!profile.Has(command.Skill))
            return new Rejection("member.lacks-skill").With("skill", command.Skill);
        if (state.Preferences is { } preferences && CannotAsk(preferences, command) is { } unwilling)
            return unwilling;
        if (Overlapping(state, command.Request, command.Window) is { } taken)
            return new Rejection("member.busy").With("request", taken.Request);
        var budget = state.AlertBudget(command.AlertBudgetPerWeek);
        if (state.AlertsThisWeek(command.At) >= budget)
            return new Rejection("member.alert-budget-used").With("budget", budget);
        return OverCap(state, command.Request, command.Window, command.Caps) is { } over
            ? over
            : new Alerted(command.Request, command.Skill, command.Window, command.LapsesAt, command.At);
    }

    public static Decision<MemberEvent> Decide(Member state, Reserve command)
    {
        if (state.Profile is null)
            return Unknown;
        if (state.IsErased)
            return Erased;
        if (state.Reservations.Any(r => r.Request == command.Request && r.Window == command.Window))
            return Decision<MemberEvent>.Nothing;
        if (state.Preferences?.AwayIn(command.Window) is { } away)
            return Away(away);
        if (Overlapping(state, command.Request, command.Window) is { } taken)
            return new Rejection("member.busy").With("request", taken.Request);
        return command.Caps is { } caps && OverCap(state, command.Request, command.Window, caps) is { } over
            ? over
            : new Reserved(command.Request, command.Window, command.At);
    }

    public static Decision<MemberEvent> Decide(Member state, Release command) =>
        state.Reservations.Any(r => r.Request == command.Request && (command.Window is null || r.Window == command.Window))
            ? new Released(command.Request, command.At)
            : Decision<MemberEvent>.Nothing;

    public static Decision<MemberEvent> Decide(Member state, RecordService command) =>
        state.Profile is null
            ? Unknown
            : state.ServedLately.Any(s => s.Request == command.Request && s.Window == command.Window) ? Decision<MemberEvent>.Nothing
            : new ServiceRecorded(command.Request, command.Community, command.Category, command.Window, command.Minutes, command.At, command.Place);

    private static Rejection Unknown { get; } = new("member.unknown");

    private static Rejection Erased { get; } = new("person.erased");

    private static Rejection Away(AwayDays away) =>
        new Rejection("member.away")
            .With("from", away.From.ToString("O", CultureInfo.InvariantCulture))
            .With("to", away.To.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Urgent work is asked for in quiet hours too, as the policy has it for its own.</summary>
    private static Rejection? CannotAsk(MemberPreferences preferences, AlertTo command) =>
        preferences.AwayIn(command.Window) is { } away ? Away(away)
        : command.Urgency != Urgency.Urgent && preferences.IsQuiet(command.At) ? new Rejection("member.quiet-hours")
        : null;

    private static Reservation? Overlapping(Member state, RequestNumber request, TimeWindow window) =>
        state.Reservations.FirstOrDefault(r => r.Request != request && r.Window.Overlaps(window));

    private static Rejection? OverCap(Member state, RequestNumber request, TimeWindow window, ServiceCaps caps)
    {
        var promised = state.Reservations.RemoveAll(r => r.Request == request);
        var others = promised.Select(r => (r.Window.Start, r.Window.Minutes))
            .Concat(state.ServedLately.Select(s => (s.Window.Start, s.Minutes)));
        var minutes = SevenDays.MostMinutes(others, window);
        if (minutes > caps.MinutesPerWeek)
            return new Rejection("member.hours-cap").With("minutes", minutes).With("cap", caps.MinutesPerWeek);
        var inARow = InARow(promised, window);
        return inARow > caps.MinutesInARow ? new Rejection("member.hours-in-a-row").With("minutes", inARow).With("cap", caps.MinutesInARow) : null;
    }

    /// <summary>Minutes of the unbroken stretch that the window would belong to; a pause of half an hour breaks it.</summary>
    private static int InARow(ImmutableList<Reservation> promised, TimeWindow window)
    {
        var pause = TimeSpan.FromMinutes(30);
        var (start, end, minutes) = (window.Start, window.End, window.Minutes);
        foreach (var r in promised.Where(r => r.Window.Start >= window.End))
        {
            if (r.Window.Start - end >= pause)
                break;
            (end, minutes) = (r.Window.End, minutes + r.Window.Minutes);
        }

        foreach (var r in promised.Where(r => r.Window.End <= window.Start).Reverse())
        {
            if (start - r.Window.End >= pause)
                break;
            (start, minutes) = (r.Window.Start, minutes + r.Window.Minutes);
        }

        return minutes;
    }
}
