using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Areas.Forecasting;
using CoGovernance.Domain.Calendars;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Areas;

/// <summary>The load of an area and its children, with trend and forecast, and the thresholds that were crossed.</summary>
internal static class LoadApi
{
    private const int UsualDays = 14;
    private const int ForecastDays = 7;

    public static void MapLoad(this IEndpointRouteBuilder api)
    {
        var load = api.MapGroup("/areas/{area}/load").WithTags("Areas");
        load.MapGet("", ReadAsync).Produces<LoadView>().Produces(StatusCodes.Status304NotModified).Does(Operation.ReadLoad, Target.Area)
            .Refuses("request.invalid");
        load.MapGet("/crossings", CrossingsAsync).Produces<Page<CrossingView>>().Does(Operation.ListLoadCrossings, Target.Area)
            .Refuses("cursor.invalid", "request.invalid");
    }

    /// <param name="days">Of history; 1 to 90, 14 by default.</param>
    private static async Task<IResult> ReadAsync(
        HttpContext http, string area, IJournal journal, IGrainFactory grains, LoadHistories histories, TimeProvider time, int? days = null)
    {
        var checks = new Checks().Between("days", days ?? UsualDays, 1, LoadHistory.Days);
        if (checks.Failed)
            return checks.Answer(http);
        var code = DivisionCode.Parse(area);
        var now = time.GetUtcNow();
        var county = grains.GetGrain<ICountyGrain>(code.County.Value);
        var thresholds = (await county.View()).Policy.Load;
        var own = await histories.OfAsync(code, now, http.RequestAborted);
        var children = await histories.OfChildrenAsync(code, now, http.RequestAborted);
        var asOf = LoadHistory.FullHour(now);
        var view = new LoadView(
            asOf,
            thresholds,
            (await AreasAsync(journal, "code", area, http.RequestAborted)).Select(row => Child(row, own)).First(),
            [.. (await AreasAsync(journal, "parent", area, http.RequestAborted)).Select(row => Child(row, children.GetValueOrDefault((string)row[0]!)))],
            [.. own.Where(h => h.From >= asOf.AddDays(-(days ?? UsualDays)))],
            Forecast(own, await histories.OfAsync(code.County, now, http.RequestAborted), asOf));
        return EntityTag.AnswerChanged(http, view);
    }

    private static ForecastView? Forecast(ImmutableArray<LoadHour> own, ImmutableArray<LoadHour> county, DateTimeOffset from)
    {
        if (own.Length < HourOfWeek.Count)
            return null;
        var model = DemandModel.Learn(own, WeekProfile.Of(county));
        var tomorrow = ChinaTime.FromLocal(ChinaTime.DateAt(from).AddDays(1), TimeOnly.MinValue);
        var (byHour, byDay) = Backtest.Run(own, county);
        return new ForecastView(
            DemandModel.Coverage,
            [.. Enumerable.Range(0, HourOfWeek.Count).Select(h => model.Hour(from.AddHours(h))).Select(Rounded)],
            [.. Enumerable.Range(0, ForecastDays).Select(d => model.Day(tomorrow.AddDays(d))).Select(Rounded)],
            byHour,
            byDay);
    }

    private static HourForecast Rounded(HourForecast hour) => hour with { Orders = Math.Round(hour.Orders, 3), Minutes = Math.Round(hour.Minutes, 1) };

    private static DayForecast Rounded(DayForecast day) => day with { Orders = Math.Round(day.Orders, 2), Minutes = Math.Round(day.Minutes, 1) };

    private static async Task<List<object?[]>> AreasAsync(IJournal journal, string column, string code, CancellationToken cancellationToken)
    {
        var rows = new List<object?[]>();
        var query = new RowQuery(Tables.Areas) { Filters = [new RowFilter(column, Comparison.Equal, code)], Limit = 1_000 };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
            rows.Add(row);
        return rows;
    }

    private static ChildLoadView Child(object?[] row, ImmutableArray<LoadHour> history)
    {
        var (open, available) = (Number(row, "open_minutes"), Number(row, "available_minutes"));
        return new ChildLoadView(
            (string)row[0]!,
            (string)row[1]!,
            open,
            available,
            open is { } minutes && available > 0 ? Math.Round(minutes / (double)available.Value, 4) : null,
            row[Tables.Areas.Column("load_level")] is string level ? Enum.Parse<LoadLevel>(level) : null,
            open is { } now && !history.IsDefaultOrEmpty ? LoadTrend.Of(history, now) : null);
    }

    private static int? Number(object?[] row, string column) => (int?)(long?)row[Tables.Areas.Column(column)];

    private static readonly Listing<CrossingView> Crossings = new(Tables.LoadCrossings, Crossing, "-at", ("at", "at")) { Changed = "at" };

    private static Task<IResult> CrossingsAsync(HttpContext http, string area, [AsParameters] PageQuery page, IJournal journal) =>
        Pages.ReadAsync(http, journal, Crossings, page, new RowFilter("parent", Comparison.Equal, area));

    private static CrossingView Crossing(object?[] row) => new(
        (string)row[0]!, (DateTimeOffset)row[3]!, row[4] is string from ? Enum.Parse<LoadLevel>(from) : null, Enum.Parse<LoadLevel>((string)row[5]!),
        (int)(long)row[6]!, (int)(long)row[7]!);
}
