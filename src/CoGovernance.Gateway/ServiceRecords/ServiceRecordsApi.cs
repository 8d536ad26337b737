using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.ServiceRecords;

/// <summary>A member's record of hours. It is nobody's ranking: it is read one member at a time.</summary>
internal static class ServiceRecordsApi
{
    private const int MostDays = 100 * 366;

    public static void MapServiceRecords(this IEndpointRouteBuilder api)
    {
        var member = api.MapGroup("/members/{member}").WithTags("Record of hours");
        member.MapGet("/services", ListAsync).Produces<Page<ServiceView>>().Does(Operation.ListServices, Target.Member)
            .Refuses("cursor.invalid", "request.invalid");
        member.MapGet("/hours", HoursAsync).Produces<HoursView>().Does(Operation.ReadHours, Target.Member);
        api.MapCorrections();
    }

    private static readonly Listing<ServiceView> List = new(
        Tables.Services, ServiceView.Of, "-beginsAt", ("beginsAt", "begins_at"), ("updatedAt", "updated_at"));

    /// <summary>
    /// The newest service first. With <c>updatedSince</c> what was recorded, scored or corrected from then on, the earliest
    /// change first, so that another system can go on from the last one.
    /// </summary>
    private static Task<IResult> ListAsync(
        HttpContext http, string member, DateOnly? from, DateOnly? to, [AsParameters] PageQuery page, IJournal journal)
    {
        var (first, last) = (from ?? new DateOnly(2000, 1, 1), to ?? new DateOnly(2099, 12, 31));
        if (!Days.IsPeriod(first, last, MostDays))
            return Task.FromResult(Problem.Of(http, [("to", new Rejection("field.period").With("days", MostDays))]));
        var filters = ImmutableArray.CreateBuilder<RowFilter>();
        filters.Add(new RowFilter("member", Comparison.Equal, member));
        if (from is not null)
            filters.Add(new RowFilter("begins_at", Comparison.AtLeast, Days.Of(first, last).Start));
        if (to is not null)
            filters.Add(new RowFilter("begins_at", Comparison.LessThan, Days.Of(first, last).End));
        return Pages.ReadAsync(http, journal, List, page, filters.ToImmutable());
    }

    private static async Task<IResult> HoursAsync(string member, IGrainFactory grains)
    {
        var found = await grains.GetGrain<IMemberGrain>(member).View();
        return Results.Ok(new HoursView(found.ServicesInAll, found.MinutesInAll, [.. found.Years]));
    }
}
