using System.Collections.Frozen;
using static CoGovernance.Gateway.Access.Operation;
using Role = CoGovernance.Domain.Accounts.Role;

namespace CoGovernance.Gateway.Access;

/// <summary>
/// Which role may do what, and how far. The only place where this is said; <see cref="AccessMiddleware"/> is the only place where it
/// is held. An operation that is missing here may be done by nobody.
/// </summary>
public static class AccessTable
{
    /// <summary>What somebody without an account may do.</summary>
    public static FrozenSet<Operation> Open { get; } = FrozenSet.Create(
        SignIn, ListSignInWays, StartExternalSignIn, FinishExternalSignIn, ListCategories, ListOpenAreas, FindSimilarOrders, PlaceOrder,
        TrackOrder, EvaluateOrder, ReopenOrder, CancelOrder, ReadCalendarFeed);

    /// <summary>What every account may do with itself, also while its first password is still to be changed.</summary>
    public static FrozenSet<Operation> Oneself { get; } = FrozenSet.Create(
        ReadSession, SignOut, ReadMe, ChangePassword, ListTokens, IssueToken, RevokeToken, ExchangeToken);

    /// <summary>What a person does at the console only: a token must not make tokens or lock its owner out.</summary>
    public static FrozenSet<Operation> InSessionOnly { get; } = FrozenSet.Create(ChangePassword, IssueToken, RevokeToken, SignOut);

