using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Policies;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sample;
using CoGovernance.Server.Hosting;
using CoGovernance.Server.Registers;
using CoGovernance.Storage;

namespace CoGovernance.Benchmarks.Sample;

/// <summary>The sample county in a record, brought in through the grains.</summary>
internal static class SampleRecord
{
    private static readonly RegisterKind[] Order =
    [
        RegisterKind.Areas, RegisterKind.Units, RegisterKind.Posts, RegisterKind.Agreements, RegisterKind.CourtyardHeads,
        RegisterKind.Members,
    ];

    public static Task<CountyHost> OpenAsync(string folder, bool wakesGrains) => CountyHost.OpenAsync(
        new CountyHostOptions { Store = new RecordStoreOptions { DataFolder = folder }, WakesGrains = wakesGrains },
        TimeProvider.System,
        CancellationToken.None);

    public static async Task ImportAsync(CountyHost host, SampleCounty county)
    {
        var register = new GrainRegister(host.Grains, host.Store, TimeProvider.System, host.Store);
        foreach (var kind in Order)
        {
            await register.ApplyAsync("benchmark", [.. county.Entries(kind)], new Unwatched(), CancellationToken.None);
            await host.SettleAsync();
        }
    }

    /// <summary>Puts the policy into force in all communities.</summary>
    /// <exception cref="InvalidOperationException">The policy breaks a rule.</exception>
    public static async Task AdoptAsync(CountyHost host, SampleCounty county, Policy policy)
    {
        var code = county.Areas[0].Code.County;
        var reply = await host.Grains.GetGrain<ICountyGrain>(code.Value).AdoptPolicy(
            new Caller("benchmark/policy", "benchmark", TimeProvider.System.GetUtcNow()), policy, "benchmark");
        if (!reply.IsDone)
            throw new InvalidOperationException($"The policy was refused: {reply.Rejection}");
        await host.SettleAsync();
    }

    private sealed class Unwatched : IProgress<int>
    {
        public void Report(int value)
        {
            // Nobody watches an import of a second.
        }
    }
}
