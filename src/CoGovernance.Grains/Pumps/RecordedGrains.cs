using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Pumps;

/// <summary>Finds the grain that owns a stream.</summary>
public static class RecordedGrains
{
    /// <exception cref="InvalidDataException">No kind of grain owns such streams.</exception>
    public static IRecordedGrain Owner(this IGrainFactory grains, StreamId stream) => stream.Kind switch
    {
        Streams.Request => grains.GetGrain<IServiceRequestGrain>(stream.Key),
        Streams.Member => grains.GetGrain<IMemberGrain>(stream.Key),
        Streams.Community => grains.GetGrain<ICommunityGrain>(stream.Key),
        Streams.Town => grains.GetGrain<ITownGrain>(stream.Key),
        Streams.County => grains.GetGrain<ICountyGrain>(stream.Key),
        Streams.Unit => grains.GetGrain<IUnitGrain>(stream.Key),
        Streams.Board => grains.GetGrain<IBalanceBoardGrain>(stream.Key),
        Streams.Plan => grains.GetGrain<IBalancePlanGrain>(stream.Key),
        Streams.Account => grains.GetGrain<IAccountGrain>(stream.Key),
        Streams.Identity => grains.GetGrain<IIdentityGrain>(stream.Key),
        Streams.WriteKey => grains.GetGrain<IWriteKeyGrain>(stream.Key),
        Streams.Secret => grains.GetGrain<ISecretGrain>(stream.Key),
        Streams.Import => grains.GetGrain<IImportGrain>(stream.Key),
        _ => throw new InvalidDataException($"No grain owns the stream '{stream}'."),
    };
}
