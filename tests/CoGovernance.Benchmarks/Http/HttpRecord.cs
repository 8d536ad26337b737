using CoGovernance.Benchmarks.Sample;
using CoGovernance.Exchange.Sample;
using CoGovernance.Server.CommandLine;

namespace CoGovernance.Benchmarks.Http;

/// <summary>The sample county with an account for each role, and the settings under which its server is put to load.</summary>
internal static class HttpRecord
{
    /// <summary>Whoever floods the server here is one address, one account and one token: how often these may ask is not what is measured.</summary>
    public static IReadOnlyDictionary<string, string> Unlimited { get; } = new Dictionary<string, string>
    {
        ["Edge__AccountPerMinute"] = "1000000000",
        ["Edge__TokenPerMinute"] = "1000000000",
        ["Edge__AddressPerMinute"] = "1000000000",
        ["Edge__OrdersPerHour"] = "1000000000",
    };

    public static async Task CreateAsync(string data, SampleCounty county)
    {
        await using var host = await SampleRecord.OpenAsync(data, wakesGrains: false);
        await SampleRecord.ImportAsync(host, county);
        await DemoAccounts.OpenAsync(host, TimeProvider.System.GetUtcNow(), CancellationToken.None);
    }
}
