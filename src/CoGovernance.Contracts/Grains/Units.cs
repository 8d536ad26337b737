using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Units;

namespace CoGovernance.Contracts.Grains;

/// <summary>A unit's party organisation, by its code: profile and agreements.</summary>
public interface IUnitGrain : IRecordedGrain
{
    Task<Reply> Register(Caller caller, UnitProfile profile);

    Task<Reply> Sign(Caller caller, Agreement agreement);

    /// <summary>Offers an agreement to the other side; offering what the other side has offered signs it.</summary>
    Task<Reply> Propose(Caller caller, Agreement agreement, AgreementSide by);

    /// <summary>Signs what the other side offered.</summary>
    Task<Reply> Confirm(Caller caller, DivisionCode community, AgreementSide by);

    /// <summary>Refuses an offer, or takes it back.</summary>
    Task<Reply> Drop(Caller caller, DivisionCode community, string reason);

    Task<Reply> End(Caller caller, DivisionCode community, DateOnly lastDay, string reason);

    [AlwaysInterleave]
    [ReadOnly]
    Task<Unit> View();
}
