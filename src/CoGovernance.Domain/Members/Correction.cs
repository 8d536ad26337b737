using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Members;

public enum CorrectionStatus
{
    Open,
    Approved,
    Refused,
}

/// <summary>A member's word that a record is wrong (corrected on request: Order 67), and what was decided on it.</summary>
/// <param name="Number">Counts from 1 for each member.</param>
/// <param name="Community">That recorded the service, and decides.</param>
/// <param name="Minutes">What the member says it should be.</param>
public sealed record Correction(
    int Number, int Service, RequestNumber Request, DivisionCode Community, int MinutesBefore, int Minutes, string Reason, DateTimeOffset AskedAt)
{
    public CorrectionStatus Status { get; init; }

    public string? Answer { get; init; }

    /// <summary>The account that decided.</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }
}

/// <param name="Minutes">1 to 720, as for a service.</param>
/// <param name="Reason">2 to 200 characters.</param>
public sealed record AskCorrection(int Service, int Minutes, string Reason, DateTimeOffset At);

/// <summary>The word of the community that recorded the service: who records certifies.</summary>
public sealed record DecideCorrection(int Correction, bool Approved, string Reason, string By, DateTimeOffset At);

/// <summary>A member asks for a correction of one record; the community that recorded it decides.</summary>
public static class CorrectionDecisions
{
    public const int MostOpen = 10;
    private const int MostDecidedKept = 20;

    private static readonly TimeSpan Term = TimeSpan.FromDays(180);

    public static Decision<MemberEvent> Decide(Member state, AskCorrection command)
    {
        if (command.Service < 1 || command.Service > state.ServicesInAll)
            return new Rejection("member.service-unknown").With("service", command.Service);
        if (command.Minutes is < 1 or > 720)
            return new Rejection("member.minutes-out-of-bounds").With("minutes", command.Minutes);
        if (state.Services.Find(s => s.Number == command.Service) is not { } service || service.RecordedAt + Term < command.At)
            return new Rejection("member.service-closed").With("days", Term.Days);
        if (state.Corrections.Find(c => c.Service == command.Service && c.Status == CorrectionStatus.Open) is { } open)
        {
            return (open.Minutes, open.Reason) == (command.Minutes, command.Reason)
                ? Decision<MemberEvent>.Nothing
                : new Rejection("member.correction-open").With("correction", open.Number);
        }

        return service.Minutes == command.Minutes ? new Rejection("member.correction-same").With("minutes", command.Minutes)
            : state.Corrections.Count(c => c.Status == CorrectionStatus.Open) >= MostOpen
                ? new Rejection("member.too-many-corrections").With("most", MostOpen)
            : new CorrectionAsked(state.CorrectionsInAll + 1, command.Service, command.Minutes, command.Reason, command.At);
    }

    public static Decision<MemberEvent> Decide(Member state, DecideCorrection command)
    {
        var wanted = command.Approved ? CorrectionStatus.Approved : CorrectionStatus.Refused;
        return state.Corrections.Find(c => c.Number == command.Correction) switch
        {
            null => new Rejection("member.correction-unknown").With("correction", command.Correction),
            { Status: CorrectionStatus.Open } open when command.Approved && !state.Services.Any(s => s.Number == open.Service) =>
                new Rejection("member.service-closed").With("days", Term.Days),
            { Status: CorrectionStatus.Open } open => command.Approved
                ? new CorrectionApproved(open.Number, open.Service, open.Minutes, command.Reason, command.By, command.At)
                : new CorrectionRefused(open.Number, command.Reason, command.By, command.At),
            var decided => decided.Status == wanted
                ? Decision<MemberEvent>.Nothing
                : new Rejection("member.correction-over").With("status", decided.Status),
        };
    }

    internal static Member Evolve(Member state, CorrectionAsked e) =>
        state.Services.Find(s => s.Number == e.Service) is not { } service
            ? state
            : state with
            {
                Corrections = state.Corrections.Add(
                    new Correction(e.Correction, e.Service, service.Request, service.Community, service.Minutes, e.Minutes, e.Reason, e.At)),
                CorrectionsInAll = e.Correction,
            };

    internal static Member Decided(Member state, int number, bool approved, string reason, string by, DateTimeOffset at)
    {
        var index = state.Corrections.FindIndex(c => c.Number == number);
        if (index < 0)
            return state;
        var corrections = state.Corrections.SetItem(index, state.Corrections[index] with
        {
            Status = approved ? CorrectionStatus.Approved : CorrectionStatus.Refused,
            Answer = reason,
            DecidedBy = by,
            DecidedAt = at,
        });
        return state with { Corrections = WithoutOldest(corrections, number) };
    }

    /// <summary>The one decided just now stays.</summary>
    private static ImmutableList<Correction> WithoutOldest(ImmutableList<Correction> corrections, int decidedNow) =>
        corrections.Count(c => c.Status != CorrectionStatus.Open) <= MostDecidedKept
            ? corrections
            : corrections.RemoveAt(corrections.FindIndex(c => c.Status != CorrectionStatus.Open && c.Number != decidedNow));
}
