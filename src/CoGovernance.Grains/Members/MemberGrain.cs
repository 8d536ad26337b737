using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Members;

public sealed class MemberGrain(Recorder<Member, MemberEvent> recorder) : RecordedGrain<Member, MemberEvent>(recorder), IMemberGrain
{
    public Task<Reply> Register(Caller caller, MemberProfile profile) =>
        Record(caller, s => Member.Decide(s, new Member.Register(profile, caller.At)));

    public Task<Reply> Enrol(Caller caller, MemberProfile profile) =>
        Record(caller, s => MemberDecisions.Decide(s, new Enrol(profile, caller.At)));

    public Task<Reply> EditProfile(Caller caller, UnitCode unit, DivisionCode community, ImmutableSortedSet<Skill> skills, int revision) =>
        Record(caller, s => MemberDecisions.Decide(s, new EditProfile(unit, community, skills, revision, caller.At)));

    public Task<Reply> TakePost(Caller caller, string post) => Record(caller, s => MemberDecisions.Decide(s, new TakePost(post, caller.At)));

    public Task<Reply> SetAvailability(
        Caller caller, Availability availability, ImmutableArray<AwayDays> away, ImmutableArray<ExtraTime> extra, QuietHours? quiet, int revision) =>
        Record(caller, s => MemberDecisions.Decide(s, new SetAvailability(availability, away, extra, quiet, revision, caller.At)));

    public Task<Reply> SetAlertLimit(Caller caller, int? perWeek, int budget) =>
        Record(caller, s => MemberDecisions.Decide(s, new SetAlertLimit(perWeek, budget, caller.At)));

    public Task<Reply> SetCalendarAddress(Caller caller, string? hash) =>
        Record(caller, s => MemberDecisions.Decide(s, new SetCalendarAddress(hash, caller.At)));

    public Task<Reply> AskCorrection(Caller caller, int service, int minutes, string reason) =>
        Record(caller, s => CorrectionDecisions.Decide(s, new AskCorrection(service, minutes, reason, caller.At)));

    public Task<Reply> DecideCorrection(Caller caller, int correction, bool approved, string reason) =>
        Record(caller, s => CorrectionDecisions.Decide(s, new DecideCorrection(correction, approved, reason, caller.Actor, caller.At)));

    public Task<Reply> SetDuty(Caller caller, bool onDuty, string? reason, DateTimeOffset? until) =>
        Record(caller, s => Member.Decide(s, new Member.SetDuty(onDuty, reason, until, caller.At)));

    public Task<Reply> Alert(Caller caller, MemberAlert alert) =>
        Record(caller, s => Member.Decide(
            s,
            new Member.AlertTo(
                alert.Request, alert.Skill, alert.Window, alert.LapsesAt, alert.Caps, alert.AlertBudgetPerWeek, caller.At, alert.Urgency)));

    public Task<Reply> Reserve(Caller caller, RequestNumber request, TimeWindow window, ServiceCaps? caps) =>
        Record(caller, s => Member.Decide(s, new Member.Reserve(request, window, caller.At, caps)));

    public Task<Reply> Release(Caller caller, RequestNumber request) =>
        Record(caller, s => Member.Decide(s, new Member.Release(request, caller.At)));

    public Task<Reply> Erase(Caller caller, ErasureGround ground) =>
        Record(caller, s => Member.Decide(s, new Member.Erase(ground, caller.At)));

    public Task<Reply> SayWillingness(Caller caller, Willingness willingness) =>
        Record(caller, s => Assignments.Decide(s, new SayWillingness(willingness, caller.At)));

    public Task<Reply> Assign(Caller caller, Assignment assignment, TimeSpan rest) =>
        Record(caller, s => Assignments.Decide(s, new Assign(assignment, rest, caller.At)));

    public Task<Reply> ObjectTo(Caller caller, PlanNumber plan, string? reason) =>
        Record(caller, s => Assignments.Decide(s, new ObjectTo(plan, reason, caller.At)));

    public Task<Reply> EndAssignment(Caller caller, PlanNumber plan) =>
        Record(caller, s => Assignments.Decide(s, new EndAssignment(plan, caller.At)));

    public Task<Member> View() => Task.FromResult(State);

    protected override Decision<MemberEvent> Due(Member state, DateTimeOffset at) => Assignments.Decide(state, new Wake(at));

    protected override Task<Rejection?> Hear(Caller caller, NewsItem news, Story<Member, MemberEvent> story)
    {
        switch (news)
        {
            case OfferOver n:
                story.Take(Member.Decide(story.State, new Member.Release(n.Request, caller.At, n.Window)));
                return NewsTaken;
            case ServiceToRecord n:
                story.Take(Member.Decide(
                    story.State, new Member.RecordService(n.Request, n.Community, n.Category, n.Window, n.Minutes, caller.At, n.Place)));
                return NewsTaken;
            case ServiceEvaluated n:
                story.Take(ServiceRecord.Decide(story.State, new ScoreService(n.Request, n.Window, n.Score, caller.At)));
                return NewsTaken;
            default:
                return base.Hear(caller, news, story);
        }
    }
}
