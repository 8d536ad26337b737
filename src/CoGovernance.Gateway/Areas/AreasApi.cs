using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Areas;

/// <summary>An area of the tree. Load is of the coming seven days, in minutes; none before the first report.</summary>
/// <param name="Latitude">Degrees (WGS 84), as the longitude; null where the register has none.</param>
public sealed record AreaView(
    string Code, string Name, string? Parent, Tier Tier, int Residents, int Elders, double? Latitude, double? Longitude, int? OpenMinutes,
    int? AvailableMinutes, LoadLevel? Load);

/// <summary>Members wanted from a sibling, waiting for an official's word.</summary>
public sealed record ProposalView(string Request, string Borrower, ImmutableArray<NeedView> Wanted, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);

public sealed record ProposalList(ImmutableArray<ProposalView> Items);

/// <summary>One member on loan, by count and not by name. Status: open, overdue, returned.</summary>
public sealed record LoanView(
    string Loan, string Request, string Lender, string Borrower, string Skill, DateTimeOffset ReturnBy, string Status, int? Minutes,
    DateTimeOffset UpdatedAt);

public enum LoanSide
{
    Borrower,
    Lender,
}

public enum LoanStatus
{
    Open,
    Overdue,
    Returned,
}

/// <param name="Area">A county, town or community within the caller's own area; the loans are those of its side.</param>
public sealed record LoanFilter(LoanSide? Side = null, string? Area = null, LoanStatus? Status = null, Skill? Skill = null, string? Request = null);

/// <param name="Area">A county or town within the caller's own area, with all that lies in it.</param>
public sealed record AreaFilter(string? Area = null, Tier? Tier = null, LoadLevel? Load = null);

/// <summary>The tree of areas with its load, and lending between them.</summary>
internal static class AreasApi
{
    public static void MapAreas(this IEndpointRouteBuilder api)
    {
        var areas = api.MapGroup("/areas").WithTags("Areas");
        areas.MapGet("", ListAsync).Produces<Page<AreaView>>().Does(Operation.ListAreas).Refuses("cursor.invalid", "request.invalid");
        areas.MapGet("/{area}", ReadAsync).Produces<AreaView>().Does(Operation.ReadArea, Target.Area);
        areas.MapGet("/{area}/lending", ProposalsAsync).Produces<ProposalList>().Does(Operation.ListLendingProposals, Target.Area);
        areas.MapPost("/{area}/lending/{request}/approve", (HttpContext http, string area, string request, IGrainFactory grains) =>
                DecideAsync(http, area, request, grains, (g, c, r) => g.ApproveLending(c, r), (g, c, r) => g.ApproveLending(c, r)))
            .Produces(StatusCodes.Status204NoContent).Does(Operation.ApproveLending, Target.Area).Refuses("lending.no-proposal");
        areas.MapPost("/{area}/lending/{request}/refuse", RefuseAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.RefuseLending, Target.Area)
            .Refuses("lending.no-proposal", "request.invalid");
        api.MapGet("/loans", LoansAsync).WithTags("Areas").Produces<Page<LoanView>>().Does(Operation.ListLoans)
            .Refuses("cursor.invalid", "request.invalid");
    }

    private static readonly Listing<AreaView> List = new(Tables.Areas, View, "code", ("code", "code"), ("updatedAt", "updated_at"));

    private static readonly Listing<LoanView> Loans =
        new(Tables.Loans, Loan, "loan", ("loan", "loan"), ("returnBy", "return_by"), ("updatedAt", "updated_at"));

    private static async Task<IResult> ListAsync(HttpContext http, [AsParameters] AreaFilter filter, [AsParameters] PageQuery page, IJournal journal)
    {
        var checks = new Checks().Area(filter.Area, http.RequiredSubject(), out var area);
        if (checks.Failed)
            return checks.Answer(http);
        var filters = Scoped.Within("code", area);
        if (filter.Tier is { } tier)
            filters = filters.Add(new RowFilter("tier", Comparison.Equal, (long)tier));
        if (filter.Load is { } load)
            filters = filters.Add(new RowFilter("load_level", Comparison.Equal, load.ToString()));
        return await Pages.ReadAsync(http, journal, List, page, filters);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string area, IJournal journal, IGrainFactory grains)
    {
        IRecordedGrain grain = DivisionCode.Parse(area).Tier switch
        {
            Tier.County => grains.GetGrain<ICountyGrain>(area),
            Tier.Town => grains.GetGrain<ITownGrain>(area),
            _ => grains.GetGrain<ICommunityGrain>(area),
        };
        var version = await grain.CurrentVersion();
        var query = new RowQuery(Tables.Areas) { Filters = [new RowFilter("code", Comparison.Equal, area)] };
        await foreach (var row in journal.QueryAsync(query, http.RequestAborted))
            return EntityTag.Answer(http, EntityTag.Of(version), View(row));
        return Problem.Of(http, "not-found");
    }

