using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sample;
using CoGovernance.Server.Hosting;
using CoGovernance.Server.Registers;
using CoGovernance.Storage;

namespace CoGovernance.Server.Simulating;

/// <summary>
/// The sample county in a record of its own, brought in once through the grains and copied for each play. Lies in a folder for
/// temporary files and is gone when disposed.
/// </summary>
internal sealed class SampleTemplate : IDisposable
{
    private static readonly RegisterKind[] Order =
    [
        RegisterKind.Areas, RegisterKind.Units, RegisterKind.Posts, RegisterKind.Agreements, RegisterKind.CourtyardHeads, RegisterKind.Members,
    ];

    private readonly string root;
    private int copies;

    private SampleTemplate(string root) => this.root = root;

    private string Original => Path.Combine(root, "county");

    /// <param name="at">The time at which everybody reports in.</param>
    public static async Task<SampleTemplate> CreateAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var template = new SampleTemplate(Directory.CreateTempSubdirectory("cogovernance-simulate-").FullName);
        try
        {
            await template.FillAsync(new FixedTime(at), cancellationToken);
            return template;
        }
        catch
        {
            template.Dispose();
            throw;
        }
    }

    /// <summary>A copy to play on; delete it with <see cref="Discard"/>.</summary>
    public string Copy()
    {
        var copy = Path.Combine(root, $"play-{Interlocked.Increment(ref copies)}");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(Original))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    public static void Discard(string copy) => Directory.Delete(copy, recursive: true);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private async Task FillAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var sample = SampleCounty.Create();
        await using var county = await CountyHost.OpenAsync(
            new CountyHostOptions { Store = new RecordStoreOptions { DataFolder = Original }, WakesGrains = false }, time, cancellationToken);
        var register = new GrainRegister(county.Grains, county.Store, time, county.Store);
        foreach (var kind in Order)
        {
            await register.ApplyAsync("sample", [.. sample.Entries(kind)], new Unwatched(), cancellationToken);
            await county.SettleAsync();
        }
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Unwatched : IProgress<int>
    {
        public void Report(int value)
        {
            // The plays that follow take far longer.
        }
    }
}
