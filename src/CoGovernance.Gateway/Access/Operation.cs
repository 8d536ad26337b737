namespace CoGovernance.Gateway.Access;

/// <summary>
/// Everything that can be asked of the county over HTTP, one name an endpoint. The name in camel case is the endpoint's operation
/// id; what each role may do stands in <see cref="AccessTable"/>.
/// </summary>
public enum Operation
{
    // Open to everybody
    SignIn,
    ListCategories,
    ListOpenAreas,
    FindSimilarOrders,
    PlaceOrder,
    TrackOrder,
    EvaluateOrder,
    ReopenOrder,
    CancelOrder,

    // Oneself
    ReadSession,
    SignOut,
    ReadMe,
    ChangePassword,
    ListTokens,
    IssueToken,
    RevokeToken,
    ExchangeToken,

    // Accounts
    ListAccounts,
    ReadAccount,
    OpenAccount,
    ChangeAccount,
    ResetPassword,
    DisableAccount,
    EnableAccount,

    // Areas and lending
    ListAreas,
    ReadArea,
    ListLendingProposals,
    ApproveLending,
    RefuseLending,
    ListLoans,

    // Policy
    ReadPolicy,
    AdoptPolicy,

    // Audit
    ListReadings,
    ReadAudit,

    // Units and communities
    ListUnits,
    ReadUnit,
    ListAgreements,
    ListPosts,
    ListCourtyardHeads,

    // Members
    ListMembers,
    ReadMember,
    ReadMemberContact,
    ListOffers,
    AcceptOffer,
    DeclineOffer,
    WithdrawFromRequest,
    SetDuty,

    // Service requests
    ListRequests,
    SubmitRequest,
    ReadRequest,
    ReadRequestContact,
    ReadRequestHistory,
    ReadCandidates,
    TriageRequest,
    RejectRequest,
    MergeRequest,
    CancelRequest,
    EscalateRequest,
    RedispatchRequest,
    RescheduleRequest,
    BeginService,
    CompleteService,
    EvaluateRequest,
    CloseRequest,
    ReopenRequest,
}
