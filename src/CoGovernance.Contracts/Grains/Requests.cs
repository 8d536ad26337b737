using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Contracts.Grains;

/// <summary>A service request, by its number: its own life and its own deadlines.</summary>
public interface IServiceRequestGrain : IRecordedGrain
{
    /// <summary>See <see cref="ICommunityGrain.Submit"/>, through which orders come.</summary>
    Task<OrderReply> Submit(Caller caller, OrderTerms order);

    Task<Reply> Triage(Caller caller, RequestTerms terms, ImmutableArray<Clock> clocks);

    Task<Reply> Reject(Caller caller, RejectionReason reason, string advice);

    /// <summary>Refuses this request as a duplicate of another, which is told so.</summary>
    Task<Reply> MergeInto(Caller caller, RequestNumber other);

    Task<Reply> Cancel(Caller caller, string reason);

    /// <summary>Alerts the best of the candidates, as many as are wanted, skipping those who cannot be asked after all.</summary>
    Task<RoundReply> Ask(Caller caller, AskRound round);

    /// <summary>Takes the place for the member, booking the member's time.</summary>
    Task<Reply> Accept(Caller caller, MemberNumber member);

    Task<Reply> Decline(Caller caller, MemberNumber member, string? reason);

    /// <summary>A member who had accepted cannot come.</summary>
    Task<Reply> Withdraw(Caller caller, MemberNumber member, string reason);

    Task<Reply> Escalate(Caller caller);

    /// <summary>Has all tiers asked again after they were exhausted.</summary>
    Task<Reply> Redispatch(Caller caller);

    Task<Reply> Reschedule(Caller caller, TimeWindow window);

    Task<Reply> Begin(Caller caller, MemberNumber by);

    Task<Reply> Complete(Caller caller, MemberNumber by, int minutes);

    Task<Reply> Evaluate(Caller caller, int score, bool resolved, Personal words);

    Task<Reply> CloseUnresolved(Caller caller, string reason);

    Task<Reply> Reopen(Caller caller, string reason, TimeWindow window, ImmutableArray<Clock> clocks);

    /// <summary>Forgets the resident of a request that is over.</summary>
    Task<Reply> EraseResident(Caller caller, ErasureGround ground);

    [AlwaysInterleave]
    [ReadOnly]
    Task<ServiceRequest> View();
}

/// <summary>An order with what the community's policy makes of it. See <see cref="Submit"/>.</summary>
public sealed record OrderTerms(Order Order, ImmutableArray<Clock> Clocks, RequestTerms? Terms, string? EmergencyCall);

/// <summary>
/// A lender's part in a round of asking.
/// </summary>
/// <param name="Candidates">Best first, per skill; at most 200.</param>
/// <param name="Wanted">How many to alert for each skill.</param>
/// <param name="Last">No other lender will be asked in this round.</param>
public sealed record AskRound(
    int Round,
    DivisionCode Lender,
    ImmutableArray<Need> Wanted,
    ImmutableArray<Candidate> Candidates,
    DateTimeOffset LapsesAt,
    ServiceCaps Caps,
    int AlertBudgetPerWeek,
    bool Last)
{
    /// <summary>The skills for which members may be asked later, when their own quiet hours end.</summary>
    public ImmutableArray<QuietSkill> Quiet { get; init; } = [];
}

/// <summary>Who was alerted in the round by this lender, and what is still missing.</summary>
public sealed record RoundReply(Reply Reply, ImmutableArray<MemberNumber> Asked, ImmutableArray<Need> Missing);
