using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Plans;

// Events

/// <summary>What happens to a community through balance plans: whom it sends, and who comes to help. Storage contracts.</summary>
public abstract record HelperEvent(DateTimeOffset At) : CommunityEvent;

/// <summary>The community chose members for a plan's quota; fewer when fewer are there.</summary>
public sealed record HelpersChosen(Quota Quota, ImmutableArray<ChosenMember> Chosen, DateTimeOffset At) : HelperEvent(At);

/// <summary>Somebody chosen does not go; the next one does, or the place stays empty.</summary>
public sealed record HelperReplaced(PlanNumber Plan, MemberNumber Member, ChosenMember? Next, DateTimeOffset At) : HelperEvent(At);

/// <summary>The plan is over or was withdrawn; nobody is asked for it any more.</summary>
public sealed record QuotaClosed(PlanNumber Plan, DateTimeOffset At) : HelperEvent(At);

/// <summary>A member of this community began to help in another.</summary>
public sealed record HelperWentOut(MemberNumber Member, Stay Stay, DateTimeOffset At) : HelperEvent(At);

public sealed record HelperCameBack(MemberNumber Member, PlanNumber Plan, DateTimeOffset At) : HelperEvent(At);

/// <summary>Somebody from another community helps here from now on.</summary>
public sealed record HelperJoined(RosterEntry Entry, DateTimeOffset At) : HelperEvent(At);

public sealed record HelperLeft(MemberNumber Member, PlanNumber Plan, DateTimeOffset At) : HelperEvent(At);

/// <summary>What the helped community remembers of a member's services there, at home again.</summary>
public sealed record HelperRemembered(RosterEntry Entry, DateTimeOffset At) : HelperEvent(At);

/// <summary>How a community's roster and quotas follow from these events.</summary>
public static class Helping
{
    internal static Community Evolve(Community state, HelperEvent happened) => happened switch
    {
        HelpersChosen e => state with { Quotas = state.Quotas.SetItem(e.Quota.Plan, new StaffedQuota(e.Quota, [.. e.Chosen], [])) },
        HelperReplaced e => Replaced(state, e),
        QuotaClosed e => state with { Quotas = state.Quotas.Remove(e.Plan) },
        HelperWentOut e => With(state, e.Member, r => r with { Away = e.Stay, MovedAt = e.Stay.From }),
        HelperCameBack e => With(state, e.Member, r => r with { Away = r.Away?.Plan == e.Plan ? null : r.Away }),
        HelperJoined e => state with { Roster = state.Roster.SetItem(e.Entry.Member, e.Entry) },
        HelperLeft e => state with { Roster = state.Roster.Remove(e.Member) },
        HelperRemembered e => With(state, e.Entry.Member, r => r.Remembering(e.Entry)),
        _ => state,
    };

    private static Community Replaced(Community state, HelperReplaced e)
    {
        if (!state.Quotas.TryGetValue(e.Plan, out var quota))
            return state;
        var chosen = quota.Chosen.RemoveAll(h => h.Member == e.Member);
        return state with
        {
            Quotas = state.Quotas.SetItem(e.Plan, quota with
            {
                Chosen = e.Next is { } next ? chosen.Add(next) : chosen,
                Dropped = quota.Dropped.Add(e.Member),
            }),
        };
    }

    private static Community With(Community state, MemberNumber member, Func<RosterEntry, RosterEntry> change) =>
        state.Roster.TryGetValue(member, out var entry) ? state with { Roster = state.Roster.SetItem(member, change(entry)) } : state;
}
