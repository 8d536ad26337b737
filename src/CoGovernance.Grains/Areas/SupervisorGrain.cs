using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Areas;

/// <summary>What towns and the county share: they hear loads, lend between their children and keep the ledger.</summary>
public abstract class SupervisorGrain(Recorder<Supervisor, SupervisorEvent> recorder) : RecordedGrain<Supervisor, SupervisorEvent>(recorder)
{
    public Task<Reply> Register(Caller caller, AreaProfile profile) =>
        Record(caller, s => SupervisorDecisions.Decide(s, new RegisterSupervisor(profile, caller.At)));

    public async Task<Reply> ApproveLending(Caller caller, RequestNumber request)
    {
        if (!State.Proposals.TryGetValue(request, out var proposal))
            return await Record(caller, _ => new Rejection("lending.no-proposal").With("request", request));
        return await Search(caller, proposal) is { } unavailable
            ? Reply.Refused(Version, unavailable)
            : await Record(caller, _ => new LendingApproved(request, caller.At));
    }

    public async Task<Reply> RefuseLending(Caller caller, RequestNumber request, string reason)
    {
        if (!State.Proposals.TryGetValue(request, out var proposal))
            return await Record(caller, _ => new Rejection("lending.no-proposal").With("request", request));
        return await EndRound(caller, proposal, proposal.Wanted) is { } unavailable
            ? Reply.Refused(Version, unavailable)
            : await Record(caller, _ => new LendingRefused(request, reason, caller.At));
    }

    public Task<Supervisor> View() => Task.FromResult(State);

    protected abstract LendingMode Mode { get; }

    /// <summary>Has one child lend.</summary>
    protected abstract Task<LendReply> LendFrom(Caller caller, DivisionCode child, LendingRequest request);

    protected override Decision<SupervisorEvent> Due(Supervisor state, DateTimeOffset at) => SupervisorDecisions.Decide(state, new Wake(at));

    protected override async Task<Rejection?> Hear(Caller caller, NewsItem news, Story<Supervisor, SupervisorEvent> story)
    {
        var at = caller.At;
        switch (news)
        {
            case ChildRegistered n:
                story.Take(SupervisorDecisions.Decide(story.State, new AddChild(n.Child, at)));
                return null;
            case PolicyChanged n:
                story.Take(SupervisorDecisions.Decide(story.State, new ReceivePolicy(n.Policy, at)));
                return null;
            case LoadChanged n:
                story.Take(SupervisorDecisions.Decide(story.State, new ReceiveLoad(n.Load, at)));
                return null;
            case HelpWanted n when Mode == LendingMode.Approved:
                story.Take(SupervisorDecisions.Decide(story.State, new ProposeLending(n.Request, at)));
                return null;
            case HelpWanted n:
                return await Search(caller, n.Request);
            case PlaceTaken n:
                story.Take(SupervisorDecisions.Decide(story.State, new OpenLoan(LoanOf(n.Placement), at)));
                return null;
            case PlaceGivenUp n:
                story.Take(SupervisorDecisions.Decide(story.State, new ReturnLoan(n.Placement.PlaceId, 0, at)));
                return null;
            case PlaceServed n:
                story.Take(SupervisorDecisions.Decide(story.State, new ReturnLoan(n.Placement.PlaceId, n.Minutes, at)));
                return null;
            case ServiceCorrected n:
                story.Then(new LendingCorrected(
                    new Loan($"{n.Place.Id}/c{n.Correction}", n.Request, n.Place.Lender, n.Borrower, n.Place.Skill, at), n.Difference, at));
                return null;
            default:
                return await base.Hear(caller, news, story);
        }
    }

    /// <summary>Asks the children with the most slack, one after the other, until enough members are alerted; then ends the round.</summary>
    private async Task<Rejection?> Search(Caller caller, LendingRequest request)
    {
        var borrower = GrainFactory.GetGrain<ICommunityGrain>(request.Borrower.Value);
        var informed = request with { AgreedUnits = await borrower.AgreedUnits(caller.At) };
        var reply = await LendFromChildren(caller, informed);
        return reply.IsUnavailable ? new Rejection("journal.busy") : await EndRound(caller, informed, reply.Missing);
    }

    protected async Task<LendReply> LendFromChildren(Caller caller, LendingRequest request)
    {
        var missing = request.Wanted;
        foreach (var child in SupervisorDecisions.Lenders(State, request.Borrower, missing))
        {
            if (missing.IsEmpty)
                break;
            var reply = await LendFrom(caller.For(child.Value), child, request with { Wanted = missing });
            if (reply.IsUnavailable)
                return reply;
            missing = reply.Missing;
        }

        return new LendReply(missing);
    }

    private async Task<Rejection?> EndRound(Caller caller, LendingRequest request, ImmutableArray<Need> missing)
    {
        var round = await GrainFactory.GetGrain<IServiceRequestGrain>(request.Request.Value).Ask(
            caller.For("end"),
            new AskRound(request.Round, request.Borrower, missing, [], caller.At, State.Policy.Caps, State.Policy.Waves.AlertBudgetPerWeek, Last: true));
        return round.Reply.IsUnavailable ? round.Reply.Rejection : null;
    }

    private Loan LoanOf(Placement placement) => new(
        placement.PlaceId, placement.Request, placement.Lender, placement.Borrower, placement.Skill,
        placement.Window.End + State.Policy.Lending.Grace);
}

/// <summary>The recorder of towns, told apart from the county's, which keeps the same kind of state.</summary>
public sealed class TownRecorder(IJournal journal, IPersonVault vault)
    : Recorder<Supervisor, SupervisorEvent>(new TownAggregate(), journal, vault);

public sealed class CountyRecorder(IJournal journal, IPersonVault vault)
    : Recorder<Supervisor, SupervisorEvent>(new CountyAggregate(), journal, vault);

public sealed class TownGrain(TownRecorder recorder) : SupervisorGrain(recorder), ITownGrain
{
    protected override LendingMode Mode => State.Policy.Lending.WithinTown;

    public Task<LendReply> LendAway(Caller caller, LendingRequest request) => LendFromChildren(caller, request);

    protected override Task<LendReply> LendFrom(Caller caller, DivisionCode child, LendingRequest request) =>
        GrainFactory.GetGrain<ICommunityGrain>(child.Value).Lend(caller, request);
}

public sealed class CountyGrain(CountyRecorder recorder) : SupervisorGrain(recorder), ICountyGrain
{
    protected override LendingMode Mode => State.Policy.Lending.BetweenTowns;

    public Task<Reply> AdoptPolicy(Caller caller, Policy policy, string reason) =>
        Record(caller, s => SupervisorDecisions.Decide(s, new AdoptPolicy(policy, reason, caller.At)));

    protected override Task<LendReply> LendFrom(Caller caller, DivisionCode child, LendingRequest request) =>
        GrainFactory.GetGrain<ITownGrain>(child.Value).LendAway(caller, request);
}
