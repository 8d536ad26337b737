using System.Collections.Immutable;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Members;

/// <summary>How promises come into the member's calendar and leave it.</summary>
internal static class MemberCalendar
{
    private const int MostCancelled = 30;

    public static Member Evolve(Member state, Reserved e) => state with
    {
        Reservations = Sorted(state.Reservations.RemoveAll(r => r.Request == e.Request).Add(
            new Reservation(e.Request, e.Window) { At = e.At, Sequence = NextSequence(state, e.Request) })),
        Cancelled = state.Cancelled.RemoveAll(c => c.Request == e.Request),
    };

    public static Member Evolve(Member state, Released e)
    {
        if (state.Reservations.Find(r => r.Request == e.Request) is not { } promise)
            return state;
        var cancelled = state.Cancelled.Add(new CancelledBooking(e.Request, promise.Window, promise.Sequence + 1, e.At));
        return state with
        {
            Reservations = state.Reservations.RemoveAll(r => r.Request == e.Request),
            Cancelled = cancelled.Count > MostCancelled ? cancelled.RemoveAt(0) : cancelled,
        };
    }

    private static int NextSequence(Member state, RequestNumber request) =>
        state.Reservations.Where(r => r.Request == request).Select(r => r.Sequence)
            .Concat(state.Cancelled.Where(c => c.Request == request).Select(c => c.Sequence))
            .DefaultIfEmpty(-1)
            .Max() + 1;

    private static ImmutableList<Reservation> Sorted(ImmutableList<Reservation> reservations) =>
        reservations.Sort((a, b) => a.Window.Start.CompareTo(b.Window.Start));
}
