using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Accounts;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Areas;

/// <param name="Headcount">1 to 1,000.</param>
/// <param name="Shift">In the office's words: 每周六上午.</param>
public sealed record PostBody(string Name, Skill Skill, int Headcount, string Shift);

/// <summary>A post as it should be; its name stays.</summary>
public sealed record PostChangeBody(Skill Skill, int Headcount, string Shift);

/// <param name="Holders">Members who hold it.</param>
public sealed record PostWritten(string Community, string Name, Skill Skill, int Headcount, string Shift, int Holders);

/// <summary>The posts of a community (岗位): publishing, changing, closing. A post's tag is of its own content.</summary>
internal static class PostsApi
{
    public static void MapPostEdits(this IEndpointRouteBuilder api)
    {
        var posts = api.MapGroup("/areas/{area}/posts").WithTags("Posts");
        posts.MapPost("", PublishAsync).Produces<PostWritten>(StatusCodes.Status201Created).Does(Operation.PublishPost, Target.Area)
            .Refuses("request.invalid", "community.post-exists", "community.headcount-out-of-bounds", "community.unknown");
        posts.MapGet("/{post}", ReadAsync).Produces<PostWritten>().Does(Operation.ReadPost, Target.Area).Refuses("community.post-unknown");
        posts.MapPut("/{post}", ChangeAsync).Produces<PostWritten>().Does(Operation.ChangePost, Target.Area)
            .Refuses(["request.invalid", "community.post-unknown", "community.headcount-below-holders", .. EntityTag.Refusals]);
        posts.MapPost("/{post}/closing", CloseAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.ClosePost, Target.Area)
            .Refuses(["request.invalid", "community.post-unknown", .. EntityTag.Refusals]);
    }

    private static async Task<IResult> PublishAsync(HttpContext http, string area, PostBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("name", body.Name, 1, 40).Text("shift", body.Shift, 0, 100);
        if (checks.Failed)
            return checks.Answer(http);
        var grain = grains.GetGrain<ICommunityGrain>(area);
        var post = new Post(body.Name.Trim(), body.Skill, body.Headcount, body.Shift.Trim());
        var reply = await grain.PublishNewPost(http.Command().Caller, post);
        if (reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        http.Response.Headers.ETag = EntityTag.OfPart(post);
        return Results.Json(Written(area, await grain.View(), post), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string area, string post, IGrainFactory grains)
    {
        var community = await grains.GetGrain<ICommunityGrain>(area).View();
        return community.Posts.TryGetValue(post, out var found)
            ? EntityTag.Answer(http, EntityTag.OfPart(found), Written(area, community, found))
            : Problem.Of(http, new Rejection("community.post-unknown").With("post", post));
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, string area, string post, PostChangeBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("shift", body.Shift, 0, 100);
        if (checks.Failed)
            return checks.Answer(http);
        var to = new Post(post, body.Skill, body.Headcount, body.Shift.Trim());
        var grain = grains.GetGrain<ICommunityGrain>(area);
        return await EditAsync(http, grain, post, (from, caller) => grain.ChangePost(caller, from, to)) is { } refusal
            ? refusal
            : EntityTag.Answer(http, EntityTag.OfPart(to), Written(area, await grain.View(), to));
    }

    private static async Task<IResult> CloseAsync(HttpContext http, string area, string post, ReasonBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        if (checks.Failed)
            return checks.Answer(http);
        var grain = grains.GetGrain<ICommunityGrain>(area);
        return await EditAsync(http, grain, post, (from, caller) => grain.ClosePost(caller, from, body.Reason.Trim())) ?? Results.NoContent();
    }

    /// <summary>Does the edit on the post that the caller read; the refusal when there is one.</summary>
    private static async Task<IResult?> EditAsync(HttpContext http, ICommunityGrain grain, string post, Func<Post, Caller, Task<Reply>> edit)
    {
        if (EntityTag.Edited(http) is not { } tag)
            return Problem.Of(http, "version.missing");
        if (!(await grain.View()).Posts.TryGetValue(post, out var from))
            return Problem.Of(http, new Rejection("community.post-unknown").With("post", post));
        if (EntityTag.OfPart(from) != tag)
            return Problem.Of(http, "version.stale");
        return (await edit(from, http.Command().Caller)).Rejection is { } refused ? Problem.Of(http, refused) : null;
    }

    private static PostWritten Written(string area, Community community, Post post) =>
        new(area, post.Name, post.Skill, post.Headcount, post.Shift, community.Claims.Count(c => c.Value == post.Name));
}
