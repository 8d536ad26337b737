using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Members;

// Events

/// <summary>What can happen to a member. Names and fields are storage contracts.</summary>
public abstract record MemberEvent;

public sealed record MemberRegistered(MemberProfile Profile, DateTimeOffset At) : MemberEvent;

public sealed record ProfileChanged(MemberProfile Profile, DateTimeOffset At) : MemberEvent;

/// <param name="Until">The first instant back on duty; null: until said otherwise.</param>
public sealed record DutyChanged(bool OnDuty, string? Reason, DateTimeOffset? Until, DateTimeOffset At) : MemberEvent;

public sealed record Alerted(RequestNumber Request, Skill Skill, TimeWindow Window, DateTimeOffset LapsesAt, DateTimeOffset At) : MemberEvent;

public sealed record Reserved(RequestNumber Request, TimeWindow Window, DateTimeOffset At) : MemberEvent;

public sealed record Released(RequestNumber Request, DateTimeOffset At) : MemberEvent;

/// <summary>A service in the member's record of hours. Fields as in Order 67 on volunteer records, art. 10 ff.</summary>
public sealed record ServiceRecorded(
    RequestNumber Request, DivisionCode Community, string Category, TimeWindow Window, int Minutes, DateTimeOffset At) : MemberEvent;

/// <summary>The member has left and is forgotten; services stay under the number. The key of the person is destroyed after this.</summary>
public sealed record MemberErased(ErasureGround Ground, DateTimeOffset At) : MemberEvent;

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

public sealed record Reservation(RequestNumber Request, TimeWindow Window);

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

    public int ServicesInAll { get; init; }

    public int MinutesInAll { get; init; }

    public int AlertsInAll { get; init; }

    public bool IsOnDuty(DateTimeOffset at) => OnDuty || OffDutyUntil <= at;

    /// <summary>Folds one event in. Never throws.</summary>
    public static Member Evolve(Member state, MemberEvent happened) => happened switch
    {
        MemberRegistered e => state with { Profile = e.Profile },
        ProfileChanged e => state with { Profile = e.Profile },
        DutyChanged e => state with { OnDuty = e.OnDuty, OffDutyUntil = e.Until },
        MemberErased => state with
        {
            IsErased = true,
            OnDuty = false,
            OffDutyUntil = null,
            Profile = state.Profile is { } p ? p with { Name = p.Name.Forgotten(), Phone = p.Phone.Forgotten(), Post = null } : null,
        },
        Alerted e => state with
        {
            Alerts = state.Alerts.RemoveAll(a => a.At <= e.At - SevenDays.Length).Add(new Alert(e.Request, e.At)),
            AlertsInAll = state.AlertsInAll + 1,
        },
        Reserved e => state with
        {
            Reservations = Sorted(state.Reservations.RemoveAll(r => r.Request == e.Request).Add(new Reservation(e.Request, e.Window))),
        },
        Released e => state with { Reservations = state.Reservations.RemoveAll(r => r.Request == e.Request) },
        ServiceRecorded e => state with
        {
            Reservations = state.Reservations.RemoveAll(r => r.Request == e.Request),
            ServedLately = state.ServedLately.RemoveAll(s => s.Window.End <= e.At - SevenDays.Length)
                .Add(new ServedHours(e.Request, e.Window, e.Minutes)),
            ServicesInAll = state.ServicesInAll + 1,
            MinutesInAll = state.MinutesInAll + e.Minutes,
        },
        _ => state,
    };

    // Commands

    public sealed record Register(MemberProfile Profile, DateTimeOffset At);

    public sealed record Erase(ErasureGround Ground, DateTimeOffset At);

    public sealed record SetDuty(bool OnDuty, string? Reason, DateTimeOffset? Until, DateTimeOffset At);

    /// <summary>Asks the member for a place. <paramref name="Caps"/> and <paramref name="AlertBudgetPerWeek"/> are the policy's.</summary>
    public sealed record AlertTo(
        RequestNumber Request, Skill Skill, TimeWindow Window, DateTimeOffset LapsesAt, ServiceCaps Caps, int AlertBudgetPerWeek, DateTimeOffset At);

    public sealed record Reserve(RequestNumber Request, TimeWindow Window, DateTimeOffset At, ServiceCaps? Caps = null);

    /// <param name="Window">Frees only this time, so that late news of an old time does not free the new one; null: any.</param>
    public sealed record Release(RequestNumber Request, DateTimeOffset At, TimeWindow? Window = null);

    public sealed record RecordService(
        RequestNumber Request, DivisionCode Community, string Category, TimeWindow Window, int Minutes, DateTimeOffset At);

    // Decide

    public static Decision<MemberEvent> Decide(Member state, Register command) =>
        state.IsErased ? Erased
        : command.Profile.Availability.FirstViolation is { } wrong ? new Rejection("member.availability").With("window", wrong)
        : state.Profile is null ? new MemberRegistered(command.Profile, command.At)
        : state.Profile == command.Profile ? Decision<MemberEvent>.Nothing
        : new ProfileChanged(command.Profile, command.At);

    /// <summary>Who is still promised to somebody cannot leave.</summary>
    public static Decision<MemberEvent> Decide(Member state, Erase command) =>
        state.Profile is null ? Unknown
        : state.IsErased ? Decision<MemberEvent>.Nothing
        : state.Reservations is [var booked, ..] ? new Rejection("erasure.member-booked").With("request", booked.Request)
        : new MemberErased(command.Ground, command.At);

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
        if (Overlapping(state, command.Request, command.Window) is { } taken)
            return new Rejection("member.busy").With("request", taken.Request);
        if (state.Alerts.Count(a => a.At > command.At - SevenDays.Length) >= command.AlertBudgetPerWeek)
            return new Rejection("member.alert-budget-used").With("budget", command.AlertBudgetPerWeek);
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
            : new ServiceRecorded(command.Request, command.Community, command.Category, command.Window, command.Minutes, command.At);

    private static Rejection Unknown { get; } = new("member.unknown");

    private static Rejection Erased { get; } = new("person.erased");

    private static ImmutableList<Reservation> Sorted(ImmutableList<Reservation> reservations) =>
        reservations.Sort((a, b) => a.Window.Start.CompareTo(b.Window.Start));

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
