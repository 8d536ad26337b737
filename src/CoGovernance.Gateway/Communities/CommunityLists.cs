using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Communities;

/// <param name="Area">A county, town or community within the caller's own area.</param>
public sealed record PostFilter(string? Area = null, Skill? Skill = null);

/// <summary>A post that a community publishes for members to claim.</summary>
public sealed record PostLine(string Community, string Name, string Skill, int Headcount, string Shift, DateTimeOffset UpdatedAt);

/// <param name="Area">A county, town or community within the caller's own area.</param>
public sealed record CourtyardHeadFilter(string? Area = null);

/// <summary>A courtyard head; name and phone are masked.</summary>
public sealed record CourtyardHeadLine(
    string Number, string? Name, string? Phone, string Community, string Courtyard, DateTimeOffset UpdatedAt);

/// <summary>Reading what communities have: posts and courtyard heads.</summary>
internal static class CommunityLists
{
    private static readonly Listing<PostLine> Posts =
        new(Tables.Posts, Post, "community", ("community", "community"), ("name", "name"), ("updatedAt", "updated_at"));

    private static readonly Listing<CourtyardHeadLine> Heads =
        new(Tables.CourtyardHeads, Head, "number", ("number", "number"), ("community", "community"), ("updatedAt", "updated_at"));

    public static void MapCommunityLists(this IEndpointRouteBuilder api)
    {
        api.MapGet("/posts", PostsAsync).WithTags("Communities").Produces<Page<PostLine>>().Does(Operation.ListPosts)
            .Refuses("cursor.invalid", "request.invalid");
        api.MapGet("/courtyard-heads", HeadsAsync).WithTags("Communities").Produces<Page<CourtyardHeadLine>>().Does(Operation.ListCourtyardHeads)
            .Refuses("cursor.invalid", "request.invalid");
    }

    private static async Task<IResult> PostsAsync(
        HttpContext http, [AsParameters] PostFilter filter, [AsParameters] PageQuery page, IJournal journal)
    {
        var checks = new Checks().Area(filter.Area, http.RequiredSubject(), out var area);
        if (checks.Failed)
            return checks.Answer(http);
        var filters = Scoped.Within("community", area);
        if (filter.Skill is { } skill)
            filters = filters.Add(new RowFilter("skill", Comparison.Equal, skill.CodeOf()));
        return await Pages.ReadAsync(http, journal, Posts, page, filters);
    }

    private static async Task<IResult> HeadsAsync(
        HttpContext http, [AsParameters] CourtyardHeadFilter filter, [AsParameters] PageQuery page, IJournal journal)
    {
        var checks = new Checks().Area(filter.Area, http.RequiredSubject(), out var area);
        return checks.Failed ? checks.Answer(http) : await Pages.ReadAsync(http, journal, Heads, page, Scoped.Within("community", area));
    }

    private static PostLine Post(object?[] row) => new(
        (string)row[0]!, (string)row[1]!, (string)row[2]!, (int)(long)row[3]!, (string)row[4]!,
        (DateTimeOffset)row[Tables.Posts.Column(ProjectionTable.UpdatedAt)]!);

    private static CourtyardHeadLine Head(object?[] row)
    {
        var phone = PhoneNumber.TryParse((string?)row[2], out var number) ? number.Masked : null;
        return new CourtyardHeadLine(
            (string)row[0]!, MembersApi.Masked((string?)row[1]), phone, (string)row[3]!, (string)row[4]!,
            (DateTimeOffset)row[Tables.CourtyardHeads.Column(ProjectionTable.UpdatedAt)]!);
    }
}
