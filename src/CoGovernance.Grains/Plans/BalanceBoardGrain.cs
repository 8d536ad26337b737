using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Plans;

public sealed class BalanceBoardAggregate : Aggregate<BalanceBoard, BoardEvent>
{
    public override string Kind => Streams.Board;

    public override BalanceBoard Initial => BalanceBoard.Initial;

    public override int SnapshotEvery => 500;

    public override BalanceBoard Evolve(BalanceBoard state, BoardEvent happened) => BalanceBoard.Evolve(state, happened);

    public override DateTimeOffset? NextDue(BalanceBoard state) => BoardDecisions.NextDue(state);

    /// <summary>A town's board passes the counts on as they came; the county's tells plans that they are open.</summary>
    public override IEnumerable<Notice> Notices(BalanceBoard before, BoardEvent happened, BalanceBoard after)
    {
        switch (happened)
        {
            case CountsReceived { By: { Tier: Tier.Town } town } e:
                yield return new Notice(Streams.BoardOf(town.County), new CountsChanged(e.Counts));
                break;
            case PlanOpened e:
                yield return new Notice(Streams.Of(e.Draft.Number), new PlanDrafted(e.Draft));
                break;
        }
    }
}

public sealed class BalanceBoardGrain(Recorder<BalanceBoard, BoardEvent> recorder) : RecordedGrain<BalanceBoard, BoardEvent>(recorder), IBalanceBoardGrain
{
    public async Task<ProposalReply> Propose(Caller caller, PlanNumber number, DivisionCode scope)
    {
        PlanDraft? draft = null;
        var reply = await Record(caller, s =>
        {
            var decision = BoardDecisions.Decide(s, new ProposePlan(number, scope, caller.At));
            draft = decision.Events.OfType<PlanOpened>().FirstOrDefault()?.Draft;
            return decision;
        });
        return new ProposalReply(reply, reply.IsDone ? draft : null);
    }

    public Task<OutlineReply> Outline(DivisionCode scope, WhatIf changes) => Task.FromResult(
        (BoardDecisions.CannotBalance(State, scope) ?? BoardDecisions.CannotImagine(State, scope, changes)) is { } wrong
            ? new OutlineReply(wrong, null)
            : new OutlineReply(null, BoardDecisions.Outline(State, scope, changes)));

    public Task<BalanceBoard> View() => Task.FromResult(State);

    protected override Decision<BoardEvent> Due(BalanceBoard state, DateTimeOffset at) => BoardDecisions.Decide(state, new Wake(at));

    protected override Task<Rejection?> Hear(Caller caller, NewsItem news, Story<BalanceBoard, BoardEvent> story)
    {
        var own = DivisionCode.Parse(this.GetPrimaryKeyString());
        switch (news)
        {
            case CountsChanged n:
                story.Take(BoardDecisions.Decide(story.State, new ReceiveCounts(own, n.Counts, caller.At)));
                return NewsTaken;
            case PolicyChanged n:
                story.Take(BoardDecisions.Decide(
                    story.State, new ReceiveBalancePolicy(own, n.Policy.Version, n.Policy.Balancing, caller.At)));
                return NewsTaken;
            case PlanLeft n:
                story.Take(BoardDecisions.Decide(story.State, new ReleasePlan(n.Plan, caller.At)));
                return NewsTaken;
            default:
                return base.Hear(caller, news, story);
        }
    }
}