    private static readonly FrozenDictionary<Operation, FrozenDictionary<Role, Reach>> Grants = new Dictionary<Operation, FrozenDictionary<Role, Reach>>
    {
        [ListAccounts] = Area(Role.CountyCoordinator, Role.Auditor),
        [ReadAccount] = Area(Role.CountyCoordinator, Role.Auditor),
        [OpenAccount] = Area(Role.CountyCoordinator),
        [ChangeAccount] = Area(Role.CountyCoordinator),
        [ResetPassword] = Area(Role.CountyCoordinator),
        [DisableAccount] = Area(Role.CountyCoordinator),
        [EnableAccount] = Area(Role.CountyCoordinator),
        [ListIdentities] = Area(Role.CountyCoordinator, Role.Auditor),
        [LinkIdentity] = Area(Role.CountyCoordinator),
        [UnlinkIdentity] = Area(Role.CountyCoordinator),

        // Each hears of what it may read, where it may read it.
        [FollowLive] = Everybody(),

        [ListAreas] = Readers(),
        [ReadArea] = Readers(),
        [ReadLoad] = Readers(),
        [ReadFigures] = Readers(),
        [ListLoadCrossings] = Readers(),
        [ListLendingProposals] = Area(Role.CountyCoordinator, Role.TownOfficial, Role.Auditor),
        [ApproveLending] = Area(Role.CountyCoordinator, Role.TownOfficial),
        [RefuseLending] = Area(Role.CountyCoordinator, Role.TownOfficial),
        [ListLoans] = Readers(),

        [PublishPost] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [ReadPost] = Readers(),
        [ChangePost] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [ClosePost] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [AppointCourtyardHead] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [ReadCourtyardHead] = Readers(),
        [ChangeCourtyardHead] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [DismissCourtyardHead] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [ReadCourtyardHeadContact] = Staff((Role.Auditor, Reach.Area)),

        [RegisterUnit] = Area(Role.CountyCoordinator),
        [ChangeUnit] = Area(Role.CountyCoordinator),
        [ReadUnitContact] = Staff((Role.UnitLiaison, Reach.Unit), (Role.Auditor, Reach.Area)),
        [ListAgreementProposals] = Readers((Role.UnitLiaison, Reach.Unit)),
        [SignAgreement] = Area(Role.CountyCoordinator),
        [ProposeAgreement] = Area(Role.CommunitySecretary).And((Role.UnitLiaison, Reach.Unit)),
        [ConfirmAgreement] = Area(Role.CommunitySecretary).And((Role.UnitLiaison, Reach.Unit)),
        [RefuseAgreement] = Area(Role.CountyCoordinator, Role.CommunitySecretary).And((Role.UnitLiaison, Reach.Unit)),
        [EndAgreement] = Area(Role.CountyCoordinator),

        [ListImports] = Area(Role.CountyCoordinator, Role.Auditor),
        [UploadImport] = Area(Role.CountyCoordinator),
        [ReadImport] = Area(Role.CountyCoordinator, Role.Auditor),
        [ListImportFindings] = Area(Role.CountyCoordinator),
        [ReadMarkedCopy] = Area(Role.CountyCoordinator),
        [ApplyImport] = Area(Role.CountyCoordinator),
        [DiscardImport] = Area(Role.CountyCoordinator),
        [ReadBalance] = Readers(),
        [ImagineBalance] = Area(Role.CountyCoordinator, Role.TownOfficial),
        [ListHelpers] = Area(Role.CommunitySecretary, Role.Auditor),
        [ListPlans] = Readers(),
        [ProposePlan] = Area(Role.CountyCoordinator, Role.TownOfficial),
        [ReadPlan] = Readers(),
        [ReadPlanHistory] = Readers(),
        [ApprovePlan] = Staff(),
        [RefusePlan] = Staff(),
        [ApplyPlan] = Area(Role.CountyCoordinator, Role.TownOfficial),
        [WithdrawPlan] = Area(Role.CountyCoordinator, Role.TownOfficial),
        [ListSimulations] = WhereverItLies(Area(Role.CountyCoordinator, Role.TownOfficial, Role.Auditor)),
        [ReadSimulation] = WhereverItLies(Area(Role.CountyCoordinator, Role.TownOfficial, Role.Auditor)),
        [ListAssignments] = Readers((Role.Member, Reach.Own)),
        [ObjectToAssignment] = Own(Role.Member),
        [SayWillingness] = Area(Role.CommunitySecretary).And((Role.Member, Reach.Own)),

        [ReadPolicy] = Everybody(),
        [AdoptPolicy] = Area(Role.CountyCoordinator),
        [ListPolicyVersions] = WhereverItLies(Readers()),
        [ReadPolicyVersion] = WhereverItLies(Readers()),
        [ComparePolicies] = WhereverItLies(Readers()),
        [RestorePolicy] = Area(Role.CountyCoordinator),

        [ListReadings] = Area(Role.CountyCoordinator, Role.Auditor),
        [ReadAudit] = Area(Role.CountyCoordinator, Role.Auditor),

        [RegisterMember] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [EditMember] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [ClaimPost] = Area(Role.CountyCoordinator, Role.CommunitySecretary).And((Role.Member, Reach.Own)),
        [ListUnits] = Readers((Role.UnitLiaison, Reach.Unit)),
        [ReadUnit] = Readers((Role.UnitLiaison, Reach.Unit)),
        [ListAgreements] = Readers((Role.UnitLiaison, Reach.Unit)),
        [ListPosts] = Readers(),
        [ListCourtyardHeads] = Readers(),

        [ListMembers] = Readers((Role.UnitLiaison, Reach.Unit)),
        [ReadMember] = Readers((Role.UnitLiaison, Reach.Unit), (Role.Member, Reach.Own)),
        [ReadMemberContact] = Staff((Role.UnitLiaison, Reach.Unit), (Role.Auditor, Reach.Area)),
        [ListOffers] = Readers((Role.Member, Reach.Own)),
        [AcceptOffer] = Own(Role.Member),
        [DeclineOffer] = Own(Role.Member),
        [WithdrawFromRequest] = Own(Role.Member),
        [ListOpenOrders] = Own(Role.Member),
        [TakeOpenOrder] = Own(Role.Member),
        [SetDuty] = Area(Role.CommunitySecretary).And((Role.Member, Reach.Own)),
        [ReadAvailability] = Readers((Role.Member, Reach.Own)),
        [SetAvailability] = Own(Role.Member),
        [SetAlertLimit] = Own(Role.Member),

        [ReadCalendar] = Readers((Role.Member, Reach.Own)),
        [ReadCalendarAddress] = Own(Role.Member),
        [MakeCalendarAddress] = Own(Role.Member),
        [RevokeCalendarAddress] = Own(Role.Member),

        [ListServices] = Readers((Role.UnitLiaison, Reach.Unit), (Role.Member, Reach.Own)),
        [ReadHours] = Readers((Role.UnitLiaison, Reach.Unit), (Role.Member, Reach.Own)),
        [AskCorrection] = Own(Role.Member),
        [ListMemberCorrections] = Readers((Role.Member, Reach.Own)),
        [ListCorrections] = Readers(),
        [ApproveCorrection] = Area(Role.CommunitySecretary),
        [RefuseCorrection] = Area(Role.CommunitySecretary),

        [EraseMember] = Area(Role.CountyCoordinator),
        [EraseCourtyardHead] = Area(Role.CountyCoordinator),
        [EraseResident] = Area(Role.CountyCoordinator),

        [ListRequests] = Readers((Role.CourtyardHead, Reach.Own)),
        [SubmitRequest] = Staff((Role.CourtyardHead, Reach.Area), (Role.Integration, Reach.Area)),
        [ReadRequest] = Readers((Role.CourtyardHead, Reach.Own), (Role.Member, Reach.Own)),
        [ReadRequestContact] = Staff((Role.CourtyardHead, Reach.Own), (Role.Member, Reach.Own), (Role.Auditor, Reach.Area)),
        [ReadRequestHistory] = Readers((Role.CourtyardHead, Reach.Own)),
        [ReadCandidates] = Staff((Role.Auditor, Reach.Area)),
        [TriageRequest] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [RejectRequest] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [MergeRequest] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [CancelRequest] = Area(Role.CountyCoordinator, Role.CommunitySecretary).And((Role.CourtyardHead, Reach.Own)),
        [EscalateRequest] = Staff(),
        [RedispatchRequest] = Staff(),
        [RescheduleRequest] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [BeginService] = Own(Role.Member),
        [CompleteService] = Own(Role.Member),
        [EvaluateRequest] = Area(Role.CommunitySecretary).And((Role.CourtyardHead, Reach.Own)),
        [CloseRequest] = Area(Role.CountyCoordinator, Role.CommunitySecretary),
        [ReopenRequest] = Area(Role.CountyCoordinator, Role.CommunitySecretary).And((Role.CourtyardHead, Reach.Own)),
    }.ToFrozenDictionary();

