using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Gateway.Live;

/// <summary>
/// A change is on disk a moment before the state of its grain shows it. Whoever heard of it in that moment, and read the thing, would be
/// shown what was before and hear no more: so it is told when its grain has it.
/// </summary>
internal sealed class LiveOwners(IGrainFactory grains)
{
    /// <summary>A grain that takes longer has lost its state and loads it at the next call.</summary>
    private const int MostTries = 20;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    public async Task CaughtUpAsync(IReadOnlyList<StreamChange> changes, CancellationToken cancellationToken)
    {
        var behind = changes.Where(c => LivePlaces.NeedsOf(c.Stream.Kind) is not null)
            .GroupBy(c => c.Stream).Select(g => g.Last()).ToList();
        for (var tries = 1; ; tries++)
        {
            var versions = await Task.WhenAll(behind.Select(c => Owner(c.Stream).CurrentVersion()));
            behind = [.. behind.Where((c, i) => versions[i] < c.Version)];
            if (behind.Count == 0 || tries == MostTries)
                return;
            await Task.Delay(Moment, cancellationToken);
        }
    }

    private IRecordedGrain Owner(StreamId stream) => stream.Kind switch
    {
        "request" => grains.GetGrain<IServiceRequestGrain>(stream.Key),
        "member" => grains.GetGrain<IMemberGrain>(stream.Key),
        "community" => grains.GetGrain<ICommunityGrain>(stream.Key),
        "town" => grains.GetGrain<ITownGrain>(stream.Key),
        "county" => grains.GetGrain<ICountyGrain>(stream.Key),
        "unit" => grains.GetGrain<IUnitGrain>(stream.Key),
        "board" => grains.GetGrain<IBalanceBoardGrain>(stream.Key),
        "plan" => grains.GetGrain<IBalancePlanGrain>(stream.Key),
        "account" => grains.GetGrain<IAccountGrain>(stream.Key),
        "import" => grains.GetGrain<IImportGrain>(stream.Key),
        _ => throw new InvalidOperationException($"Nobody hears of {stream}."),
    };
}
