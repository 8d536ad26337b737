using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Plans;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Plans;

/// <summary>What a community tells plans and other communities of those who help. Plans hear counts only.</summary>
internal static class HelperNotices
{
    public static IEnumerable<Notice> Of(Community before, CommunityEvent happened, Community after)
    {
        switch (happened)
        {
            case HelpersChosen e:
                yield return Answer(after, e.Quota.Plan);
                break;
            case HelperReplaced e when after.Quotas.ContainsKey(e.Plan):
                yield return Answer(after, e.Plan);
                break;
            case HelperWentOut e when after.Roster.TryGetValue(e.Member, out var entry):
                yield return new Notice(Streams.Of(e.Stay.Community), new HelperSent(entry.SentTo(e.Stay, after.Profile!.Code)));
                break;
            case RosterChanged e when after.Roster.GetValueOrDefault(e.Entry.Member)?.Away is { } stay:
                yield return new Notice(Streams.Of(stay.Community), new HelperChanged(e.Entry));
                break;
            case HelperCameBack e when before.Roster.GetValueOrDefault(e.Member)?.Away is { } stay && stay.Plan == e.Plan:
                yield return new Notice(Streams.Of(stay.Community), new HelperRecalled(e.Plan, e.Member));
                break;
            case RosterLeft e when before.Roster.GetValueOrDefault(e.Member)?.Away is { } stay:
                yield return new Notice(Streams.Of(stay.Community), new HelperRecalled(stay.Plan, e.Member));
                break;
            case HelperLeft e when before.Roster.GetValueOrDefault(e.Member) is { Helping: { } from } memory:
                yield return new Notice(Streams.Of(from.Community), new HelperHandedBack(memory with { Bookings = [] }));
                break;
            case CommunityCounted e when !e.Counts.SameFigures(before.Counted):
                yield return new Notice(Streams.BoardOf(e.Counts.Community.Town), new CountsChanged(e.Counts));
                break;
        }
    }

    private static Notice Answer(Community community, PlanNumber plan) => new(
        Streams.Of(plan), new QuotaAnswered(plan, community.Profile!.Code, community.Quotas[plan].Counts()));
}