    private static AreaView View(object?[] row)
    {
        return new AreaView(
            (string)row[0]!, (string)row[1]!, (string?)row[2], (Tier)Number("tier")!.Value, Number("residents") ?? 0, Number("elders") ?? 0,
            Degrees("latitude"), Degrees("longitude"), Number("open_minutes"), Number("available_minutes"),
            row[Tables.Areas.Column("load_level")] is string level ? Enum.Parse<LoadLevel>(level) : null);

        int? Number(string name) => (int?)(long?)row[Tables.Areas.Column(name)];
        double? Degrees(string name) => (double?)row[Tables.Areas.Column(name)];
    }

    private static async Task<IResult> ProposalsAsync(string area, IGrainFactory grains)
    {
        var code = DivisionCode.Parse(area);
        var supervisor = code.Tier switch
        {
            Tier.County => await grains.GetGrain<ICountyGrain>(area).View(),
            Tier.Town => await grains.GetGrain<ITownGrain>(area).View(),
            _ => Supervisor.Initial,
        };
        return Results.Ok(new ProposalList(
        [
            .. supervisor.Proposals.Values.Select(p => new ProposalView(
                p.Request.Value, p.Borrower.Value, [.. p.Wanted.Select(n => new NeedView(n.Skill, n.Count))], p.Window.Start, p.Window.End)),
        ]));
    }

    private static Task<IResult> RefuseAsync(HttpContext http, string area, string request, ReasonBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        return checks.Failed
            ? Task.FromResult(checks.Answer(http))
            : DecideAsync(
                http, area, request, grains, (g, c, r) => g.RefuseLending(c, r, body.Reason.Trim()), (g, c, r) => g.RefuseLending(c, r, body.Reason.Trim()));
    }

    private static async Task<IResult> DecideAsync(
        HttpContext http, string area, string request, IGrainFactory grains,
        Func<ICountyGrain, Caller, RequestNumber, Task<Reply>> inCounty, Func<ITownGrain, Caller, RequestNumber, Task<Reply>> inTown)
    {
        var caller = http.Command().Caller;
        var tier = DivisionCode.Parse(area).Tier;
        if (!RequestNumber.TryParse(request, out var number) || tier == Tier.Community)
            return Problem.Of(http, new Domain.Kernel.Rejection("lending.no-proposal").With("request", request));
        var reply = tier == Tier.County
            ? await inCounty(grains.GetGrain<ICountyGrain>(area), caller, number)
            : await inTown(grains.GetGrain<ITownGrain>(area), caller, number);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.NoContent();
    }

    private static async Task<IResult> LoansAsync(HttpContext http, [AsParameters] LoanFilter filter, [AsParameters] PageQuery page, IJournal journal)
    {
        var checks = new Checks().Area(filter.Area, http.RequiredSubject(), out var area)
            .Code<RequestNumber>("request", filter.Request, out var request);
        if (checks.Failed)
            return checks.Answer(http);
        var filters = Scoped.Within(filter.Side == LoanSide.Lender ? "lender" : "borrower", area).ToBuilder();
        if (filter.Status is { } status)
            filters.Add(new RowFilter("status", Comparison.Equal, status.ToString().ToLowerInvariant()));
        if (filter.Skill is { } skill)
            filters.Add(new RowFilter("skill", Comparison.Equal, skill.CodeOf()));
        if (request is { } number)
            filters.Add(new RowFilter("request", Comparison.Equal, number.Value));
        return await Pages.ReadAsync(http, journal, Loans, page, filters.ToImmutable());
    }

    private static LoanView Loan(object?[] row) => new(
        (string)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, (string)row[4]!, (DateTimeOffset)row[5]!, (string)row[6]!,
        (int?)(long?)row[7], (DateTimeOffset)row[^1]!);
}
