using System.Globalization;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Members;

namespace CoGovernance.Grains.Members;

/// <summary>The rows of a member's record of hours and of its corrections.</summary>
internal static class MemberRows
{
    public static ProjectionRow Of(string member, RecordedService s) => Tables.Services.Row(
        member, Ordinal(s.Number), s.Request.Value, s.Community.Value, s.Category, s.Window.Start, s.Window.End, (long)s.Minutes,
        (long)s.MinutesAtFirst, (long?)s.Score, s.Place?.ReportedBy.Value, s.CorrectedBy, s.RecordedAt);

    public static ProjectionRow Of(string member, Correction c) => Tables.Corrections.Row(
        member, Ordinal(c.Number), Ordinal(c.Service), c.Request.Value, c.Community.Value, (long)c.MinutesBefore, (long)c.Minutes, c.Reason,
        c.Status.ToString(), c.AskedAt, c.Answer, c.DecidedBy, c.DecidedAt);

    /// <summary>The booking that the service was, when the request has not booked the member again since.</summary>
    public static ProjectionRow? BookingOf(string member, Member state, RecordedService service) =>
        state.Reservations.Any(r => r.Request == service.Request) || state.Services.FindLast(s => s.Request == service.Request) != service
            ? null
            : Tables.Bookings.Row(member, service.Request.Value, service.Window.Start, service.Window.End, 1L, (long)service.Minutes);

    private static string Ordinal(int number) => number.ToString("D6", CultureInfo.InvariantCulture);
}
