using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Calendars;

/// <summary>A member's calendar, and the address at which calendar programs read it.</summary>
internal static class CalendarApi
{
    private const int MostDays = 366;
    private const int MostServed = 1_000;

    public static void MapCalendar(this IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/members/{member}/calendar").WithTags("Calendar");
        calendar.MapGet("", ReadAsync).Produces<CalendarView>().Does(Operation.ReadCalendar, Target.Member).Refuses("request.invalid");
        calendar.MapGet("/address", ReadAddressAsync).Produces<CalendarAddressView>().Does(Operation.ReadCalendarAddress, Target.Member);
        calendar.MapPost("/address", MakeAddressAsync).Produces<CalendarAddressMadeView>(StatusCodes.Status201Created)
            .Does(Operation.MakeCalendarAddress, Target.Member).Refuses("member.address-shown-once");
        calendar.MapDelete("/address", RevokeAddressAsync).Produces(StatusCodes.Status204NoContent)
            .Does(Operation.RevokeCalendarAddress, Target.Member);
        api.MapGet("/calendar/{secret}.ics", CalendarFeedEndpoint.ReadAsync).WithTags("Calendar").Produces<string>(contentType: "text/calendar")
            .Does(Operation.ReadCalendarFeed).Refuses("not-found", "rate.limited").RequireRateLimiting(RateLimits.Calendar);
    }

    /// <summary>Without days: from a week ago, for two months.</summary>
    private static async Task<IResult> ReadAsync(
        HttpContext http, string member, DateOnly? from, DateOnly? to, IGrainFactory grains, IJournal journal, TimeProvider time)
    {
        var first = from ?? ChinaTime.DateAt(time.GetUtcNow()).AddDays(-7);
        var last = to ?? Days.After(first, 62);
        if (!Days.IsPeriod(first, last, MostDays))
            return Problem.Of(http, [("to", new Rejection("field.period").With("days", MostDays))]);
        var window = Days.Of(first, last);
        var found = await grains.GetGrain<IMemberGrain>(member).View();
        var reserved = found.Reservations.Where(r => r.Window.Overlaps(window)).ToList();
        var orders = await OrderedServices.OfAsync(journal, reserved.Select(r => r.Request), http.RequestAborted);
        var entries = reserved.Where(r => orders.ContainsKey(r.Request)).Select(r => new CalendarEntry(
            r.Request.Value, BookingStatus.Reserved, orders[r.Request].Community.Value, orders[r.Request].Category, r.Window.Start, r.Window.End, null));
        var served = await ServedAsync(member, window, journal, http.RequestAborted);
        return Results.Ok(new CalendarView(first, last, [.. entries.Concat(served).OrderBy(e => e.BeginsAt).ThenBy(e => e.Request, StringComparer.Ordinal)]));
    }

    private static async Task<List<CalendarEntry>> ServedAsync(string member, TimeWindow window, IJournal journal, CancellationToken cancellationToken)
    {
        var query = new RowQuery(Tables.Services)
        {
            Filters =
            [
                new RowFilter("member", Comparison.Equal, member), new RowFilter("begins_at", Comparison.AtLeast, window.Start),
                new RowFilter("begins_at", Comparison.LessThan, window.End),
            ],
            OrderBy = "begins_at",
            Limit = MostServed,
        };
        var served = new List<CalendarEntry>();
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
        {
            served.Add(new CalendarEntry(
                (string)row[2]!, BookingStatus.Served, (string)row[3]!, (string)row[4]!, (DateTimeOffset)row[5]!, (DateTimeOffset)row[6]!,
                (int)(long)row[7]!));
        }

        return served;
    }

    private static async Task<IResult> ReadAddressAsync(string member, IGrainFactory grains)
    {
        var found = await grains.GetGrain<IMemberGrain>(member).View();
        return Results.Ok(new CalendarAddressView(found.CalendarHash is not null, found.CalendarMadeAt));
    }

    /// <summary>Makes an address, or a new one: the old one is not found from then on.</summary>
    private static async Task<IResult> MakeAddressAsync(HttpContext http, string member, IGrainFactory grains)
    {
        var secret = Secrets.New();
        var hash = Secrets.Hash(secret);
        var grain = grains.GetGrain<IMemberGrain>(member);
        var reply = await grain.SetCalendarAddress(http.Command().Caller, hash);
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);

        // Sent again under its key, the first address stands, and its secret is known to nobody here.
        var found = await grain.View();
        return found.CalendarHash == hash
            ? Results.Json(
                new CalendarAddressMadeView($"{http.Request.Scheme}://{http.Request.Host}/api/v1/calendar/{secret}.ics", found.CalendarMadeAt!.Value),
                statusCode: StatusCodes.Status201Created)
            : Problem.Of(http, "member.address-shown-once");
    }

    private static async Task<IResult> RevokeAddressAsync(HttpContext http, string member, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<IMemberGrain>(member).SetCalendarAddress(http.Command().Caller, null);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.NoContent();
    }
}
