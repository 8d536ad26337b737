using System.Globalization;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CoGovernance.Gateway.Calendars;

/// <summary>One entry of the feed. What stands in it says nothing of the resident.</summary>
/// <param name="Turn">How often the member had served the request before: a request that is taken up again is another entry.</param>
internal sealed record FeedEntry(
    RequestNumber Request, MemberNumber Member, int Turn, TimeWindow Window, int Sequence, DateTimeOffset ChangedAt, bool IsCancelled, int? Minutes)
{
    /// <summary>Older entries leave the feed; calendars keep or drop them as they like.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int Most = 200;

    public string What { get; init; } = "";

    public string Where { get; init; } = "";

    /// <summary>The member's promises, what was served of late, and the promises that came to nothing; at most 200, by time.</summary>
    public static IReadOnlyList<FeedEntry> Of(Member member, DateTimeOffset now)
    {
        var number = member.Profile!.Number;
        var served = member.Services.Select(s => new FeedEntry(
            s.Request, number, member.Services.Count(o => o.Request == s.Request && o.Number < s.Number), s.Window, s.Sequence, s.UpdatedAt, false, s.Minutes));
        var reserved = member.Reservations.Select(r => new FeedEntry(
            r.Request, number, Turns(r.Request), r.Window, r.Sequence, r.At, false, null));
        var cancelled = member.Cancelled.Select(c => new FeedEntry(
            c.Request, number, Turns(c.Request), c.Window, c.Sequence, c.At, true, null));
        return
        [
            .. served.Concat(reserved).Concat(cancelled)
                .Where(e => e.Window.End > now - Kept)
                .OrderByDescending(e => e.Window.Start)
                .Take(Most)
                .OrderBy(e => e.Window.Start)
                .ThenBy(e => e.Uid, StringComparer.Ordinal),
        ];

        int Turns(RequestNumber request) => member.Services.Count(s => s.Request == request);
    }

    /// <summary>The same for the same promise for ever, and for no other.</summary>
    public string Uid => string.Create(CultureInfo.InvariantCulture, $"{Request}.{Turn}.{Member}@cogovernance.invalid");
}

/// <summary>Writes a member's calendar as iCalendar (RFC 5545), in UTC, for calendar programs to subscribe to.</summary>
internal static class CalendarFeed
{
    public static string Write(IEnumerable<FeedEntry> entries)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//CoGovernance//Member calendar//ZH", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", "志愿服务");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var entry in entries)
            calendar.Events.Add(Event(entry));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(FeedEntry entry) => new()
    {
        Uid = entry.Uid,
        DtStamp = At(entry.ChangedAt),
        LastModified = At(entry.ChangedAt),
        Start = At(entry.Window.Start),
        End = At(entry.Window.End),
        Sequence = entry.Sequence,
        Status = entry.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        Summary = $"{entry.What}（{entry.Request}）",
        Location = entry.Where,
        Description = entry.Minutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"已服务 {minutes} 分钟") : null,
    };

    private static CalDateTime At(DateTimeOffset instant) => new(instant.UtcDateTime);
}
