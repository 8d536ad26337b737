using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;
using CoGovernance.Grains.Plans;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Areas;

public sealed class CommunityGrain(Recorder<Community, CommunityEvent> recorder, BusinessCalendar calendar)
    : RecordedGrain<Community, CommunityEvent>(recorder), ICommunityGrain
{
    private const int MostCandidatesShown = 50;

    /// <summary>Named to a request for one round.</summary>
    private const int MostCandidates = 200;

    public Task<Reply> Register(Caller caller, AreaProfile profile) =>
        Record(caller, s => CommunityDecisions.Decide(s, new RegisterCommunity(profile, caller.At)));

    public Task<Reply> PublishPost(Caller caller, Post post) =>
        Record(caller, s => CommunityDecisions.Decide(s, new PublishPost(post, caller.At)));

    public Task<Reply> ClaimPost(Caller caller, MemberNumber member, string post) =>
        Record(caller, s => CommunityDecisions.Decide(s, new ClaimPost(member, post, caller.At)));

    public Task<Reply> AppointCourtyardHead(Caller caller, CourtyardHead head) =>
        Record(caller, s => CommunityDecisions.Decide(s, new AppointCourtyardHead(head, caller.At)));

    public Task<Reply> PublishNewPost(Caller caller, Post post) =>
        Record(caller, s => CommunityEdits.Decide(s, new PublishNewPost(post, caller.At)));

    public Task<Reply> ChangePost(Caller caller, Post from, Post to) =>
        Record(caller, s => CommunityEdits.Decide(s, new ChangePost(from, to, caller.At)));

    public Task<Reply> ClosePost(Caller caller, Post from, string reason) =>
        Record(caller, s => CommunityEdits.Decide(s, new ClosePost(from, reason, caller.At)));

    public Task<Reply> AppointNewCourtyardHead(Caller caller, CourtyardHead head) =>
        Record(caller, s => CommunityEdits.Decide(s, new AppointNewCourtyardHead(head, caller.At)));

    public Task<Reply> ChangeCourtyardHead(Caller caller, CourtyardHead from, CourtyardHead to) =>
        Record(caller, s => CommunityEdits.Decide(s, new ChangeCourtyardHead(from, to, caller.At)));

    public Task<Reply> DismissCourtyardHead(Caller caller, CourtyardHead from, string reason) =>
        Record(caller, s => CommunityEdits.Decide(s, new DismissCourtyardHead(from, reason, caller.At)));

    public Task<Reply> EraseCourtyardHead(Caller caller, MemberNumber head, ErasureGround ground) =>
        Record(caller, s => CommunityEdits.Decide(s, new EraseCourtyardHead(head, ground, caller.At)));

    public async Task<OrderReply> Submit(Caller caller, Order order)
    {
        if (!State.Policy.Categories.TryGetValue(order.Details.Category, out var category))
            return new OrderReply(Refused(new Rejection("request.category-unknown").With("category", order.Details.Category)), RequestPhase.None, null, null);
        if (Intake.CannotOrder(order.Details, caller.At) is { } wrong)
            return new OrderReply(Refused(wrong), RequestPhase.None, null, null);
        var policy = State.Policy;
        var begins = Domain.Requests.Triage.BeginsAt(category, order.Details.WishedAt, caller.At, policy.Quiet);
        return await Request(order.Number).Submit(caller, new OrderTerms(
            order,
            Domain.Requests.Triage.Clocks(policy, category, calendar, caller.At),
            category.NeedsTriage ? null : Domain.Requests.Triage.Terms(policy, category, begins),
            Domain.Requests.Triage.EmergencyCall(policy, order.Details.Words.Text)));
    }

    public async Task<Reply> Triage(Caller caller, RequestNumber request, string category, DateTimeOffset beginsAt)
    {
        if (!State.Policy.Categories.TryGetValue(category, out var known))
            return Refused(new Rejection("request.category-unknown").With("category", category));
        var grain = Request(request);
        var submittedAt = (await grain.View()).SubmittedAt;
        return await grain.Triage(
            caller,
            Domain.Requests.Triage.Terms(State.Policy, known, Domain.Requests.Triage.BeginsAt(known, beginsAt, caller.At, State.Policy.Quiet)),
            Domain.Requests.Triage.Clocks(State.Policy, known, calendar, submittedAt));
    }

    public async Task<Reply> Reopen(Caller caller, RequestNumber request, string reason, DateTimeOffset beginsAt)
    {
        var grain = Request(request);
        if ((await grain.View()).Terms is not { } terms)
            return Refused(new Rejection("request.unknown"));
        if (!State.Policy.Categories.TryGetValue(terms.Category, out var category))
            return Refused(new Rejection("request.category-unknown").With("category", terms.Category));
        return await grain.Reopen(
            caller,
            reason,
            TimeWindow.Of(Domain.Requests.Triage.BeginsAt(category, beginsAt, caller.At, State.Policy.Quiet), terms.Window.Minutes),
            Domain.Requests.Triage.Clocks(State.Policy, category, calendar, caller.At));
    }

    public async Task<Reply> Volunteer(Caller caller, RequestNumber request, MemberNumber member)
    {
        var grain = Request(request);
        var state = await grain.View();
        if (Volunteering.SkillFor(State, state, member, caller.At) is not { } skill)
            return Refused(new Rejection("request.cannot-volunteer").With("member", member));
        var candidate = new Candidate(member, skill, [new RankFactor(Volunteering.Volunteered, 0)]);
        var round = await grain.Ask(caller.For("volunteer"), new AskRound(
            state.Round, state.Community, [new Need(skill, 1)], [candidate],
            Domain.Requests.Triage.LapsesAt(State.Policy, state.Terms!.Urgency, caller.At), State.Policy.Caps, int.MaxValue, Last: false));
        return round.Reply.Rejection is { } refused ? Refused(refused)
            : round.Asked.Contains(member) ? await grain.Accept(caller.For("accept"), member)
            : Refused(new Rejection("request.cannot-volunteer").With("member", member));
    }

    public async Task<LendReply> Lend(Caller caller, LendingRequest request)
    {
        var may = Ranking.MayStillLend(State, caller.At);
        var wanted = Capped(request.Wanted, may);
        if (wanted.IsEmpty)
            return new LendReply(request.Wanted);
        var story = new Story<Community, CommunityEvent>(State, Community.Evolve);
        var round = await Ask(caller, request with { Wanted = wanted }, last: false, story);
        if (round.Reply.IsUnavailable)
            return new LendReply(request.Wanted, IsUnavailable: true);
        var noted = await Record(caller, _ => story.End());
        var lent = round.Asked.Length;
        return new LendReply(lent == 0 ? request.Wanted : Missing(request.Wanted, wanted, round.Missing), noted.IsUnavailable);
    }

    public Task<ImmutableArray<Candidate>> Candidates(LendingRequest request, Skill skill, DateTimeOffset at) =>
        Task.FromResult<ImmutableArray<Candidate>>([.. Ranking.Rank(State, request, skill, at).Take(MostCandidatesShown)]);

    public Task<ImmutableArray<UnitCode>> AgreedUnits(DateTimeOffset at) => Task.FromResult(Ranking.AgreedUnits(State, at));

    public Task<Community> View() => Task.FromResult(State);

    protected override Decision<CommunityEvent> Due(Community state, DateTimeOffset at) =>
        Decision<CommunityEvent>.Of([.. CommunityDecisions.ReportLoad(state, at).Events, .. Counting.Report(state, at).Events]);

    protected override async Task<Rejection?> Hear(Caller caller, NewsItem news, Story<Community, CommunityEvent> story)
    {
        var at = caller.At;
        switch (news)
        {
            case RequestArrived n:
                story.Then(new RequestQueued(n.Request, at));
                return null;
            case HelpWanted when story.State.Policy.Dispatch?.Mode == DispatchMode.Board:
                return null;
            case HelpWanted n:
                var request = n.Request with { AgreedUnits = Ranking.AgreedUnits(story.State, at) };
                return (await Ask(caller, request, last: true, story)).Reply is { IsUnavailable: true } reply ? reply.Rejection : null;
            case PlaceTaken { Placement: { Member: { } member } p }:
                story.Then(new MemberBooked(member, p.Request, p.Borrower, p.Window, at));
                return null;
            case PlaceGivenUp { Placement: { Member: { } member } p }:
                story.Then(new MemberFreed(member, p.Request, at));
                return null;
            case PlaceServed { Placement: { Member: { } member } p } n:
                story.Then(new MemberServed(member, p.Request, p.Resident, n.Minutes, at));
                return null;
            case ServiceCorrected { Member: { } member } n:
                story.Then(new ServedMinutesCorrected(member, n.Request, n.Minutes, at));
                return null;
            case RequestOver n:
                story.Then(new RequestLeft(n.Request, at));
                return null;
            case MemberReported n:
                Report(n, story, at);
                return null;
            case MemberMovedAway n:
                story.Then(new RosterLeft(n.Member, at));
                return null;
            case AgreementReached n:
                story.Then(new AgreementNoted(n.Agreement, at));
                return null;
            case PolicyChanged n:
                story.Take(CommunityDecisions.Decide(story.State, new ReceivePolicy(n.Policy, at)));
                return null;
            default:
                var (taken, unavailable) = await new HelperDesk(GrainFactory).Hear(caller, news, story);
                return taken ? unavailable : await base.Hear(caller, news, story);
        }
    }

    private static void Report(MemberReported news, Story<Community, CommunityEvent> story, DateTimeOffset at)
    {
        if (story.State.Roster.GetValueOrDefault(news.Entry.Member) is not { } known || !known.SameMember(news.Entry))
            story.Then(new RosterChanged(news.Entry, at));
        if (news.Post is { } post)
            story.Take(CommunityDecisions.Decide(story.State, new ClaimPost(news.Entry.Member, post, at)));
    }

    /// <summary>Ranks this community's members and has the request ask the best; notes who was asked.</summary>
    private async Task<RoundReply> Ask(Caller caller, LendingRequest wanted, bool last, Story<Community, CommunityEvent> story)
    {
        var policy = story.State.Policy;
        var candidates = wanted.Wanted.SelectMany(n =>
            Ranking.Rank(story.State, wanted, n.Skill, caller.At).Take(Math.Min((n.Count * 4) + 10, MostCandidates / wanted.Wanted.Length)));
        var lender = story.State.Profile!.Code;
        var round = await Request(wanted.Request).Ask(
            caller.For(lender.Value),
            new AskRound(
                wanted.Round, lender, wanted.Wanted, [.. candidates], Domain.Requests.Triage.LapsesAt(policy, wanted.Urgency, caller.At),
                policy.Caps, policy.Waves.AlertBudgetPerWeek, last)
            {
                Quiet = last ? QuietSkills(story.State, wanted, caller.At) : [],
            });
        if (!round.Asked.IsEmpty && !round.Reply.IsUnavailable)
            story.Then(new MembersAsked(wanted.Request, round.Asked, caller.At));
        return round;
    }

    private static ImmutableArray<QuietSkill> QuietSkills(Community community, LendingRequest wanted, DateTimeOffset at) =>
    [
        .. from need in wanted.Wanted
           let until = Ranking.QuietUntil(community, wanted, need.Skill, at)
           where until is not null
           select new QuietSkill(need.Skill, until.Value),
    ];

    private static ImmutableArray<Need> Capped(ImmutableArray<Need> wanted, int most)
    {
        var capped = ImmutableArray.CreateBuilder<Need>();
        foreach (var need in wanted)
        {
            var count = Math.Min(need.Count, most);
            most -= count;
            if (count > 0)
                capped.Add(need with { Count = count });
        }

        return capped.ToImmutable();
    }

    /// <summary>What was wanted, less what was asked for here, plus what could not be had.</summary>
    private static ImmutableArray<Need> Missing(ImmutableArray<Need> wanted, ImmutableArray<Need> askedFor, ImmutableArray<Need> notHad) =>
    [
        .. wanted
            .Select(n => n with { Count = n.Count - Count(askedFor, n.Skill) + Count(notHad, n.Skill) })
            .Where(n => n.Count > 0),
    ];

    private static int Count(ImmutableArray<Need> needs, Skill skill) => needs.FirstOrDefault(n => n.Skill == skill)?.Count ?? 0;

    private IServiceRequestGrain Request(RequestNumber number) => GrainFactory.GetGrain<IServiceRequestGrain>(number.Value);

    private Reply Refused(Rejection rejection) => Reply.Refused(Version, rejection);
}
