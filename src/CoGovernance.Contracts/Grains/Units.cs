using CoGovernance.Domain.Units;

namespace CoGovernance.Contracts.Grains;

/// <summary>A unit's party organisation, by its code: profile and agreements.</summary>
public interface IUnitGrain : IRecordedGrain
{
    Task<Reply> Register(Caller caller, UnitProfile profile);

    Task<Reply> Sign(Caller caller, Agreement agreement);

    [AlwaysInterleave]
    [ReadOnly]
    Task<Unit> View();
}