    /// <summary>How far the role may go; <see cref="Reach.None"/> for what it may not do.</summary>
    public static Reach Of(Operation operation, Role role) =>
        Grants.TryGetValue(operation, out var roles) ? roles.GetValueOrDefault(role) : Reach.None;

    /// <summary>Whether the table says anything of the operation.</summary>
    public static bool Knows(Operation operation) => Open.Contains(operation) || Oneself.Contains(operation) || Grants.ContainsKey(operation);

    private static FrozenDictionary<Role, Reach> Area(params Role[] roles) => roles.ToFrozenDictionary(r => r, _ => Reach.Area);

    private static FrozenDictionary<Role, Reach> Own(params Role[] roles) => roles.ToFrozenDictionary(r => r, _ => Reach.Own);

    private static FrozenDictionary<Role, Reach> Everybody() => Enum.GetValues<Role>().ToFrozenDictionary(r => r, _ => Reach.All);

    /// <summary>The three tiers' officials.</summary>
    private static FrozenDictionary<Role, Reach> Staff(params (Role Role, Reach Reach)[] others) =>
        Area(Role.CountyCoordinator, Role.TownOfficial, Role.CommunitySecretary).And(others);

    /// <summary>The officials, who read what they answer for, the auditor, who reads all, and other systems.</summary>
    private static FrozenDictionary<Role, Reach> Readers(params (Role Role, Reach Reach)[] others) =>
        Staff((Role.Auditor, Reach.Area), (Role.Integration, Reach.Area)).And(others);

    /// <summary>The same roles, without regard to their part of the tree.</summary>
    private static FrozenDictionary<Role, Reach> WhereverItLies(FrozenDictionary<Role, Reach> roles) => roles.ToFrozenDictionary(r => r.Key, _ => Reach.All);

    private static FrozenDictionary<Role, Reach> And(this FrozenDictionary<Role, Reach> roles, params (Role Role, Reach Reach)[] others)
    {
        var all = roles.ToDictionary();
        foreach (var (role, reach) in others)
            all.Add(role, reach);
        return all.ToFrozenDictionary();
    }
}
