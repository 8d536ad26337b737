using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage;
using CoGovernance.Testing;

namespace CoGovernance.Benchmarks.Journal;

/// <summary>
/// How fast the record takes durable appends of one event (300 bytes, a fresh command id each) from 64 streams at once, beside what the
/// database does at best or at least: on SQLite bare batches of a hundred rows, on PostgreSQL one commit for each append.
/// Arguments: <c>--seconds 5</c> for each run, <c>--rounds 3</c>, <c>--folder PATH</c> on the disk to measure,
/// <c>--postgres TEXT</c> to connect to an empty database instead of a server of its own.
/// </summary>
public static class JournalBenchmark
{
    internal const int Streams = 64;

    private const double LeastSqliteRatio = 0.6;
    private const double LeastPostgresRatio = 5;

    internal static byte[] Data { get; } = Encoding.UTF8.GetBytes($$"""{"note":"{{new string('n', 280)}}","n":1}""");

    /// <summary>Returns 0 when both ratios are reached, else 1.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var duration = TimeSpan.FromSeconds(double.Parse(Option(args, "--seconds") ?? "5", CultureInfo.InvariantCulture));
        var rounds = int.Parse(Option(args, "--rounds") ?? "3", CultureInfo.InvariantCulture);
        var folder = Directory.CreateDirectory(
            Path.Combine(Option(args, "--folder") ?? Path.GetTempPath(),
            $"journal-benchmark-{Guid.NewGuid():N}")).FullName;
        try
        {
            Console.WriteLine("                        reference/s   journal/s   ratio   appends a commit");
            var sqlite = await SqliteAsync(folder, duration, rounds);
            var postgres = await PostgresAsync(Option(args, "--postgres"), duration, rounds);
            return sqlite >= LeastSqliteRatio && postgres >= LeastPostgresRatio ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static string NameOf(int stream) => $"request/SQ20260105-{stream:D6}";

    private static async Task<double> SqliteAsync(string folder, TimeSpan duration, int rounds)
    {
        var ratios = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var here = Directory.CreateDirectory(Path.Combine(folder, $"{round}")).FullName;
            var bare = BareBatches.Run(here, duration);
            await using var store = await OpenAsync(new RecordStoreOptions { DataFolder = here });
            var (rate, size) = await AppendAsync(store, Streams, duration);
            ratios.Add(Print("SQLite, bare batches", bare, rate, size));
        }

        return Median(ratios);
    }

    private static async Task<double> PostgresAsync(string? connectionString, TimeSpan duration, int rounds)
    {
        await using var server = connectionString is null ? await PrivatePostgres.StartAsync() : null;
        var ratios = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var options = new RecordStoreOptions { PostgresConnectionString = connectionString ?? await server!.NewDatabaseAsync() };
            await using var store = await OpenAsync(options);
            var (single, _) = await AppendAsync(store, streams: 1, duration);
            var (rate, size) = await AppendAsync(store, Streams, duration);
            ratios.Add(Print("PostgreSQL, one a commit", single, rate, size));
        }

        return Median(ratios);
    }

    private static async Task<RecordStore> OpenAsync(RecordStoreOptions options) =>
        await RecordStores.OpenAsync(options, new NoLists(), TimeProvider.System, null, CancellationToken.None);

    /// <summary>Appends a second, each stream one at a time, and how many shared a commit.</summary>
    private static async Task<(double Rate, double BatchSize)> AppendAsync(RecordStore store, int streams, TimeSpan duration)
    {
        var run = Guid.NewGuid();
        long commits = 0;
        Action<CommittedBatch> count = _ => commits++;
        store.Committed += count;
        var watch = Stopwatch.StartNew();
        var written = await Task.WhenAll(Enumerable.Range(0, streams).Select(number => Task.Run(() => WriteAsync(number))));
        store.Committed -= count;
        return (written.Sum() / watch.Elapsed.TotalSeconds, written.Sum() / (double)commits);

        async Task<long> WriteAsync(int number)
        {
            var stream = new StreamId("request", $"{run:N}-{number:D6}");
            long version = 0;
            while (watch.Elapsed < duration)
            {
                var append = new Append
                {
                    Stream = stream,
                    ExpectedVersion = version,
                    CommandId = Guid.NewGuid().ToString(),
                    Actor = "account/7",
                    At = DateTimeOffset.UnixEpoch,
                    Events = [new NewEvent("request.noted", Data)],
                };
                version = (await store.AppendAsync(append, CancellationToken.None)).Version;
            }

            return version;
        }
    }

    private static double Print(string name, double reference, double journal, double batchSize)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-24}{reference,11:N0}{journal,12:N0}{journal / reference,8:F2}{batchSize,19:F1}"));
        return journal / reference;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    private sealed class NoLists : IProjector
    {
        public ImmutableArray<ProjectionTable> Tables => [];

        public StreamProjection Project(StreamId stream, IReadOnlyList<StoredEvent> events, IPersonVault vault) => new([], null);
    }
}
