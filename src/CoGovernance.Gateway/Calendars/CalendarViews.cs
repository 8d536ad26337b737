using System.Collections.Immutable;

namespace CoGovernance.Gateway.Calendars;

public enum BookingStatus
{
    Reserved,
    Served,
}

/// <summary>
/// A stretch of a member's time. Who is served and where is not in it: that is read of the request, with a reason.
/// </summary>
/// <param name="Minutes">Served, as the record of hours has it; none before.</param>
public sealed record CalendarEntry(
    string Request, BookingStatus Status, string Community, string Category, DateTimeOffset BeginsAt, DateTimeOffset EndsAt, int? Minutes);

/// <param name="From">The first day, local time.</param>
/// <param name="To">The last day, included.</param>
public sealed record CalendarView(DateOnly From, DateOnly To, ImmutableArray<CalendarEntry> Items);

/// <summary>Whether there is an address for the member's calendar feed; the address itself was shown when it was made.</summary>
public sealed record CalendarAddressView(bool Active, DateTimeOffset? MadeAt);

/// <summary>The address of the member's calendar feed (iCalendar). Who knows it can read the feed; it is shown this once.</summary>
public sealed record CalendarAddressMadeView(string Address, DateTimeOffset MadeAt);
