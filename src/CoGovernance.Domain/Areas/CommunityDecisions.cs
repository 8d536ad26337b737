using System.Collections.Immutable;
using CoGovernance.Domain.Areas.Forecasting;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Domain.Areas;

public sealed record RegisterCommunity(AreaProfile Profile, DateTimeOffset At);

public sealed record ReceivePolicy(Policy Policy, DateTimeOffset At);

public sealed record PublishPost(Post Post, DateTimeOffset At);

public sealed record ClaimPost(MemberNumber Member, string Post, DateTimeOffset At);

public sealed record AppointCourtyardHead(CourtyardHead Head, DateTimeOffset At);

/// <summary>What a community decides about itself. What it hears of requests and members is recorded as it is: see the grain.</summary>
public static class CommunityDecisions
{
    public static Decision<CommunityEvent> Decide(Community state, RegisterCommunity command) =>
        state.Profile == command.Profile ? Decision<CommunityEvent>.Nothing : new CommunityRegistered(command.Profile, command.At);

    public static Decision<CommunityEvent> Decide(Community state, ReceivePolicy command) =>
        command.Policy.Version <= state.Policy.Version ? Decision<CommunityEvent>.Nothing : new PolicyReceived(command.Policy, command.At);

    public static Decision<CommunityEvent> Decide(Community state, PublishPost command) =>
        state.Profile is null ? Unknown
        : command.Post.Headcount is < 1 or > 1000 ? new Rejection("community.headcount-out-of-bounds").With("headcount", command.Post.Headcount)
        : state.Posts.GetValueOrDefault(command.Post.Name) == command.Post ? Decision<CommunityEvent>.Nothing
        : new PostPublished(command.Post, command.At);

    public static Decision<CommunityEvent> Decide(Community state, ClaimPost command) =>
        !state.Posts.TryGetValue(command.Post, out var post) ? new Rejection("community.post-unknown").With("post", command.Post)
        : state.Claims.GetValueOrDefault(command.Member) == command.Post ? Decision<CommunityEvent>.Nothing
        : state.Claims.Count(c => c.Value == command.Post) >= post.Headcount
            ? new Rejection("community.post-full").With("post", command.Post).With("headcount", post.Headcount)
        : new PostClaimed(command.Member, command.Post, command.At);

    public static Decision<CommunityEvent> Decide(Community state, AppointCourtyardHead command) =>
        state.Profile is null ? Unknown
        : state.CourtyardHeads.GetValueOrDefault(command.Head.Number) == command.Head ? Decision<CommunityEvent>.Nothing
        : new CourtyardHeadAppointed(command.Head, command.At);

    /// <summary>
    /// The load at an instant: what the queue still asks for in the next seven days, against what members on duty can give under the
    /// weekly cap, less what they are booked for. A place that a member of this community has taken is no longer asked for.
    /// </summary>
    public static AreaLoad Load(Community state, DateTimeOffset at)
    {
        var week = new TimeWindow(at, at + SevenDays.Length);
        var taken = state.Roster.Values.SelectMany(r => r.Bookings).CountBy(b => b.Request).ToDictionary();
        var open = state.Queue.Values
            .Where(q => q.Window is { } w && w.Start < week.End)
            .Sum(q => Math.Max(0, q.Places - taken.GetValueOrDefault(q.Number)) * q.Window!.Minutes);
        var available = 0;
        var today = ChinaTime.DateAt(at);
        var people = ImmutableSortedDictionary.CreateBuilder<Skill, int>();
        foreach (var entry in state.Roster.Values.Where(r => r.IsOnDuty(at)))
        {
            var willing = Math.Min(MemberPreferences.MinutesOffered(entry.Availability, entry.Preferences, today), state.Policy.Caps.MinutesPerWeek);
            available += Math.Max(0, willing - entry.Bookings.Where(b => b.Window.Overlaps(week)).Sum(b => b.Window.Minutes));
            foreach (var skill in entry.Skills.Add(Skill.General))
                people[skill] = people.GetValueOrDefault(skill) + 1;
        }

        return new AreaLoad(state.Profile!.Code, (state.Reported?.Version ?? 0) + 1, open, available, people.ToImmutable())
        {
            Orders = (state.Reported?.Orders ?? 0) + state.NewOrders,
            OrderedMinutes = (state.Reported?.OrderedMinutes ?? 0) + state.NewMinutes,
            AsOf = LoadHistory.FullHour(at),
        };
    }

    /// <summary>Reports the load when it is due; a load of the same figures is noted, but is no news for the town.</summary>
    public static Decision<CommunityEvent> ReportLoad(Community state, DateTimeOffset at) =>
        state.Profile is null || state.ReportDue is not { } due || due > at
            ? Decision<CommunityEvent>.Nothing
            : new CommunityLoadReported(Load(state, at), at);

    private static Rejection Unknown { get; } = new("community.unknown");
}
