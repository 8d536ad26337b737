using CoGovernance.Benchmarks.Figures;
using CoGovernance.Benchmarks.Memory;
using CoGovernance.Benchmarks.Sample;
using CoGovernance.Exchange.Sample;
using CoGovernance.Server.CommandLine;

namespace CoGovernance.Benchmarks.Http;

/// <summary>The sample county with an account for each role, and the settings under which its server is put to load.</summary>
internal static class HttpRecord
{
    private const int Requests = 100_000;
    private static readonly TimeSpan Writing = TimeSpan.FromMinutes(4);

    /// <summary>Whoever floods the server here is one address, one account and one token: how often these may ask is not what is measured.</summary>
    public static IReadOnlyDictionary<string, string> Unlimited { get; } = new Dictionary<string, string>
    {
        ["Edge__AccountPerMinute"] = "1000000000",
        ["Edge__TokenPerMinute"] = "1000000000",
        ["Edge__AddressPerMinute"] = "1000000000",
        ["Edge__OrdersPerHour"] = "1000000000",
    };

    /// <summary>The same, with 100,000 requests that are over; how many were written goes into the table.</summary>
    public static async Task CreateLongUsedAsync(string data, SampleCounty county, FigureTable table)
    {
        await CreateAsync(data, county);
        var written = await ClosedRequests.WriteAsync(data, county, Requests, TimeProvider.System.GetUtcNow(), Writing);
        table.Add("requests stored", written, Bound.AtLeast(Requests));
    }

    public static async Task CreateAsync(string data, SampleCounty county)
    {
        await using var host = await SampleRecord.OpenAsync(data, wakesGrains: false);
        await SampleRecord.ImportAsync(host, county);
        await DemoAccounts.OpenAsync(host, TimeProvider.System.GetUtcNow(), CancellationToken.None);
    }
}
