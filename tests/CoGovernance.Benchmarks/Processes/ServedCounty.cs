using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CoGovernance.Benchmarks.Processes;

/// <summary>A record served by the county's program, ready to take work.</summary>
internal sealed partial class ServedCounty : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly CountyProcess process;

    private ServedCounty(CountyProcess process, Uri address, double seconds) => (this.process, Address, SecondsToReady) = (process, address, seconds);

    public Uri Address { get; }

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public double SecondsToReady { get; }

    /// <exception cref="InvalidOperationException">The program ended, or was not ready within a minute.</exception>
    public static async Task<ServedCounty> StartAsync(string folder, IReadOnlyDictionary<string, string>? settings = null)
    {
        var watch = Stopwatch.StartNew();
        var started = CountyProcess.Start(settings ?? new Dictionary<string, string>(), "serve", "--data", folder, "--port", "0");
        using var over = new CancellationTokenSource(Patience);
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressAsync(started, over.Token) };

            // What it says later is of no interest, but must be taken off its hands.
            _ = started.Output.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            while (!(await client.GetAsync(new Uri("/health/ready", UriKind.Relative), over.Token)).IsSuccessStatusCode)
                await Task.Delay(Look, over.Token);
            return new ServedCounty(started, client.BaseAddress, watch.Elapsed.TotalSeconds);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException)
        {
            await started.DisposeAsync();
            throw new InvalidOperationException($"The server was not ready after {watch.Elapsed.TotalSeconds:F0} s.", e);
        }
    }

    /// <summary>What lies in memory after the server has been left alone for a time.</summary>
    public async Task<double> IdleMegabytesAsync(TimeSpan idle)
    {
        await Task.Delay(idle);
        return process.ResidentMegabytes();
    }

    /// <inheritdoc cref="CountyProcess.ProcessorTime"/>
    public TimeSpan ProcessorTime() => process.ProcessorTime();

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static async Task<Uri> AddressAsync(CountyProcess started, CancellationToken cancellationToken)
    {
        while (await started.Output.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Urls().Match(line) is { Success: true } found)
                return new Uri(found.Value);
        }

        throw new OperationCanceledException("The server ended without an address.");
    }

    [GeneratedRegex(@"http://[0-9.]+:[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Urls();
}
