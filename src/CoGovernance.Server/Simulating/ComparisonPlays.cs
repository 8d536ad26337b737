using System.Collections.Immutable;
using CoGovernance.Server.Hosting;
using CoGovernance.Simulation;
using CoGovernance.Simulation.Comparing;
using CoGovernance.Storage;

namespace CoGovernance.Server.Simulating;

/// <summary>
/// Plays every policy with every seed, each on a record of its own, a few at once. What comes out depends on the options alone: each
/// play is deterministic, and plays know nothing of one another.
/// </summary>
internal sealed class ComparisonPlays(ComparisonOptions options, int atOnce, Action<double> progress)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, double> shares = [];

    public async Task<Comparison> RunAsync(CancellationToken cancellationToken)
    {
        var plays = options.Policies
            .SelectMany(policy => Enumerable.Range(options.Seed, options.Seeds).Select(seed => (Comparison.ScenarioOf(policy), seed)))
            .Select((play, i) => (Index: i, Options: options.PlayOf(play.Item1, play.seed)))
            .ToList();
        var measures = new PlayMeasures[plays.Count];
        using var template = await SampleTemplate.CreateAsync(plays[0].Options.Start, cancellationToken);
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(plays, bounds, async (play, cancellation) =>
            measures[play.Index] = await PlayAsync(template, play.Options, now => Advance(play.Index, plays.Count, play.Options, now), cancellation));
        return Comparison.Of(options, [.. measures.Chunk(options.Seeds).Select(own => own.ToImmutableArray())]);
    }

    private static async Task<PlayMeasures> PlayAsync(
        SampleTemplate template, PlayOptions options, Action<DateTimeOffset> progress, CancellationToken cancellationToken)
    {
        var folder = template.Copy();
        try
        {
            return await PlayHost.PlayAsync<PlayMeasures>(
                new RecordStoreOptions { DataFolder = folder },
                options,
                options.Start,
                async (record, play, duration) =>
                    await new PlayMeasuring(record, options, play).ReadAsync(CancellationToken.None) with { Seconds = duration.TotalSeconds },
                null,
                progress,
                cancellationToken);
        }
        finally
        {
            SampleTemplate.Discard(folder);
        }
    }

    private void Advance(int play, int plays, PlayOptions played, DateTimeOffset now)
    {
        lock (gate)
        {
            shares[play] = Math.Clamp((now - played.Start) / (played.End - played.Start), 0, 1);
            progress(shares.Values.Sum() / plays);
        }
    }
}
