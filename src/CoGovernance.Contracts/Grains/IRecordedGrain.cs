using CoGovernance.Contracts.News;

namespace CoGovernance.Contracts.Grains;

/// <summary>What every grain with a stream in the journal answers to.</summary>
public interface IRecordedGrain : IGrainWithStringKey
{
    /// <summary>Takes news in; taking the same news again has no second effect. Unavailable: deliver again later.</summary>
    Task<Reply> Receive(DeliveryBatch batch);

    /// <summary>Does what is due at the caller's instant; nothing when nothing is.</summary>
    Task<Reply> Awaken(Caller caller);

    /// <summary>The number of events in the stream. Read before the state, it is never newer than it.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<long> CurrentVersion();
}
