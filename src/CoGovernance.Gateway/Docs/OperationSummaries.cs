using System.Collections.Frozen;
using CoGovernance.Gateway.Access;
using static CoGovernance.Gateway.Access.Operation;

namespace CoGovernance.Gateway.Docs;

/// <summary>What each operation does, in one sentence, for the API's document.</summary>
internal static class OperationSummaries
{
    private static readonly FrozenDictionary<Operation, string> Texts = new Dictionary<Operation, string>
    {
        [SignIn] = "Signs in with a password: sets the session's cookie and answers with the CSRF token.",
        [ListSignInWays] = "Tells how one may sign in: by password, and by the county's OpenID provider when there is one.",
        [StartExternalSignIn] = "Sends the browser to the county's OpenID provider to sign in there.",
        [FinishExternalSignIn] = "Takes the browser back from the OpenID provider: begins a session of the account that the identity is linked to.",
        [ListCategories] = "Lists the kinds of service that can be ordered.",
        [ListOpenAreas] = "Lists the communities that take orders.",
        [FindSimilarOrders] = "Shows open requests for the same service in the community, to look at before ordering.",
        [PlaceOrder] = "Places a resident's order; an emergency is answered with the number to call.",
        [TrackOrder] = "Tells how an order stands; needs its code in the header Order-Code.",
        [EvaluateOrder] = "Says how the service was and whether the matter is resolved; needs the order's code.",
        [ReopenOrder] = "Asks that a matter that is not resolved be taken up again; needs the order's code.",
        [CancelOrder] = "Cancels an order whose service has not begun; needs the order's code.",
        [ReadSession] = "Tells who is signed in, and the CSRF token of the session.",
        [SignOut] = "Ends the session.",
        [ReadMe] = "Tells whose credentials these are, and their role and scope.",
        [ChangePassword] = "Changes one's own password and ends all sessions.",
        [ListTokens] = "Lists one's personal access tokens.",
        [IssueToken] = "Makes a personal access token, which is shown once.",
        [RevokeToken] = "Revokes a personal access token and the signed tokens got for it.",
        [ExchangeToken] = "Gives a signed token of ten minutes for a personal access token.",
        [ListAccounts] = "Lists accounts.",
        [ReadAccount] = "Reads an account.",
        [OpenAccount] = "Opens an account with a role and its scope.",
        [ChangeAccount] = "Changes the role, scope or name shown of an account.",
        [ResetPassword] = "Gives an account a new first password, which is shown once.",
        [DisableAccount] = "Disables an account: its sessions and tokens end at once.",
        [EnableAccount] = "Enables an account, or lifts its lock.",
        [ListIdentities] = "Lists the external identities with which an account's owner signs in.",
        [LinkIdentity] = "Links an identity at the county's OpenID provider to an account.",
        [UnlinkIdentity] = "Unlinks an external identity and ends the sessions that began with it.",
        [ListAreas] = "Lists the areas of one's part of the tree with their load.",
        [ReadArea] = "Reads an area with its load.",
        [ListLendingProposals] = "Lists lending that waits for an official's word.",
        [ApproveLending] = "Approves a proposed lending.",
        [RefuseLending] = "Refuses a proposed lending.",
        [ListLoans] = "Lists the ledger of loans, by borrower or lender.",
        [ReadPolicy] = "Reads the policy in force; its version is the ETag.",
        [AdoptPolicy] = "Adopts a policy edited from the version named in If-Match.",
        [ListReadings] = "Lists readings of personal data, newest first.",
        [ReadMember] = "Reads a member; name and phone are masked for all but the member.",
        [ReadMemberContact] = "Reads a member's name and phone for a reason, which is recorded.",
        [ListOffers] = "Lists what a member was asked and why, newest first.",
        [AcceptOffer] = "Accepts an offer: the member's time is booked.",
        [DeclineOffer] = "Declines an offer, with or without a reason.",
        [WithdrawFromRequest] = "Gives an accepted place up again; somebody else is asked.",
        [SetDuty] = "Sets a member on or off duty.",
        [ListRequests] = "Lists service requests, newest first.",
        [SubmitRequest] = "Orders on behalf of a resident.",
        [ReadRequest] = "Reads a service request without contact and address.",
        [ReadRequestContact] = "Reads a resident's contact and address for a reason, which is recorded.",
        [ReadRequestHistory] = "Lists everything that happened to a request.",
        [ReadCandidates] = "Ranks who may be asked now, with every factor.",
        [TriageRequest] = "Gives an order its category and time.",
        [RejectRequest] = "Refuses an order, as an emergency or as not the community's.",
        [MergeRequest] = "Merges a duplicate into another request.",
        [CancelRequest] = "Cancels a request for the resident.",
        [EscalateRequest] = "Hands the search for members to the next tier.",
        [RedispatchRequest] = "Has all tiers asked again after nobody was left.",
        [RescheduleRequest] = "Agrees on a new time; whoever had accepted is free again.",
        [BeginService] = "Begins the service.",
        [CompleteService] = "Says that the service is done, and how long it took.",
        [EvaluateRequest] = "Records the evaluation of a resident who gave it by word of mouth.",
        [CloseRequest] = "Closes a request as unresolved.",
        [ReopenRequest] = "Takes a request up again.",
    }.ToFrozenDictionary();

    public static string Of(Operation operation) => Texts[operation];
}
