using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;

namespace CoGovernance.Grains.Plans;

/// <summary>
/// A community's part in plans: it chooses whom it sends and tells them, replaces who objects, and takes in who comes to help. Members are
/// called first and the choice is recorded last; a choice made again after a crash is the same, and telling a member twice has one effect.
/// </summary>
internal sealed class HelperDesk(IGrainFactory grains)
{
    /// <summary>News this late costs the members none of their time to object.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromHours(1);

    /// <summary>Takes news of plans in; null when it was, else why a member could not be told now. False when it is other news.</summary>
    public async Task<(bool Taken, Rejection? Unavailable)> Hear(Caller caller, NewsItem news, Story<Community, CommunityEvent> story)
    {
        var at = caller.At;
        var roster = story.State.Roster;
        switch (news)
        {
            case QuotaHandedDown n:
                return (true, await Choose(caller, n.Quota, story));
            case QuotaOver n:
                return (true, await Close(caller, n.Plan, story));
            case HelperObjected n:
                return (true, await Replace(caller, n.Plan, n.Member, story));
            case HelperSetOut n:
                return (true, await SetOut(caller, n, story));
            case HelperBack n when roster.GetValueOrDefault(n.Member)?.Away?.Plan == n.Plan:
                story.Then(new HelperCameBack(n.Member, n.Plan, at));
                return (true, null);
            case HelperBack n:
                return (true, await Replace(caller, n.Plan, n.Member, story));
            case HelperSent n:
                if (roster.GetValueOrDefault(n.Entry.Member) is null or { Helping: not null })
                    story.Then(new HelperJoined(n.Entry, at));
                return (true, null);
            case HelperChanged n:
                if (roster.GetValueOrDefault(n.Entry.Member) is { Helping: not null } helper && !helper.SameMember(n.Entry))
                    story.Then(new RosterChanged(n.Entry, at));
                return (true, null);
            case HelperRecalled n:
                if (roster.GetValueOrDefault(n.Member)?.Helping?.Plan == n.Plan)
                    story.Then(new HelperLeft(n.Member, n.Plan, at));
                return (true, null);
            case HelperHandedBack n:
                if (roster.ContainsKey(n.Entry.Member))
                    story.Then(new HelperRemembered(n.Entry, at));
                return (true, null);
            default:
                return (false, null);
        }
    }

    private async Task<Rejection?> Choose(Caller caller, Quota quota, Story<Community, CommunityEvent> story)
    {
        if (story.State.Quotas.ContainsKey(quota.Plan))
            return null;
        var told = caller.At - quota.AppliedAt <= Prompt ? quota.AppliedAt : caller.At;
        var chosen = new List<ChosenMember>();
        for (var line = 0; line < quota.Lines.Length; line++)
        {
            var wanted = quota.Lines[line].Count;
            foreach (var candidate in HelperChoice.Rank(story.State, quota, line, told))
            {
                if (wanted == 0)
                    break;
                if (chosen.Any(c => c.Member == candidate.Member))
                    continue;
                var reply = await Tell(caller, quota, candidate);
                if (reply.IsUnavailable)
                    return reply.Rejection;
                if (!reply.IsDone)
                    continue;
                chosen.Add(candidate);
                wanted--;
            }
        }

        story.Then(new HelpersChosen(quota, [.. chosen], caller.At));
        return null;
    }

    /// <summary>The next one goes; when nobody is left the place stays empty.</summary>
    private async Task<Rejection?> Replace(Caller caller, PlanNumber plan, MemberNumber member, Story<Community, CommunityEvent> story)
    {
        if (!story.State.Quotas.TryGetValue(plan, out var staffed) || staffed.Chosen.Find(h => h.Member == member) is not { } gone)
            return null;
        foreach (var candidate in HelperChoice.Rank(story.State, staffed.Quota, gone.Line, caller.At))
        {
            var reply = await Tell(caller, staffed.Quota, candidate);
            if (reply.IsUnavailable)
                return reply.Rejection;
            if (!reply.IsDone)
                continue;
            story.Then(new HelperReplaced(plan, member, candidate, caller.At));
            return null;
        }

        story.Then(new HelperReplaced(plan, member, null, caller.At));
        return null;
    }

    private async Task<Rejection?> Close(Caller caller, PlanNumber plan, Story<Community, CommunityEvent> story)
    {
        if (!story.State.Quotas.TryGetValue(plan, out var staffed))
            return null;
        foreach (var helper in staffed.Chosen)
        {
            var reply = await Member(helper.Member).EndAssignment(caller.For("end"), plan);
            if (reply.IsUnavailable)
                return reply.Rejection;
        }

        story.Then(new QuotaClosed(plan, caller.At));
        return null;
    }

    /// <summary>A member who goes without being on the list was told before a crash and not chosen after it, and is called back.</summary>
    private async Task<Rejection?> SetOut(Caller caller, HelperSetOut news, Story<Community, CommunityEvent> story)
    {
        if (!story.State.Roster.ContainsKey(news.Member))
            return null;
        story.Then(new HelperWentOut(news.Member, news.Stay, caller.At));
        if (story.State.Quotas.GetValueOrDefault(news.Stay.Plan)?.Promises(news.Member) == true)
            return null;
        var reply = await Member(news.Member).EndAssignment(caller.For("end"), news.Stay.Plan);
        return reply.IsUnavailable ? reply.Rejection : null;
    }

    private Task<Reply> Tell(Caller caller, Quota quota, ChosenMember helper)
    {
        var line = quota.Lines[helper.Line];
        var assignment = new Assignment(quota.Plan, quota.From, line.To, line.Skill, helper.From, quota.Until, helper.ObjectUntil, helper.Why);
        return Member(helper.Member).Assign(caller.For("assign"), assignment, quota.Rest);
    }

    private IMemberGrain Member(MemberNumber number) => grains.GetGrain<IMemberGrain>(number.Value);
}
