using System.Collections.Immutable;
using System.Diagnostics;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Requests;
using CoGovernance.Exchange.Sample;
using CoGovernance.Grains.Record;
using CoGovernance.Grains.Requests;
using CoGovernance.Storage;

namespace CoGovernance.Benchmarks.Memory;

/// <summary>Writes requests that are over straight into a record, each in one append, as their grains would have left them.</summary>
internal static class ClosedRequests
{
    private const int AtOnce = 2_048;

    /// <summary>Returns how many were written before the time was over.</summary>
    public static async Task<int> WriteAsync(string folder, SampleCounty county, int most, DateTimeOffset now, TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        var written = 0;
        var options = new RecordStoreOptions { DataFolder = folder, MaxBatch = 1_024 };
        await using var store = await RecordStores.OpenAsync(options, new Projector(), TimeProvider.System, null, CancellationToken.None);
        var story = new ClosedStory(county, now);
        var events = new EventCatalog<RequestEvent>(store);
        var aggregate = new RequestAggregate();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, most).TakeWhile(_ => watch.Elapsed < atMost),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, cancellationToken) =>
            {
                var result = await store.AppendAsync(AppendOf(story.Of(i), events, aggregate), cancellationToken);
                if (result.Status != AppendStatus.Appended)
                    throw new InvalidOperationException($"Request {i} was not written: {result.Status}.");
                Interlocked.Increment(ref written);
            });
        return written;
    }

    private static Append AppendOf(ImmutableArray<RequestEvent> happened, EventCatalog<RequestEvent> events, RequestAggregate aggregate)
    {
        var state = happened.Aggregate(aggregate.Initial, aggregate.Evolve);
        return new Append
        {
            Stream = Streams.Of(state.Number),
            ExpectedVersion = 0,
            CommandId = "benchmark",
            Actor = "benchmark",
            At = state.Closing!.At,
            Events = [.. happened.Select(events.Write)],
            Rows = [.. aggregate.Rows(state)],
            NextDue = aggregate.NextDue(state),
        };
    }
}
