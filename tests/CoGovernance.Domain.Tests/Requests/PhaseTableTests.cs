using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Kernel;

namespace CoGovernance.Domain.Tests.Requests;

/// <summary>Every command in every state: what follows; - when it holds already or nothing is due; ! and the code when it is refused.</summary>
public sealed class PhaseTableTests
{
    private static readonly DateTimeOffset Later = Sample.Now.AddMinutes(30);

    private static readonly (string Name, Func<RequestScenario> State)[] States =
    [
        ("None", Sample.New),
        ("Submitted", Sample.Submitted),
        ("Triaged", () => Sample.Triaged()),
        ("Dispatching", Sample.Dispatching),
        ("Exhausted", Sample.Exhausted),
        ("Accepted", Sample.Staffed),
        ("InService", Sample.InService),
        ("Completed", Sample.Completed),
        ("Denied", Sample.Denied),
        ("Resolved", () => Sample.Completed().When(s => Serving.Decide(s, new Evaluate(5, true, Personal.None, Later)))),
        ("Unresolved", () => Sample.Denied().When(s => Serving.Decide(s, new CloseUnresolved("nobody could help", Later)))),
        ("Rejected", () => Sample.Submitted().When(s => Intake.Decide(s, new Reject(RejectionReason.NotOurs, "water works", Later)))),
        ("Cancelled", () => Sample.Submitted().When(s => Intake.Decide(s, new Cancel("not needed", Later)))),
    ];

    private static readonly (string Name, Func<ServiceRequest, Decision<RequestEvent>> Decide)[] Commands =
    [
        ("Submit", s => Intake.Decide(s, Sample.Order(Sample.Terms()))),
        ("TriageAs", s => Intake.Decide(s, new TriageAs(Sample.Terms(), Sample.Clocks, Later))),
        ("Reject", s => Intake.Decide(s, new Reject(RejectionReason.NotOurs, "water works", Later))),
        ("JoinDuplicate", s => Intake.Decide(s, new JoinDuplicate(Sample.Other, Later))),
        ("Cancel", s => Intake.Decide(s, new Cancel("not needed", Later))),
        ("RecordOffers", s => Staffing.Decide(s, RequestSteps.Answer(s.Round, []))),
        ("Accept", s => Staffing.Decide(s, new Accept(Sample.M(1), Later))),
        ("Decline", s => Staffing.Decide(s, new Decline(Sample.M(1), null, Later))),
        ("Withdraw", s => Staffing.Decide(s, new Withdraw(Sample.M(1), "ill", Later))),
        ("Escalate", s => Staffing.Decide(s, new Escalate(Later))),
        ("Redispatch", s => Staffing.Decide(s, new Redispatch(Later))),
        ("Reschedule", s => Staffing.Decide(s, new Reschedule(Sample.DayAfter, Later))),
        ("BeginService", s => Serving.Decide(s, new BeginService(Sample.M(1), Later))),
        ("CompleteService", s => Serving.Decide(s, new CompleteService(Sample.M(1), 50, Later))),
        ("Evaluate yes", s => Serving.Decide(s, new Evaluate(5, true, Personal.None, Later))),
        ("Evaluate no", s => Serving.Decide(s, new Evaluate(2, false, Personal.None, Later))),
        ("CloseUnresolved", s => Serving.Decide(s, new CloseUnresolved("nobody could help", Later))),
        ("Reopen", s => Serving.Decide(s, new Reopen("leaks again", Sample.DayAfter, Sample.ClocksFrom(Later), Later))),
        ("Wake", s => Deadlines.Decide(s, new Wake(Later))),
    ];

    [Fact]
    public void Each_state_answers_each_command_as_the_table_says()
    {
        var actual =
            from state in States
            from command in Commands
            let outcome = Plain.Outcome(command.Decide(state.State().State))
            where outcome is not ("!request.step-not-allowed" or "!request.unknown")
            select $"{state.Name} + {command.Name}: {outcome}";

        Assert.Equal(Table.Split('\n'), actual);
    }

    [Fact]
    public void Only_a_request_that_never_was_is_unknown() =>
        Assert.Equal(
            ["None"],
            from state in States
            where Commands.Any(c => c.Decide(state.State().State).Rejection?.Code == "request.unknown")
            select state.Name);

