using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.ServiceRecords;
using CoGovernance.Gateway.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoGovernance.Gateway.Access;

/// <summary>
/// What an endpoint acts on, named by a part of its route. Resolving tells where it lies, or null when there is no such thing: what
/// lies outside the caller's scope is answered in the same way.
/// </summary>
public sealed class Target
{
    private const int MostMembersOfUnit = 2_000;

    private readonly Func<HttpContext, ValueTask<Place?>> resolve;

    private Target(string name, Func<HttpContext, ValueTask<Place?>> resolve) => (Name, this.resolve) = (name, resolve);

    /// <summary>For tests and documentation: area, unit, member, request, plan, account, county.</summary>
    public string Name { get; }

    /// <summary>Route value <c>area</c>: an area that is registered.</summary>
    public static Target Area { get; } = Of<DivisionCode>("area", AreaAsync);

    /// <summary>Route value <c>unit</c>.</summary>
    public static Target Unit { get; } = Of<UnitCode>("unit", UnitAsync);

    /// <summary>Route values <c>unit</c> and <c>community</c>: what the two have or may have with each other.</summary>
    public static Target Agreement { get; } = new("agreement", AgreementAsync);

    /// <summary>Route value <c>member</c>.</summary>
    public static Target Member { get; } = Of<MemberNumber>("member", MemberAsync);

    /// <summary>Route values <c>member</c> and <c>correction</c>: it lies where the service was recorded.</summary>
    public static Target Correction { get; } = new("correction", CorrectionAsync);

    /// <summary>Route value <c>request</c>. It is a member's own when the member was asked for it.</summary>
    public static Target Request { get; } = Of<RequestNumber>("request", RequestAsync);

    /// <summary>Route value <c>plan</c>: where its communities lie, and the area that it is of.</summary>
    public static Target Plan { get; } = Of<PlanNumber>("plan", PlanAsync);

    /// <summary>Route value <c>account</c>.</summary>
    public static Target Account { get; } = Of<AccountName>("account", AccountAsync);

    /// <summary>The county as a whole.</summary>
    public static Target County { get; } = new("county", async http => await CountyOf(http) is { } county ? Place.Of(county) : null);

    public ValueTask<Place?> ResolveAsync(HttpContext http) => resolve(http);

    private static Target Of<TCode>(string name, Func<HttpContext, TCode, ValueTask<Place?>> find) where TCode : struct, ICode<TCode> =>
        new(name, http => TCode.TryParse((string?)http.Request.RouteValues[name], out var code) ? find(http, code) : new((Place?)null));

    private static async ValueTask<Place?> AreaAsync(HttpContext http, DivisionCode area) =>
        await FirstAsync(http, Tables.Areas, "code", area.Value) is null ? null : Place.Of(area);

    private static async ValueTask<Place?> UnitAsync(HttpContext http, UnitCode unit)
    {
        if (await FirstAsync(http, Tables.Units, "code", unit.Value) is null)
            return null;
        var areas = new HashSet<DivisionCode>();
        foreach (var table in UnitReading.Ties)
        {
            await foreach (var row in Rows(http, table, "unit", unit.Value))
                areas.Add(DivisionCode.Parse((string)row[table.Column("community")]!));
        }

        // A unit that nobody has to do with yet is the county's.
        if (areas.Count == 0 && await CountyOf(http) is { } county)
            areas.Add(county);
        return new Place { Areas = [.. areas], Unit = unit };
    }

    private static async ValueTask<Place?> AgreementAsync(HttpContext http) =>
        UnitCode.TryParse((string?)http.Request.RouteValues["unit"], out var unit)
        && DivisionCode.TryParse((string?)http.Request.RouteValues["community"], out var community) && community.Tier == Tier.Community
        && await FirstAsync(http, Tables.Units, "code", unit.Value) is not null && await AreaAsync(http, community) is { } place
            ? place with { Unit = unit }
            : null;

    private static async ValueTask<Place?> MemberAsync(HttpContext http, MemberNumber number) =>
        (await Grains(http).GetGrain<IMemberGrain>(number.Value).View()).Profile is { } profile
            ? new Place { Areas = [profile.Community], Unit = profile.Unit, Members = [number] }
            : null;

    private static async ValueTask<Place?> CorrectionAsync(HttpContext http)
    {
        if (!MemberNumber.TryParse((string?)http.Request.RouteValues["member"], out var member)
            || Ordinals.Parse((string?)http.Request.RouteValues["correction"]) is not { } number)
        {
            return null;
        }

        var found = (await Grains(http).GetGrain<IMemberGrain>(member.Value).View()).Corrections.Find(c => c.Number == number);
        return found is null ? null : new Place { Areas = [found.Community], Members = [member] };
    }

    private static async ValueTask<Place?> RequestAsync(HttpContext http, RequestNumber number)
    {
        var request = await Grains(http).GetGrain<IServiceRequestGrain>(number.Value).View();
        return request.Details is null
            ? null
            : new Place
            {
                Areas = [request.Community],
                Members = [.. request.Offers.Where(o => o.Status is OfferStatus.Open or OfferStatus.Accepted).Select(o => o.Member).Distinct()],
                Account = request.Details.OnBehalfBy,
            };
    }

    private static async ValueTask<Place?> PlanAsync(HttpContext http, PlanNumber number) =>
        (await Grains(http).GetGrain<IBalancePlanGrain>(number.Value).View()).Draft is { } draft
            ? new Place { Areas = [draft.Scope, .. draft.Outline.Touched()] }
            : null;

    private static async ValueTask<Place?> AccountAsync(HttpContext http, AccountName name)
    {
        if ((await Grains(http).GetGrain<IAccountGrain>(name.Value).View()).Profile is not { } profile)
            return null;
        ImmutableArray<DivisionCode> areas = profile.Area is { } area ? [area] : await CountyOf(http) is { } county ? [county] : [];
        return new Place { Areas = areas, Unit = profile.Unit, Account = name.Value };
    }

    private static ValueTask<DivisionCode?> CountyOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<IJournal>().CountyAsync(http.RequestAborted);

    private static async ValueTask<object?[]?> FirstAsync(HttpContext http, ProjectionTable table, string column, object value)
    {
        await foreach (var row in Rows(http, table, column, value))
            return row;
        return null;
    }

    private static IAsyncEnumerable<object?[]> Rows(HttpContext http, ProjectionTable table, string column, object value) =>
        http.RequestServices.GetRequiredService<IJournal>().QueryAsync(
            new RowQuery(table) { Filters = [new RowFilter(column, Comparison.Equal, value)], Limit = MostMembersOfUnit }, http.RequestAborted);

    private static IGrainFactory Grains(HttpContext http) => http.RequestServices.GetRequiredService<IGrainFactory>();
}
