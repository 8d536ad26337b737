using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Members;

/// <summary>The place of a request that a member held: what the ledgers know a service by.</summary>
/// <param name="Id">Unique in the county; the id of the loan when the lender is another community.</param>
/// <param name="Lender">The community on whose roster the member was asked.</param>
/// <param name="ReportedBy">The member who said that the service was done.</param>
public sealed record ServedPlace(string Id, Skill Skill, DivisionCode Lender, MemberNumber ReportedBy);

/// <summary>
/// One entry of a member's record of hours (Order 67 on volunteer records, art. 10 ff.): the community that organised it records and
/// certifies it. <paramref name="Number"/> counts from 1 for each member.
/// </summary>
public sealed record RecordedService(
    int Number, RequestNumber Request, DivisionCode Community, string Category, TimeWindow Window, int Minutes, DateTimeOffset RecordedAt)
{
    /// <summary>The minutes as first recorded.</summary>
    public int MinutesAtFirst { get; init; }

    /// <summary>1 to 5; null while nobody has evaluated it.</summary>
    public int? Score { get; init; }

    public ServedPlace? Place { get; init; }

    /// <summary>The account that certified a correction; null while it stands as recorded.</summary>
    public string? CorrectedBy { get; init; }

    /// <summary>How often the entry in the member's calendar had changed when it was served.</summary>
    public int Sequence { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The local year that the service began in, to which its minutes count.</summary>
    public int Year => ChinaTime.DateAt(Window.Start).Year;
}

/// <summary>The resident has evaluated the service of this time.</summary>
public sealed record ScoreService(RequestNumber Request, TimeWindow Window, int Score, DateTimeOffset At);

/// <summary>What a member has served in one year.</summary>
public sealed record YearTotal(int Year, int Services, int Minutes);

/// <summary>How services come into the record and how they are scored and corrected. Totals follow in the same step.</summary>
public static class ServiceRecord
{
    private const int MostKept = 200;

    /// <summary>A service that is no longer kept for changes stays as it is.</summary>
    public static Decision<MemberEvent> Decide(Member state, ScoreService command) =>
        state.Services.FindLast(s => s.Request == command.Request && s.Window == command.Window) is { } service && service.Score != command.Score
            ? new ServiceScored(service.Number, command.Score, command.At)
            : Decision<MemberEvent>.Nothing;

    internal static Member Evolve(Member state, ServiceRecorded e)
    {
        var promise = state.Reservations.Find(r => r.Request == e.Request);
        var service = new RecordedService(state.ServicesInAll + 1, e.Request, e.Community, e.Category, e.Window, e.Minutes, e.At)
        {
            MinutesAtFirst = e.Minutes,
            Place = e.Place,
            Sequence = (promise?.Sequence ?? -1) + 1,
            UpdatedAt = e.At,
        };
        var kept = state.Services.Add(service);
        return state with
        {
            Reservations = state.Reservations.RemoveAll(r => r.Request == e.Request),
            ServedLately = state.ServedLately.RemoveAll(s => s.Window.End <= e.At - SevenDays.Length)
                .Add(new ServedHours(e.Request, e.Window, e.Minutes)),
            Services = kept.Count > MostKept ? kept.RemoveAt(0) : kept,
            ServicesInAll = state.ServicesInAll + 1,
            MinutesInAll = state.MinutesInAll + e.Minutes,
            Years = Added(state.Years, service.Year, 1, e.Minutes),
        };
    }

    internal static Member Evolve(Member state, ServiceScored e) =>
        Changed(state, e.Service, s => s with { Score = e.Score, UpdatedAt = e.At });

    internal static Member Evolve(Member state, CorrectionApproved e)
    {
        if (state.Services.Find(s => s.Number == e.Service) is not { } service)
            return state;
        var difference = e.Minutes - service.Minutes;
        var lately = state.ServedLately.FindIndex(s => s.Request == service.Request && s.Window == service.Window);
        return Changed(state, e.Service, s => s with { Minutes = e.Minutes, CorrectedBy = e.By, UpdatedAt = e.At }) with
        {
            ServedLately = lately < 0 ? state.ServedLately
                : state.ServedLately.SetItem(lately, state.ServedLately[lately] with { Minutes = e.Minutes }),
            MinutesInAll = state.MinutesInAll + difference,
            Years = Added(state.Years, service.Year, 0, difference),
        };
    }

    private static Member Changed(Member state, int number, Func<RecordedService, RecordedService> change)
    {
        var at = state.Services.FindIndex(s => s.Number == number);
        return at < 0 ? state : state with { Services = state.Services.SetItem(at, change(state.Services[at])) };
    }

    private static ImmutableList<YearTotal> Added(ImmutableList<YearTotal> years, int year, int services, int minutes)
    {
        var total = years.Find(y => y.Year == year) ?? new YearTotal(year, 0, 0);
        return years.RemoveAll(y => y.Year == year)
            .Add(total with { Services = total.Services + services, Minutes = total.Minutes + minutes })
            .Sort((a, b) => a.Year.CompareTo(b.Year));
    }
}
