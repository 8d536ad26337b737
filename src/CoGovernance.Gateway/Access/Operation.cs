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
    ReadCalendarFeed,

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
    ReadLoad,
    ListLoadCrossings,
    ListLendingProposals,
    ApproveLending,
    RefuseLending,
    ListLoans,

    // Policy
    ReadPolicy,
    AdoptPolicy,

    // Audit
    ListReadings,

    // Members
    RegisterMember,
    ReadMember,
    EditMember,
    ClaimPost,
    ReadMemberContact,
    ListOffers,
    AcceptOffer,
    DeclineOffer,
    WithdrawFromRequest,
    SetDuty,
    ReadAvailability,
    SetAvailability,
    SetAlertLimit,

    // Members' calendars
    ReadCalendar,
    ReadCalendarAddress,
    MakeCalendarAddress,
    RevokeCalendarAddress,

    // Members' records of hours
    ListServices,
    ReadHours,
    AskCorrection,
    ListMemberCorrections,
    ListCorrections,
    ApproveCorrection,
    RefuseCorrection,
    ListOpenOrders,
    TakeOpenOrder,

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
