namespace CoGovernance.Gateway.Access;

/// <summary>
/// Everything that can be asked of the county over HTTP, one name an endpoint. The name in camel case is the endpoint's operation
/// id; what each role may do stands in <see cref="AccessTable"/>.
/// </summary>
public enum Operation
{
    // Open to everybody
    SignIn,
    ListSignInWays,
    StartExternalSignIn,
    FinishExternalSignIn,
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
    ListIdentities,
    LinkIdentity,
    UnlinkIdentity,

    // What changes
    FollowLive,

    // Areas and lending
    ListAreas,
    ReadArea,
    ReadLoad,
    ReadFigures,
    ListLoadCrossings,
    ListLendingProposals,
    ApproveLending,
    RefuseLending,
    ListLoans,

    // Posts and courtyard heads
    PublishPost,
    ReadPost,
    ChangePost,
    ClosePost,
    AppointCourtyardHead,
    ReadCourtyardHead,
    ChangeCourtyardHead,
    DismissCourtyardHead,
    ReadCourtyardHeadContact,

    // Units and agreements
    RegisterUnit,
    ChangeUnit,
    ReadUnitContact,
    ListAgreementProposals,
    SignAgreement,
    ProposeAgreement,
    ConfirmAgreement,
    RefuseAgreement,
    EndAgreement,

    // Imports
    ListImports,
    UploadImport,
    ReadImport,
    ListImportFindings,
    ReadMarkedCopy,
    ApplyImport,
    DiscardImport,
    // Balance
    ReadBalance,
    ImagineBalance,
    ListHelpers,
    ListPlans,
    ProposePlan,
    ReadPlan,
    ReadPlanHistory,
    ApprovePlan,
    RefusePlan,
    ApplyPlan,
    WithdrawPlan,
    ListSimulations,
    ReadSimulation,
    ListAssignments,
    ObjectToAssignment,
    SayWillingness,

    // Policy
    ReadPolicy,
    AdoptPolicy,
    ListPolicyVersions,
    ReadPolicyVersion,
    ComparePolicies,
    RestorePolicy,

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
    RegisterMember,
    ListMembers,
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

    // Erasing a person
    EraseMember,
    EraseCourtyardHead,
    EraseResident,

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
