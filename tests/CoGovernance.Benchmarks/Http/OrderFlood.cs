using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CoGovernance.Benchmarks.Figures;
using CoGovernance.Benchmarks.Processes;
using CoGovernance.Domain.Areas;
using CoGovernance.Exchange.Sample;

namespace CoGovernance.Benchmarks.Http;

/// <summary>
/// Orders as fast as they are taken, each from another phone and in other words, beside an empty endpoint of the same server before and
/// after; then how long it takes until all that followed from them is done as well, and whether the record holds.
/// </summary>
internal sealed partial class OrderFlood(WorkFolder folder, TimeSpan duration)
{
    private const int Connections = 256;
    private const double LeastShare = 0.25;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private readonly SampleCounty county = SampleCounty.Create();
    private long placed;

    public async Task RunAsync(FigureTable table)
    {
        var data = folder.Under("orders");
        await HttpRecord.CreateAsync(data, county);
        await using (var served = await ServedCounty.StartAsync(data, HttpRecord.Unlimited))
        {
            var wrk = new Wrk(folder, served);
            await EmptyAsync(wrk, Short);
            await OrdersAsync(wrk, Short);
            await SettleAsync(served.Address);
            var before = await EmptyAsync(wrk, duration);
            var orders = await OrdersAsync(wrk, duration);
            var working = served.ProcessorTime();
            var settling = Stopwatch.StartNew();
            var left = await SettleAsync(served.Address);
            var settled = settling.Elapsed.TotalSeconds;
            var rest = served.ProcessorTime() - working;
            var after = await EmptyAsync(wrk, duration);
            table.Add("empty endpoint: answers a second, before", before.Rate);
            table.Add("empty endpoint: answers a second, after", after.Rate);
            table.Add("  the server's processor time each, microseconds", (before.MicrosecondsEach + after.MicrosecondsEach) / 2);
            table.Add("durable orders a second", orders.Rate);
            table.Add("  as a share of the empty endpoint", orders.Rate * 2 / (before.Rate + after.Rate), Bound.AtLeast(LeastShare));
            table.Add("  99 % within ms", orders.P99Milliseconds);
            table.Add("  the server's processor time each, microseconds", orders.MicrosecondsEach);
            table.Add("  answered otherwise, or not at all", orders.NotOk + orders.Broken, Bound.AtMost(0));
            table.Add("  seconds until the rest is done", settled);
            table.Add("  its processor time for each order, microseconds", rest.TotalMicroseconds / orders.Requests);
            table.Add("  messages that were left after a minute", left);
        }

        await using var verify = CountyProcess.Start("verify", "--data", data);
        table.Add("exit code of verify", await verify.EndAsync(), Bound.AtMost(0));
    }

    private static Task<WrkResult> EmptyAsync(Wrk wrk, TimeSpan duration) =>
        wrk.RunAsync("pages.lua", Connections, duration, "/", new Dictionary<string, string> { ["PATH_LIST"] = "/health/live" });

    private async Task<WrkResult> OrdersAsync(Wrk wrk, TimeSpan duration)
    {
        var communities = county.Areas.Select(a => a.Code.Value).Where(c => DivisionCode.Parse(c).Tier == Tier.Community);
        var result = await wrk.RunAsync("orders.lua", Connections, duration, "/api/v1/orders", new Dictionary<string, string>
        {
            ["COMMUNITIES"] = string.Join(',', communities),
            ["WISHED_AT"] = TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd'T'10:00:00'+08:00'", CultureInfo.InvariantCulture),
            ["FIRST"] = placed.ToString(CultureInfo.InvariantCulture),
        });

        // Those that were under way at the end count as well: their phones are taken.
        placed += result.Requests + Connections;
        return result;
    }

    /// <summary>Waits until no message waits in the outbox, a minute at most; returns how many wait still.</summary>
    private static async Task<double> SettleAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var metrics = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            var waiting = double.Parse(Waiting().Match(metrics).Groups["count"].Value, CultureInfo.InvariantCulture);
            if (waiting <= 0 || watch.Elapsed > Patience)
                return waiting;
            await Task.Delay(Look);
        }
    }

    [GeneratedRegex(@"^cogovernance_\w*outbox\w* (?<count>[0-9.eE+-]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Waiting();
}
