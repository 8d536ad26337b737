using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoGovernance.Benchmarks.Figures;
using CoGovernance.Benchmarks.Http;
using CoGovernance.Benchmarks.Processes;
using CoGovernance.Domain.Areas;
using CoGovernance.Exchange.Sample;
using CoGovernance.Grains.Record;
using CoGovernance.Server.CommandLine;
using CoGovernance.Storage;

namespace CoGovernance.Benchmarks.Live;

/// <summary>
/// 500 viewers of one server, half of the county and half of one community, while one writer orders at a steady rate. Every tenth viewer
/// is cut off every three seconds and comes back. What each was told is held against the journal. <c>--seconds 20</c>, <c>--rate 20</c>
/// and <c>--viewers 500</c> set the load.
/// </summary>
public static class LiveBenchmark
{
    private const string Community = "610922100006";
    private static readonly TimeSpan CutEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What everybody hears of; the rest is nobody's to read.</summary>
    private static readonly HashSet<string> Kinds =
        ["request", "member", "community", "town", "county", "unit", "board", "plan", "account", "import"];

    public static async Task RunAsync(string[] args)
    {
        using var folder = new WorkFolder(args, "live");
        var (seconds, rate, count) = (Option(args, "--seconds", 20), Option(args, "--rate", 20), Option(args, "--viewers", 500));
        var (data, county, table) = (folder.Under("live"), SampleCounty.Create(), new FigureTable());
        await HttpRecord.CreateAsync(data, county);
        var settings = new Dictionary<string, string>(HttpRecord.Unlimited)
        {
            ["Edge__LivePerAccount"] = "10000",
            ["Edge__LiveHeartbeat"] = "00:00:02",
        };
        List<Viewer> viewers;
        Dictionary<string, long> sent;
        await using (var served = await ServedCounty.StartAsync(data, settings))
        {
            var coordinator = await Staff.SignInAsync(served.Address, "county", DemoAccounts.Password);
            var secretary = await Staff.SignInAsync(served.Address, "secretary", DemoAccounts.Password);
            await new Writer(served.Address, coordinator.Token, county, 0).RunAsync(rate, TimeSpan.FromSeconds(5));
            var before = await served.IdleMegabytesAsync(TimeSpan.FromSeconds(3));
            using var handler = new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan };
            using var client = new HttpClient(handler) { BaseAddress = served.Address, Timeout = Timeout.InfiniteTimeSpan };
            viewers =
            [
                .. Enumerable.Range(0, count).Select(i => new Viewer(
                    client, i % 2 == 0 ? coordinator.Token : secretary.Token, i % 10 == 9 ? CutEvery : null)),
            ];
            await Task.WhenAll(viewers.Select(v => v.BeginAsync()));
            var with = await served.IdleMegabytesAsync(TimeSpan.FromSeconds(3));
            var working = served.ProcessorTime();
            sent = await new Writer(served.Address, coordinator.Token, county, 1).RunAsync(rate, TimeSpan.FromSeconds(seconds));
            var spent = served.ProcessorTime() - working;
            await SettleAsync(coordinator, viewers);
            var after = await served.IdleMegabytesAsync(TimeSpan.FromSeconds(1));
            table.Add("viewers", count);
            table.Add("orders written", sent.Count);
            table.Add("the server's processors busy, of one", spent.TotalSeconds / seconds);
            table.Add("kilobytes a viewer, before any news", (with - before) * 1_000 / count);
            table.Add("kilobytes a viewer, after the run (with what the orders themselves took)", (after - before) * 1_000 / count);
            await Task.WhenAll(viewers.Select(v => v.EndAsync()));
        }