    // What is not named is refused: request.unknown for None, request.step-not-allowed otherwise.
    private const string Table = """
        None + Submit: Submitted Triaged CandidatesSought
        None + Wake: -
        Submitted + Submit: -
        Submitted + TriageAs: Triaged CandidatesSought
        Submitted + Reject: Rejected
        Submitted + JoinDuplicate: DuplicateJoined
        Submitted + Cancel: Cancelled
        Submitted + RecordOffers: !request.round-over
        Submitted + Accept: !request.not-asked
        Submitted + Decline: !request.not-asked
        Submitted + CloseUnresolved: Closed
        Submitted + Wake: -
        Triaged + Submit: -
        Triaged + TriageAs: -
        Triaged + Reject: Rejected
        Triaged + JoinDuplicate: DuplicateJoined
        Triaged + Cancel: Cancelled
        Triaged + RecordOffers: OffersMade Escalated CandidatesSought
        Triaged + Accept: !request.not-asked
        Triaged + Decline: !request.not-asked
        Triaged + Escalate: Escalated CandidatesSought
        Triaged + Reschedule: Rescheduled CandidatesSought
        Triaged + CloseUnresolved: Closed
        Triaged + Wake: -
        Dispatching + Submit: -
        Dispatching + TriageAs: -
        Dispatching + Reject: OfferWithdrawn Rejected
        Dispatching + JoinDuplicate: DuplicateJoined
        Dispatching + Cancel: OfferWithdrawn Cancelled
        Dispatching + RecordOffers: !request.round-over
        Dispatching + Accept: Accepted
        Dispatching + Decline: OfferDeclined CandidatesSought
        Dispatching + Escalate: Escalated
        Dispatching + Reschedule: OfferWithdrawn Rescheduled CandidatesSought
        Dispatching + CloseUnresolved: OfferWithdrawn Closed
        Dispatching + Wake: -
        Exhausted + Submit: -
        Exhausted + TriageAs: -
        Exhausted + Reject: Rejected
        Exhausted + JoinDuplicate: DuplicateJoined
        Exhausted + Cancel: Cancelled
        Exhausted + RecordOffers: !request.round-over
        Exhausted + Accept: !request.not-asked
        Exhausted + Decline: !request.not-asked
        Exhausted + Redispatch: Redispatched CandidatesSought
        Exhausted + Reschedule: Rescheduled CandidatesSought
        Exhausted + CloseUnresolved: Closed
        Exhausted + Wake: -
        Accepted + Submit: -
        Accepted + JoinDuplicate: DuplicateJoined
        Accepted + Cancel: Cancelled
        Accepted + RecordOffers: !request.round-over
        Accepted + Accept: -
        Accepted + Decline: !request.offer-over
        Accepted + Withdraw: MemberWithdrew CandidatesSought
        Accepted + Reschedule: Rescheduled CandidatesSought
        Accepted + BeginService: ServiceBegun
        Accepted + CloseUnresolved: Closed
        Accepted + Wake: -
        InService + Submit: -
        InService + JoinDuplicate: DuplicateJoined
        InService + RecordOffers: !request.round-over
        InService + Accept: -
        InService + Decline: !request.offer-over
        InService + BeginService: -
        InService + CompleteService: ServiceCompleted
        InService + CloseUnresolved: Closed
        InService + Wake: -
        Completed + Submit: -
        Completed + JoinDuplicate: DuplicateJoined
        Completed + RecordOffers: !request.round-over
        Completed + Accept: !request.offer-over
        Completed + Decline: !request.offer-over
        Completed + CompleteService: -
        Completed + Evaluate yes: Evaluated Closed
        Completed + Evaluate no: Evaluated
        Completed + Reopen: Reopened CandidatesSought
        Completed + Wake: -
        Denied + Submit: -
        Denied + JoinDuplicate: DuplicateJoined
        Denied + RecordOffers: !request.round-over
        Denied + Accept: !request.offer-over
        Denied + Decline: !request.offer-over
        Denied + Evaluate yes: Evaluated Closed
        Denied + Evaluate no: -
        Denied + CloseUnresolved: Closed
        Denied + Reopen: Reopened CandidatesSought
        Denied + Wake: -
        Resolved + Submit: -
        Resolved + RecordOffers: !request.round-over
        Resolved + Accept: !request.offer-over
        Resolved + Decline: !request.offer-over
        Resolved + Evaluate yes: -
        Resolved + Reopen: Reopened CandidatesSought
        Resolved + Wake: -
        Unresolved + Submit: -
        Unresolved + RecordOffers: !request.round-over
        Unresolved + Accept: !request.offer-over
        Unresolved + Decline: !request.offer-over
        Unresolved + Evaluate no: -
        Unresolved + CloseUnresolved: -
        Unresolved + Reopen: Reopened CandidatesSought
        Unresolved + Wake: -
        Rejected + Submit: -
        Rejected + Reject: -
        Rejected + RecordOffers: !request.round-over
        Rejected + Accept: !request.not-asked
        Rejected + Decline: !request.not-asked
        Rejected + Wake: -
        Cancelled + Submit: -
        Cancelled + Cancel: -
        Cancelled + RecordOffers: !request.round-over
        Cancelled + Accept: !request.not-asked
        Cancelled + Decline: !request.not-asked
        Cancelled + Wake: -
        """;
}
