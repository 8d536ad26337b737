using System.Collections.Immutable;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Areas;

/// <summary>
/// A community: its roster, posts, agreements and intake queue. It holds open work only; what is over stands in the journal.
/// </summary>
public sealed record Community
{
    public static Community Initial { get; } = new();

    public AreaProfile? Profile { get; init; }

    public Policy Policy { get; init; } = DefaultPolicy.Value;

    public ImmutableSortedDictionary<MemberNumber, RosterEntry> Roster { get; init; } = ImmutableSortedDictionary<MemberNumber, RosterEntry>.Empty;

    public ImmutableSortedDictionary<UnitCode, Agreement> Agreements { get; init; } = ImmutableSortedDictionary<UnitCode, Agreement>.Empty;

    public ImmutableSortedDictionary<string, Post> Posts { get; init; } = ImmutableSortedDictionary.Create<string, Post>(StringComparer.Ordinal);

    /// <summary>The post of each member who holds one.</summary>
    public ImmutableSortedDictionary<MemberNumber, string> Claims { get; init; } = ImmutableSortedDictionary<MemberNumber, string>.Empty;

    public ImmutableSortedDictionary<MemberNumber, CourtyardHead> CourtyardHeads { get; init; } =
        ImmutableSortedDictionary<MemberNumber, CourtyardHead>.Empty;

    public ImmutableSortedDictionary<RequestNumber, QueuedRequest> Queue { get; init; } = ImmutableSortedDictionary<RequestNumber, QueuedRequest>.Empty;

    /// <summary>The load last reported to the town; null before the first.</summary>
    public AreaLoad? Reported { get; init; }

    /// <summary>Orders that came in since the load was last reported.</summary>
    public int NewOrders { get; init; }

    /// <summary>Minutes of service that came to be asked for since then.</summary>
    public int NewMinutes { get; init; }

    /// <summary>When the load is to be reported again; null while nothing has changed since.</summary>
    public DateTimeOffset? ReportDue { get; init; }

    /// <summary>Minutes of work that came in, by day: four weeks, oldest first.</summary>
    public ImmutableList<WorkDay> Work { get; init; } = [];

    /// <summary>The counts last told to the town for balancing; null before the first.</summary>
    public CommunityCounts? Counted { get; init; }

    /// <summary>When to count again for balancing; null while nothing has changed since.</summary>
    public DateTimeOffset? CountDue { get; init; }

    /// <summary>What plans ask this community to give, with those chosen; a plan leaves when it is over.</summary>
    public ImmutableSortedDictionary<PlanNumber, StaffedQuota> Quotas { get; init; } = ImmutableSortedDictionary<PlanNumber, StaffedQuota>.Empty;

    /// <summary>Folds one event in. Never throws.</summary>
    public static Community Evolve(Community state, CommunityEvent happened) => happened switch
    {
        CommunityRegistered e => state with { Profile = e.Profile },
        PolicyReceived e => ToCount(state with { Policy = e.Policy }, e.At),
        RosterChanged e => Changed(Enter(state, e.Entry), e.At),
        RosterLeft e => Changed(state with { Roster = state.Roster.Remove(e.Member), Claims = state.Claims.Remove(e.Member) }, e.At),
        AgreementNoted e => ToCount(state with { Agreements = state.Agreements.SetItem(e.Agreement.Unit, e.Agreement) }, e.At),
        PostPublished e => ToCount(state with { Posts = state.Posts.SetItem(e.Post.Name, e.Post) }, e.At),
        PostClaimed e => state with { Claims = state.Claims.SetItem(e.Member, e.Post) },
        CourtyardHeadAppointed e => state with { CourtyardHeads = state.CourtyardHeads.SetItem(e.Head.Number, e.Head) },
        PostClosed e => ToCount(
            state with
            {
                Posts = state.Posts.Remove(e.Post),
                Claims = state.Claims.RemoveRange(state.Claims.Where(c => c.Value == e.Post).Select(c => c.Key)),
            },
            e.At),
        CourtyardHeadDismissed e => state with { CourtyardHeads = state.CourtyardHeads.Remove(e.Head) },
        CourtyardHeadErased e => state with { CourtyardHeads = state.CourtyardHeads.Remove(e.Head) },
        RequestQueued e => Changed(Queued(state, e), e.At),
        MembersAsked e => e.Members.Aggregate(state, (s, m) => With(s, m, r => r.Asked(e.At))),
        MemberBooked e => Changed(With(state, e.Member, r => r.Booked(e.Request, e.For, e.Window)), e.At),
        MemberFreed e => Changed(With(state, e.Member, r => r.Freed(e.Request)), e.At),
        MemberServed e => Changed(With(state, e.Member, r => r.Served(e.Request, e.Resident, e.Minutes, e.At)), e.At),
        ServedMinutesCorrected e => With(state, e.Member, r => r.Corrected(e.Request, e.Minutes)),
        RequestLeft e => Changed(state with { Queue = state.Queue.Remove(e.Request) }, e.At),
        CommunityLoadReported e => state with { Reported = e.Load, ReportDue = null, NewOrders = 0, NewMinutes = 0 },
        CommunityCounted e => state with { Counted = e.Counts, CountDue = null },
        HelperEvent e => ToCount(Changed(Helping.Evolve(state, e), e.At), e.At, atOnce: true),
        _ => state,
    };

    /// <summary>A request comes again when its time or places change; that is no new order. One that is taken up again is.</summary>
    private static Community Queued(Community state, RequestQueued e)
    {
        var request = e.Request;
        var known = state.Queue.GetValueOrDefault(request.Number);
        var isTimed = known?.Window is null && request.Window is not null;
        return state with
        {
            Queue = state.Queue.SetItem(request.Number, request),
            NewOrders = state.NewOrders + (known is null ? 1 : 0),
            NewMinutes = state.NewMinutes + (isTimed ? request.Places * request.Window!.Minutes : 0),
            Work = isTimed ? Counting.Seen(state.Work, request, e.At) : state.Work,
        };
    }

    private static Community Enter(Community state, RosterEntry entry)
    {
        var known = state.Roster.GetValueOrDefault(entry.Member);
        return state with { Roster = state.Roster.SetItem(entry.Member, known?.Updated(entry) ?? entry) };
    }

    private static Community With(Community state, MemberNumber member, Func<RosterEntry, RosterEntry> change) =>
        state.Roster.TryGetValue(member, out var entry) ? state with { Roster = state.Roster.SetItem(member, change(entry)) } : state;

    /// <summary>A change of load is reported at the next full hour, together with what else changes until then.</summary>
    private static Community Changed(Community state, DateTimeOffset at)
    {
        var counting = ToCount(state, at);
        return counting.ReportDue is not null ? counting : counting with { ReportDue = AreaLoad.NextReport(at) };
    }

    /// <summary>
    /// What changed is counted at the next full hour, but no sooner after the last count than the policy says; at once when a plan has
    /// moved people, so that the next plan knows.
    /// </summary>
    private static Community ToCount(Community state, DateTimeOffset at, bool atOnce = false)
    {
        var soonest = AreaLoad.NextReport(at);
        if (!atOnce && state.Counted is { } last && last.At + state.Policy.Balancing.ReportEvery is var earliest && earliest > soonest)
            soonest = earliest;
        return state.CountDue <= soonest ? state : state with { CountDue = soonest };
    }
}
