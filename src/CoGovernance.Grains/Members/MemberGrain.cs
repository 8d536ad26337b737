using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Members;

public sealed class MemberAggregate : Aggregate<Member, MemberEvent>
{
    public override string Kind => Streams.Member;

    public override Member Initial => Member.Initial;

    public override Member Evolve(Member state, MemberEvent happened) => Member.Evolve(state, happened);

    public override IEnumerable<ProjectionRow> Rows(Member state)
    {
        if (state.Profile is { } p)
        {
            yield return Tables.Members.Row(
                p.Number.Value, p.Name.Text, p.Phone.Text, p.Unit.Value, p.Community.Value,
                JsonSerializer.Serialize(p.Skills, WireJson.Options), JsonSerializer.Serialize(p.Availability, WireJson.Options), p.Post,
                Tables.Flag(state.OnDuty), state.OffDutyUntil, (long)state.ServicesInAll, (long)state.MinutesInAll, (long)state.AlertsInAll);
        }
    }

    public override IEnumerable<ProjectionRow> Rows(Member before, MemberEvent happened, Member after)
    {
        var member = after.Profile?.Number.Value;
        switch (happened)
        {
            case MemberRegistered or ProfileChanged when after.Profile is { } p:
                yield return Tables.MemberWords.Row(member, Words.Of(p.Name.Text, p.Post, member, p.Unit.Value, p.Community.Value));
                break;
            case Reserved e:
                yield return Tables.Bookings.Row(member, e.Request.Value, e.Window.Start, e.Window.End, 0L, 0L);
                break;
            case Released e:
                yield return Tables.Bookings.Gone(member, e.Request.Value);
                break;
            case ServiceRecorded e:
                yield return Tables.Bookings.Row(member, e.Request.Value, e.Window.Start, e.Window.End, 1L, (long)e.Minutes);
                break;
        }
    }

    public override IEnumerable<Notice> Notices(Member before, MemberEvent happened, Member after)
    {
        if (happened is not (MemberRegistered or ProfileChanged or DutyChanged))
            yield break;
        var now = after.Profile!;
        if (before.Profile is { } past && past.Community != now.Community)
            yield return new Notice(Streams.Of(past.Community), new MemberMovedAway(past.Number));
        var entry = new RosterEntry(now.Number, now.Unit, now.Skills, now.Availability, after.OnDuty, after.OffDutyUntil);
        yield return new Notice(Streams.Of(now.Community), new MemberReported(entry, now.Post));
    }
}

public sealed class MemberGrain(Recorder<Member, MemberEvent> recorder) : RecordedGrain<Member, MemberEvent>(recorder), IMemberGrain
{
    public Task<Reply> Register(Caller caller, MemberProfile profile) =>
        Record(caller, s => Member.Decide(s, new Member.Register(profile, caller.At)));

    public Task<Reply> SetDuty(Caller caller, bool onDuty, string? reason, DateTimeOffset? until) =>
        Record(caller, s => Member.Decide(s, new Member.SetDuty(onDuty, reason, until, caller.At)));

    public Task<Reply> Alert(Caller caller, MemberAlert alert) =>
        Record(caller, s => Member.Decide(
            s,
            new Member.AlertTo(
                alert.Request, alert.Skill, alert.Window, alert.LapsesAt, alert.Caps, alert.AlertBudgetPerWeek, caller.At)));

    public Task<Reply> Reserve(Caller caller, RequestNumber request, TimeWindow window, ServiceCaps? caps) =>
        Record(caller, s => Member.Decide(s, new Member.Reserve(request, window, caller.At, caps)));

    public Task<Reply> Release(Caller caller, RequestNumber request) =>
        Record(caller, s => Member.Decide(s, new Member.Release(request, caller.At)));

    public Task<Member> View() => Task.FromResult(State);

    protected override Task<Rejection?> Hear(Caller caller, NewsItem news, Story<Member, MemberEvent> story)
    {
        switch (news)
        {
            case OfferOver n:
                story.Take(Member.Decide(story.State, new Member.Release(n.Request, caller.At, n.Window)));
                return NewsTaken;
            case ServiceToRecord n:
                story.Take(Member.Decide(
                    story.State, new Member.RecordService(n.Request, n.Community, n.Category, n.Window, n.Minutes, caller.At)));
                return NewsTaken;
            default:
                return base.Hear(caller, news, story);
        }
    }
}
