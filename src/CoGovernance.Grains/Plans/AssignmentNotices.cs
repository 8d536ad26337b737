using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Plans;

/// <summary>
/// What becomes of a member's assignment: its row in the list, and the news of it. All of it goes to the home community, which tells the
/// helped one, so that both hear it in order.
/// </summary>
internal static class AssignmentNotices
{
    public static Notice? Of(Member before, AssignmentEvent happened)
    {
        if (before.Assignment is not { } a || before.Profile is not { } profile)
            return null;
        NewsItem? news = happened switch
        {
            AssignmentObjected => new HelperObjected(a.Plan, profile.Number),
            AssignmentBegun => new HelperSetOut(profile.Number, new Stay(a.Plan, a.Community, a.From, a.Until)),
            AssignmentEnded or AssignmentCancelled => new HelperBack(a.Plan, profile.Number),
            _ => null,
        };
        return news is null ? null : new Notice(Streams.Of(a.Home), news);
    }

    public static ProjectionRow? RowOf(string member, Member before, AssignmentEvent happened, Member after) =>
        StatusAfter(happened) is { } status && (after.Assignment ?? before.Assignment) is { } a
            ? Tables.Assignments.Row(
                member, a.Plan.Value, a.Home.Value, a.Community.Value, a.Skill.ToString(), a.From, a.Until, a.ObjectUntil, status,
                JsonSerializer.Serialize(a.Why, WireJson.Options))
            : null;

    private static string? StatusAfter(AssignmentEvent happened) => happened switch
    {
        AssignmentTold => "told",
        AssignmentObjected => "objected",
        AssignmentCancelled => "cancelled",
        AssignmentBegun => "begun",
        AssignmentEnded => "ended",
        _ => null,
    };
}
