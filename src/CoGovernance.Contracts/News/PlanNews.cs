using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;

namespace CoGovernance.Contracts.News;

// Up the tiers: counts, never names

/// <summary>A community's counts for balancing: to its town's board, which passes them on to the county's.</summary>
public sealed record CountsChanged(CommunityCounts Counts) : NewsItem;

// Between the board and a plan

/// <summary>To a plan: the board opened it, and keeps its communities out of other plans.</summary>
public sealed record PlanDrafted(PlanDraft Draft) : NewsItem;

/// <summary>To the board: the plan no longer holds its communities.</summary>
public sealed record PlanLeft(PlanNumber Plan) : NewsItem;

// Between a plan and the communities that give

public sealed record QuotaHandedDown(Quota Quota) : NewsItem;

/// <summary>The plan was withdrawn or is over: whoever still helps under it comes back.</summary>
public sealed record QuotaOver(PlanNumber Plan) : NewsItem;

/// <summary>To the plan: how many were chosen, line by line of the community's quota.</summary>
public sealed record QuotaAnswered(PlanNumber Plan, DivisionCode From, ImmutableArray<int> Chosen) : NewsItem;

// From a member to the home community

public sealed record HelperObjected(PlanNumber Plan, MemberNumber Member) : NewsItem;

/// <summary>The member's term in another community began.</summary>
public sealed record HelperSetOut(MemberNumber Member, Stay Stay) : NewsItem;

/// <summary>The member's assignment is over, or was taken back.</summary>
public sealed record HelperBack(PlanNumber Plan, MemberNumber Member) : NewsItem;

// Between the home community and the helped one

/// <summary>Somebody comes to help, as the home community knows the member.</summary>
public sealed record HelperSent(RosterEntry Entry) : NewsItem;

/// <summary>What is known of somebody who helps has changed.</summary>
public sealed record HelperChanged(RosterEntry Entry) : NewsItem;

public sealed record HelperRecalled(PlanNumber Plan, MemberNumber Member) : NewsItem;

/// <summary>To the home community: what the helped one remembers of the member's services.</summary>
public sealed record HelperHandedBack(RosterEntry Entry) : NewsItem;
