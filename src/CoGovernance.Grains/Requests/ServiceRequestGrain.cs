using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Requests;

public sealed class ServiceRequestGrain(Recorder<ServiceRequest, RequestEvent> recorder)
    : RecordedGrain<ServiceRequest, RequestEvent>(recorder), IServiceRequestGrain
{
    public async Task<OrderReply> Submit(Caller caller, OrderTerms order)
    {
        var reply = await Record(caller, s => Intake.Decide(
            s, new Submit(order.Order.Number, order.Order.Details, order.Clocks, order.Terms, order.EmergencyCall, caller.At)));
        return new OrderReply(reply, State.Phase, State.Refusal?.Reason, State.Refusal?.Advice);
    }

    public Task<Reply> Triage(Caller caller, RequestTerms terms, ImmutableArray<Clock> clocks) =>
        Record(caller, s => Intake.Decide(s, new TriageAs(terms, clocks, caller.At)));

    public Task<Reply> Reject(Caller caller, RejectionReason reason, string advice) =>
        Record(caller, s => Intake.Decide(s, new Reject(reason, advice, caller.At)));

    public async Task<Reply> MergeInto(Caller caller, RequestNumber other)
    {
        if (other == State.Number)
            return Reply.Refused(Version, new Rejection("request.duplicate-of-itself").With("number", other));
        var target = await GrainFactory.GetGrain<IServiceRequestGrain>(other.Value).View();
        return target.Phase == RequestPhase.None || target.IsOver
            ? Reply.Refused(Version, new Rejection("request.merge-target").With("number", other).With("phase", target.Phase))
            : await Reject(caller, RejectionReason.Duplicate, other.Value);
    }

    public Task<Reply> Cancel(Caller caller, string reason) => Record(caller, s => Intake.Decide(s, new Cancel(reason, caller.At)));

    public async Task<RoundReply> Ask(Caller caller, AskRound round)
    {
        if (Staffing.CannotAsk(State, round.Round) is { } over)
            return new RoundReply(Reply.Refused(Version, over), AskedBy(round), []);
        var asked = ImmutableArray.CreateBuilder<OfferTo>();
        var missing = ImmutableArray.CreateBuilder<Need>();
        foreach (var need in round.Wanted.Where(n => State.OpenPlaces(n.Skill) > 0))
        {
            var (taken, unavailable) = await Alert(caller, round, need, asked);
            if (unavailable is not null)
                return new RoundReply(unavailable, [], round.Wanted);
            if (taken < need.Count)
                missing.Add(need with { Count = need.Count - taken });
        }

        if (asked.Count == 0 && !round.Last)
            return new RoundReply(Reply.Done(Version), [], missing.ToImmutable());
        var noneLeft = round.Last ? missing.Select(n => n.Skill).ToImmutableArray() : [];
        var reply = await Record(caller, s => Staffing.Decide(
            s, new RecordOffers(round.Round, round.Lender, asked.ToImmutable(), round.LapsesAt, round.Last, noneLeft, caller.At) { Quiet = round.Quiet }));
        return new RoundReply(reply, AskedBy(round), missing.ToImmutable());
    }

    public async Task<Reply> Accept(Caller caller, MemberNumber member)
    {
        if (Staffing.CannotAccept(State, member, caller.At) is not null)
            return await Record(caller, s => Staffing.Decide(s, new Accept(member, caller.At)));
        var reserved = await MemberGrain(member).Reserve(caller.For("reserve"), State.Number, State.Terms!.Window, State.Terms.Caps);
        return reserved.IsDone
            ? await Record(caller, s => Staffing.Decide(s, new Accept(member, caller.At)))
            : reserved with { Version = Version };
    }

    public Task<Reply> Decline(Caller caller, MemberNumber member, string? reason) =>
        Record(caller, s => Staffing.Decide(s, new Decline(member, reason, caller.At)));

    public Task<Reply> Withdraw(Caller caller, MemberNumber member, string reason) =>
        Record(caller, s => Staffing.Decide(s, new Withdraw(member, reason, caller.At)));

    public Task<Reply> Escalate(Caller caller) => Record(caller, s => Staffing.Decide(s, new Escalate(caller.At)));

    public Task<Reply> Redispatch(Caller caller) => Record(caller, s => Staffing.Decide(s, new Redispatch(caller.At)));

    public Task<Reply> Reschedule(Caller caller, TimeWindow window) =>
        Record(caller, s => Staffing.Decide(s, new Reschedule(window, caller.At)));

    public Task<Reply> Begin(Caller caller, MemberNumber by) => Record(caller, s => Serving.Decide(s, new BeginService(by, caller.At)));

    public Task<Reply> Complete(Caller caller, MemberNumber by, int minutes) =>
        Record(caller, s => Serving.Decide(s, new CompleteService(by, minutes, caller.At)));

    public Task<Reply> Evaluate(Caller caller, int score, bool resolved, Personal words) =>
        Record(caller, s => Serving.Decide(s, new Evaluate(score, resolved, words, caller.At)));

    public Task<Reply> CloseUnresolved(Caller caller, string reason) =>
        Record(caller, s => Serving.Decide(s, new CloseUnresolved(reason, caller.At)));

    public Task<Reply> Reopen(Caller caller, string reason, TimeWindow window, ImmutableArray<Clock> clocks) =>
        Record(caller, s => Serving.Decide(s, new Reopen(reason, window, clocks, caller.At)));

    public Task<Reply> EraseResident(Caller caller, ErasureGround ground) =>
        Record(caller, s => Erasing.Decide(s, new EraseResident(ground, caller.At)));

    public Task<ServiceRequest> View() => Task.FromResult(State);

    protected override Decision<RequestEvent> Due(ServiceRequest state, DateTimeOffset at) => Deadlines.Decide(state, new Wake(at));

    protected override Task<Rejection?> Hear(Caller caller, NewsItem news, Story<ServiceRequest, RequestEvent> story)
    {
        if (news is not DuplicateFound n)
            return base.Hear(caller, news, story);
        story.Take(Intake.Decide(story.State, new JoinDuplicate(n.Duplicate, caller.At)));
        return NewsTaken;
    }

    /// <summary>Alerts candidates for one skill, best first, a few at a time, until as many as needed have been alerted.</summary>
    private async Task<(int Taken, Reply? Unavailable)> Alert(
        Caller caller, AskRound round, Need need, ImmutableArray<OfferTo>.Builder asked)
    {
        var taken = 0;
        var rest = new Queue<Candidate>(round.Candidates.Where(c => c.Skill == need.Skill));
        while (taken < need.Count && rest.Count > 0)
        {
            var next = new List<Candidate>();
            while (next.Count < need.Count - taken && rest.TryDequeue(out var candidate))
            {
                if (!State.Offers.Any(o => o.Member == candidate.Member) && !asked.Any(o => o.Member == candidate.Member))
                    next.Add(candidate);
            }

            var replies = await Task.WhenAll(next.Select(c => MemberGrain(c.Member).Alert(
                caller.For($"alert-{round.Round}"),
                new MemberAlert(State.Number, c.Skill, State.Terms!.Window, round.LapsesAt, round.Caps, round.AlertBudgetPerWeek, State.Terms.Urgency))));
            for (var i = 0; i < next.Count; i++)
            {
                if (replies[i].IsUnavailable)
                    return (taken, replies[i]);
                if (!replies[i].IsDone)
                    continue;
                asked.Add(new OfferTo(next[i].Member, next[i].Skill, next[i].Why));
                taken++;
            }
        }

        return (taken, null);
    }

    private ImmutableArray<MemberNumber> AskedBy(AskRound round) =>
        [.. State.Offers.Where(o => o.Round == round.Round && o.Lender == round.Lender).Select(o => o.Member)];

    private IMemberGrain MemberGrain(MemberNumber number) => GrainFactory.GetGrain<IMemberGrain>(number.Value);
}
