using CoGovernance.Benchmarks.Figures;
using CoGovernance.Benchmarks.Processes;
using CoGovernance.Exchange.Sample;
using CoGovernance.Server.CommandLine;

namespace CoGovernance.Benchmarks.Http;

/// <summary>
/// Pages of fifty requests, read on through the list of the whole county and through one community's, and searches in Chinese: first as
/// many as can be, then half as many at a constant rate, which is when the latencies count.
/// </summary>
internal sealed class ListReads(WorkFolder folder, TimeSpan duration)
{
    private const int PagesOfEach = 20;
    private const int Connections = 16;
    private const string List = "/api/v1/requests?limit=50";
    private const string Nonsense = "犇骉猋羴";

    /// <summary>Of different rarity: some are in one of twelve requests, some in one of two thousand.</summary>
    private static readonly string[] Words = ["漏水", "水管", "数学", "社保认证", "陪同", "门锁打不开", "停车", "珍珠河边17号", "向阳路203号", "代买药"];

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    public async Task RunAsync(FigureTable table)
    {
        var data = folder.Under("reads");
        await HttpRecord.CreateLongUsedAsync(data, SampleCounty.Create(), table);
        await using var served = await ServedCounty.StartAsync(data, HttpRecord.Unlimited);
        var coordinator = await Staff.SignInAsync(served.Address, "county", DemoAccounts.Password);
        var secretary = await Staff.SignInAsync(served.Address, "secretary", DemoAccounts.Password);
        var all = await coordinator.PagesAsync(List, PagesOfEach);
        var own = await secretary.PagesAsync(List, PagesOfEach);
        await MeasureAsync(table, served, coordinator, "pages of 50, whole county", all, most: 50);
        await MeasureAsync(table, served, secretary, "pages of 50, one community", own, most: 50);
        if (await IsFoundAsync(coordinator))
            await MeasureAsync(table, served, coordinator, "searches in Chinese, whole county", [.. Words.Select(Search)], most: 100);
        else
            table.Add("searches in Chinese", "not answered");
    }

    private static string Search(string words) => $"{List}&q={Uri.EscapeDataString(words)}";

    /// <summary>Whether every word is found, and what is nowhere is not: else it would not be searching that is measured.</summary>
    private static async Task<bool> IsFoundAsync(Staff staff)
    {
        foreach (var words in Words)
        {
            if ((await staff.GetAsync(Search(words)))["items"]!.AsArray().Count == 0)
                return false;
        }

        return (await staff.GetAsync(Search(Nonsense)))["items"]!.AsArray().Count == 0;
    }

    private async Task MeasureAsync(
        FigureTable table, ServedCounty served, Staff staff, string name, IReadOnlyList<string> paths, double most)
    {
        var wrk = new Wrk(folder, served);
        var settings = new Dictionary<string, string> { ["PATH_LIST"] = string.Join(' ', paths), ["TOKEN"] = staff.Token };
        await wrk.RunAsync("pages.lua", Connections, Short, "/", settings);
        var fastest = await wrk.RunAsync("pages.lua", Connections, duration, "/", settings);
        var paced = await new PacedReads(served.Address, staff.Token, paths).RunAsync(fastest.Rate / 2, duration);
        table.Add($"{name}: a second at the most", fastest.Rate);
        table.Add("  the server's processor time each, microseconds", fastest.MicrosecondsEach);
        table.Add("  a second, at half that rate", paced.Rate);
        table.Add("  half of them within ms", paced.P50Milliseconds);
        table.Add("  99 % within ms", paced.P99Milliseconds, Bound.AtMost(most));
        table.Add("  the slowest, ms", paced.MostMilliseconds);
        table.Add("  answered otherwise, or not at all", fastest.NotOk + fastest.Broken + paced.NotOk, Bound.AtMost(0));
    }
}
