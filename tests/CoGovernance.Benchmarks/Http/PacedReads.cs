using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using CoGovernance.Benchmarks.Figures;

namespace CoGovernance.Benchmarks.Http;

/// <param name="Rate">Answers a second.</param>
/// <param name="NotOk">Answers other than 200, and failures.</param>
internal readonly record struct PacedResult(double Rate, double P50Milliseconds, double P99Milliseconds, double MostMilliseconds, int NotOk);

/// <summary>
/// Reads at a constant rate, whether or not the server keeps up, and counts each latency from the instant at which the request was to be
/// sent: a server that stalls cannot hide the requests that would have come meanwhile. wrk cannot do that.
/// </summary>
internal sealed class PacedReads(Uri address, string token, IReadOnlyList<string> paths)
{
    private const int Connections = 64;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    public async Task<PacedResult> RunAsync(double rate, TimeSpan duration)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections };
        using var client = new HttpClient(handler) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var latencies = new ConcurrentQueue<double>();
        var notOk = 0;
        var count = (int)(rate * duration.TotalSeconds);
        var reads = new List<Task>(count);
        var watch = Stopwatch.StartNew();
        while (reads.Count < count)
        {
            while (reads.Count < count && TimeSpan.FromSeconds(reads.Count / rate) is var due && due <= watch.Elapsed)
                reads.Add(ReadAsync(paths[reads.Count % paths.Count], due));
            await Task.Delay(Tick);
        }

        await Task.WhenAll(reads);
        var seconds = watch.Elapsed.TotalSeconds;
        return new PacedResult(
            latencies.Count / seconds, Percentile.Of(latencies, 0.5), Percentile.Of(latencies, 0.99), latencies.DefaultIfEmpty(double.NaN).Max(), notOk);

        async Task ReadAsync(string path, TimeSpan due)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (!response.IsSuccessStatusCode)
                    Interlocked.Increment(ref notOk);
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref notOk);
            }

            latencies.Enqueue((watch.Elapsed - due).TotalMilliseconds);
        }
    }
}