        await CheckAsync(table, data, viewers, sent);
        viewers.ForEach(v => v.Dispose());
        table.Print();
    }

    /// <summary>Waits until nothing more is written and everybody has been told of it.</summary>
    private static async Task SettleAsync(Staff coordinator, List<Viewer> viewers)
    {
        var (watch, head) = (Stopwatch.StartNew(), 0L);
        while (watch.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            var newest = (long)(await coordinator.GetAsync("/api/v1/audit?limit=1"))["items"]![0]!["position"]!;
            if (newest == head)
                break;
            head = newest;
        }

        while (viewers.Exists(v => v.Last < head) && watch.Elapsed < Patience)
            await Task.Delay(Look);
    }

    private static async Task CheckAsync(FigureTable table, string data, List<Viewer> viewers, Dictionary<string, long> sent)
    {
        var truth = await TruthAsync(data, viewers.Min(v => v.Told.Count == 0 ? long.MaxValue : v.Told[0].Position));
        var areas = viewers.SelectMany(v => v.Told).DistinctBy(t => t.What).ToDictionary(t => t.What, t => t.Area, StringComparer.Ordinal);
        var (lost, doubled) = (0, 0);
        for (var i = 0; i < viewers.Count; i++)
        {
            var told = viewers[i].Told;
            doubled += told.Zip(told.Skip(1)).Count(p => p.Second.Position <= p.First.Position);
            var last = told.GroupBy(t => t.What, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(t => t.Position), StringComparer.Ordinal);
            lost += truth.Count(t => (i % 2 == 0 || areas.GetValueOrDefault(t.Key) == Community) && last.GetValueOrDefault(t.Key) != t.Value);
        }

        var latencies = viewers.SelectMany(v => v.Told.Where(t => sent.ContainsKey(t.What)).GroupBy(t => t.What, StringComparer.Ordinal)
            .Select(g => Stopwatch.GetElapsedTime(sent[g.Key], g.First().At).TotalMilliseconds)).ToList();
        table.Add("changes told", viewers.Sum(v => v.Told.Count));
        table.Add("  of an order, from its sending: half within ms", Percentile.Of(latencies, 0.5));
        table.Add("  99 % within ms", Percentile.Of(latencies, 0.99), Bound.AtMost(1_000));
        table.Add("  the slowest, ms", latencies.Count == 0 ? double.NaN : latencies.Max());
        table.Add("viewers cut off and come back", viewers.Sum(v => v.Cuts));
        table.Add("updates lost", lost, Bound.AtMost(0));
        table.Add("told twice, or out of order", doubled, Bound.AtMost(0));
        table.Add("resets, ends and broken streams", viewers.Sum(v => v.Others), Bound.AtMost(0));
    }

    /// <summary>The last change of everything that somebody may hear of, from a position on.</summary>
    private static async Task<Dictionary<string, long>> TruthAsync(string data, long from)
    {
        var truth = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var store = await RecordStores.OpenAsync(
            new RecordStoreOptions { DataFolder = data }, new Projector(), TimeProvider.System, null, CancellationToken.None);
        var position = from - 1;
        while (await store.ChangesAsync(position, 1_000, CancellationToken.None) is { Count: > 0 } changes)
        {
            foreach (var change in changes.Where(c => Kinds.Contains(c.Stream.Kind)))
                truth[change.Stream.ToString()] = change.Position;
            position = changes[^1].Position;
        }

        return truth;
    }

    private static int Option(string[] args, string name, int usual) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : usual;

    /// <summary>Orders at a steady rate, each for another phone, in one community after the other and every other time in the one watched.</summary>
    private sealed class Writer(Uri address, string token, SampleCounty county, int run)
    {
        private readonly string[] communities =
            [.. county.Areas.Select(a => a.Code).Where(c => c.Tier == Tier.Community).Select(c => c.Value)];

        /// <summary>When each order was sent, by <c>request/number</c>.</summary>
        public async Task<Dictionary<string, long>> RunAsync(int rate, TimeSpan duration)
        {
            using var client = new HttpClient { BaseAddress = address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            var sent = new Dictionary<string, long>(StringComparer.Ordinal);
            var watch = Stopwatch.StartNew();
            for (var i = 0; watch.Elapsed < duration; i++)
            {
                var due = TimeSpan.FromSeconds((double)i / rate);
                if (due > watch.Elapsed)
                    await Task.Delay(due - watch.Elapsed);
                var at = Stopwatch.GetTimestamp();
                using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/requests", UriKind.Relative), OrderOf(i));
                answer.EnsureSuccessStatusCode();
                sent.Add($"request/{(string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["number"]!}", at);
            }

            return sent;
        }

        private object OrderOf(int i) => new
        {
            community = i % 2 == 0 ? Community : communities[i / 2 % communities.Length],
            category = "errand",
            words = $"帮忙取药 {i}",
            name = "王某",
            phone = $"1{20 + run}{i:D8}",
            address = "一号楼",
            wishedAt = TimeProvider.System.GetUtcNow().AddDays(2 + (i % 20)),
        };
    }
}
