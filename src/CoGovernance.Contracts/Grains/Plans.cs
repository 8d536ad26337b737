using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Plans;

namespace CoGovernance.Contracts.Grains;

/// <summary>
/// The balance board of a town or the county, by its code: counts of its communities, what balancing them would do, and in the county the
/// one place where plans are opened.
/// </summary>
public interface IBalanceBoardGrain : IRecordedGrain
{
    /// <summary>
    /// Solves and opens a plan for the county or one of its towns; only the county's board does. The plan hears of it from the outbox.
    /// </summary>
    Task<ProposalReply> Propose(Caller caller, PlanNumber number, DivisionCode scope);

    /// <summary>What balancing the area would do now, with changes that nobody records.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<OutlineReply> Outline(DivisionCode scope, WhatIf changes);

    [AlwaysInterleave]
    [ReadOnly]
    Task<BalanceBoard> View();
}

/// <param name="Draft">Null when refused, and when the plan was open already.</param>
public sealed record ProposalReply(Reply Reply, PlanDraft? Draft);

public sealed record OutlineReply(Domain.Kernel.Rejection? Rejection, PlanOutline? Outline);

/// <summary>A balance plan, by its number: approvals, application, withdrawal, and how far its quotas are staffed. It knows no names.</summary>
public interface IBalancePlanGrain : IRecordedGrain
{
    /// <summary>What the board opened; the board's news tells it too, whichever comes first.</summary>
    Task<Reply> Open(Caller caller, PlanDraft draft);

    /// <summary>A tier that the plan touches agrees.</summary>
    Task<Reply> Approve(Caller caller, DivisionCode area);

    Task<Reply> Refuse(Caller caller, DivisionCode area, string reason);

    /// <summary>Puts an approved plan in force: members are chosen and told now and go from the effective instant on.</summary>
    Task<Reply> Apply(Caller caller, DateTimeOffset effectiveFrom);

    /// <summary>Takes a plan back; whoever was moved comes back.</summary>
    Task<Reply> Withdraw(Caller caller, string reason);

    [AlwaysInterleave]
    [ReadOnly]
    Task<BalancePlan> View();
}
