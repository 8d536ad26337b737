using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Areas;

/// <summary>A post that the community does not have yet.</summary>
public sealed record PublishNewPost(Post Post, DateTimeOffset At);

/// <param name="From">As it was when somebody began to change it.</param>
public sealed record ChangePost(Post From, Post To, DateTimeOffset At);

/// <inheritdoc cref="ChangePost"/>
public sealed record ClosePost(Post From, string Reason, DateTimeOffset At);

/// <summary>A courtyard head whom the community does not have yet.</summary>
public sealed record AppointNewCourtyardHead(CourtyardHead Head, DateTimeOffset At);

/// <inheritdoc cref="ChangePost"/>
public sealed record ChangeCourtyardHead(CourtyardHead From, CourtyardHead To, DateTimeOffset At);

/// <inheritdoc cref="ChangePost"/>
public sealed record DismissCourtyardHead(CourtyardHead From, string Reason, DateTimeOffset At);

public sealed record EraseCourtyardHead(MemberNumber Head, ErasureGround Ground, DateTimeOffset At);

/// <summary>
/// What people change of a community by hand, one thing at a time. A register that is imported says how things are; an edit says
/// besides what it was made from, and is refused when that is no longer so.
/// </summary>
public static class CommunityEdits
{
    public static Decision<CommunityEvent> Decide(Community state, PublishNewPost command) =>
        state.Posts.ContainsKey(command.Post.Name)
            ? new Rejection("community.post-exists").With("post", command.Post.Name)
            : CommunityDecisions.Decide(state, new PublishPost(command.Post, command.At));

    /// <summary>Who holds the post keeps it: the headcount cannot fall below them.</summary>
    public static Decision<CommunityEvent> Decide(Community state, ChangePost command)
    {
        if (!state.Posts.TryGetValue(command.From.Name, out var now))
            return new Rejection("community.post-unknown").With("post", command.From.Name);
        if (now != command.From)
            return Stale;
        var held = state.Claims.Count(c => c.Value == now.Name);
        return command.To.Headcount < held
            ? new Rejection("community.headcount-below-holders").With("post", now.Name).With("holders", held)
            : CommunityDecisions.Decide(state, new PublishPost(command.To, command.At));
    }

    public static Decision<CommunityEvent> Decide(Community state, ClosePost command) =>
        !state.Posts.TryGetValue(command.From.Name, out var now) ? new Rejection("community.post-unknown").With("post", command.From.Name)
        : now != command.From ? Stale
        : new PostClosed(now.Name, command.Reason, command.At);

    public static Decision<CommunityEvent> Decide(Community state, AppointNewCourtyardHead command) =>
        state.CourtyardHeads.ContainsKey(command.Head.Number)
            ? new Rejection("community.courtyard-head-exists").With("head", command.Head.Number)
            : CommunityDecisions.Decide(state, new AppointCourtyardHead(command.Head, command.At));

    public static Decision<CommunityEvent> Decide(Community state, ChangeCourtyardHead command) =>
        CannotEdit(state, command.From) is { } wrong ? wrong : CommunityDecisions.Decide(state, new AppointCourtyardHead(command.To, command.At));

    public static Decision<CommunityEvent> Decide(Community state, DismissCourtyardHead command) =>
        CannotEdit(state, command.From) is { } wrong ? wrong : new CourtyardHeadDismissed(command.From.Number, command.Reason, command.At);

    public static Decision<CommunityEvent> Decide(Community state, EraseCourtyardHead command) =>
        state.CourtyardHeads.ContainsKey(command.Head)
            ? new CourtyardHeadErased(command.Head, command.Ground, command.At)
            : Decision<CommunityEvent>.Nothing;

    private static Rejection? CannotEdit(Community state, CourtyardHead from) =>
        !state.CourtyardHeads.TryGetValue(from.Number, out var now) ? new Rejection("community.courtyard-head-unknown").With("head", from.Number)
        : now != from ? Stale
        : null;

    private static Rejection Stale { get; } = new("version.stale");
}
