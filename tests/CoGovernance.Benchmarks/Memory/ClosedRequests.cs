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
    private const string Writer = "benchmark";
    private const int AtOnce = 2_048;

    /// <summary>Returns how many were written before the time was over.</summary>
    public static async Task<int> WriteAsync(string folder, SampleCounty county, int most, DateTimeOffset now, TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        var written = 0;
        var options = new RecordStoreOptions { DataFolder = folder, MaxBatch = 1_024 };
        await using var store = await RecordStores.OpenAsync(options, new Projector(), TimeProvider.System, null, CancellationToken.None);
        var story = new ClosedStory(county, now);
        var aggregate = new RequestAggregate();
        var folding = new Folding<ServiceRequest, RequestEvent>(aggregate, store);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, most).TakeWhile(_ => watch.Elapsed < atMost),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, cancellationToken) =>
            {
                var result = await store.AppendAsync(AppendOf(story.Of(i), folding, aggregate), cancellationToken);
                if (result.Status != AppendStatus.Appended)
                    throw new InvalidOperationException($"Request {i} was not written: {result.Status}.");
                Interlocked.Increment(ref written);
            });
        return written;
    }

    /// <summary>With the rows that a rebuilding of the lists would make of these events.</summary>
    private static Append AppendOf(
        ImmutableArray<RequestEvent> happened, Folding<ServiceRequest, RequestEvent> folding, RequestAggregate aggregate)
    {
        var state = happened.Aggregate(aggregate.Initial, aggregate.Evolve);
        var (stream, at) = (Streams.Of(state.Number), state.Closing!.At);
        ImmutableArray<NewEvent> written = [.. happened.Select(folding.Events.Write)];
        var projection = folding.Project(
            [.. written.Select((e, i) => new StoredEvent(i + 1, stream, i + 1, e.Type, e.Data, Writer, Writer, at))]);
        return new Append
        {
            Stream = stream,
            ExpectedVersion = 0,
            CommandId = Writer,
            Actor = Writer,
            At = at,
            Events = written,
            Rows = projection.Rows,
            NextDue = projection.NextDue,
        };
    }
}
