using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Grains.Plans;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Areas;

public sealed class CommunityAggregate : Aggregate<Community, CommunityEvent>
{
    public override string Kind => Streams.Community;

    public override Community Initial => Community.Initial;

    /// <summary>The state is large, the events are many and small.</summary>
    public override int SnapshotEvery => 2_000;

    public override Community Evolve(Community state, CommunityEvent happened) => Community.Evolve(state, happened);

    public override DateTimeOffset? NextDue(Community state) =>
        state.ReportDue is null || state.CountDue < state.ReportDue ? state.CountDue ?? state.ReportDue : state.ReportDue;

    public override IEnumerable<ProjectionRow> Rows(Community before, CommunityEvent happened, Community after)
    {
        if (happened is CommunityLoadReported reported)
            yield return AreaRows.Point(reported.Load, reported.At);
        switch (happened)
        {
            case CommunityRegistered or PolicyReceived or CommunityLoadReported when after.Profile is { } profile:
                yield return AreaRows.Of(profile, after.Reported, after.Policy);
                break;
            case PostPublished e:
                yield return Tables.Posts.Row(
                    after.Profile!.Code.Value, e.Post.Name, e.Post.Skill.CodeOf(), (long)e.Post.Headcount, e.Post.Shift);
                break;
            case CourtyardHeadAppointed e:
                yield return Tables.CourtyardHeads.Row(
                    e.Head.Number.Value, e.Head.Name.Text, e.Head.Phone.Text, after.Profile!.Code.Value, e.Head.Courtyard);
                break;
            case PostClosed e:
                yield return Tables.Posts.Gone(after.Profile!.Code.Value, e.Post);
                break;
            case CourtyardHeadDismissed e:
                yield return Tables.CourtyardHeads.Gone(e.Head.Value);
                break;
            case CourtyardHeadErased e:
                yield return Tables.CourtyardHeads.Gone(e.Head.Value);
                break;
        }
    }

    public override IEnumerable<Notice> Notices(Community before, CommunityEvent happened, Community after)
    {
        switch (happened)
        {
            case CommunityRegistered e when before.Profile is null:
                yield return new Notice(Streams.Of(e.Profile.Code.Town), new ChildRegistered(e.Profile.Code));
                break;
            case CommunityLoadReported e when !e.Load.SameFigures(before.Reported):
                yield return new Notice(Streams.Of(e.Load.Area.Town), new LoadChanged(e.Load));
                break;
        }

        foreach (var notice in HelperNotices.Of(before, happened, after))
            yield return notice;
    }
}
