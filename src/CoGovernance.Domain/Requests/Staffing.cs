using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Domain.Requests;

/// <summary>The members who took the alert of a round, of one lender. See <see cref="OffersMade"/>.</summary>
public sealed record RecordOffers(
    int Round,
    DivisionCode Lender,
    ImmutableArray<OfferTo> Offers,
    DateTimeOffset LapsesAt,
    bool Ended,
    ImmutableArray<Skill> NoneLeft,
    DateTimeOffset At)
{
    /// <summary>The skills of <see cref="NoneLeft"/> for which somebody may be asked later: whose own quiet hours end then.</summary>
    public ImmutableArray<QuietSkill> Quiet { get; init; } = [];
}

/// <summary>Nobody is left for the skill but members in their own quiet hours, the first of which end then.</summary>
public sealed record QuietSkill(Skill Skill, DateTimeOffset Until);

public sealed record Accept(MemberNumber Member, DateTimeOffset At);

public sealed record Decline(MemberNumber Member, string? Reason, DateTimeOffset At);

public sealed record Withdraw(MemberNumber Member, string Reason, DateTimeOffset At);

/// <summary>A person hands the request up.</summary>
public sealed record Escalate(DateTimeOffset At);

/// <summary>A person has all tiers asked again for the places that are still open.</summary>
public sealed record Redispatch(DateTimeOffset At);

public sealed record Reschedule(TimeWindow Window, DateTimeOffset At);

/// <summary>
/// How the places of a request are filled: a few are asked, those who decline are replaced, and the next tier takes over when nobody
/// is left.
/// </summary>
public static class Staffing
{
    /// <summary>Why a round cannot be answered now; null when it can.</summary>
    public static Rejection? CannotAsk(ServiceRequest state, int round) =>
        state.Phase == RequestPhase.None ? new Rejection("request.unknown")
        : !state.IsStaffing || !state.Seeking || round != state.Round ? new Rejection("request.round-over").With("round", round)
        : null;

    /// <summary>Why the member cannot accept; null when a place is still there.</summary>
    public static Rejection? CannotAccept(ServiceRequest state, MemberNumber member, DateTimeOffset at) =>
        state.Offers.FindLast(o => o.Member == member) is not { } offer ? NotAsked(state, member)
        : offer.Status == OfferStatus.Accepted
            ? state.Holding.Contains(offer) ? null : new Rejection("request.offer-over").With("status", state.Phase)
        : offer.Status != OfferStatus.Open ? new Rejection("request.offer-over").With("status", offer.Status)
        : at >= offer.LapsesAt ? new Rejection("request.offer-over").With("status", OfferStatus.Lapsed)
        : !state.IsStaffing || state.OpenPlaces(offer.Skill) == 0 ? new Rejection("request.place-taken")
        : null;

    public static Decision<RequestEvent> Decide(ServiceRequest state, RecordOffers command)
    {
        if (CannotAsk(state, command.Round) is { } rejection)
            return rejection;
        var begins = state.Terms!.Window.Start;
        ImmutableArray<OfferTo> offers =
            [.. command.Offers.DistinctBy(o => o.Member).Where(o => !state.Offers.Any(known => known.Member == o.Member))];
        var noneLeft = NoneLeft(state, command, offers);
        var held = HeldUntil(state, command, offers, noneLeft);
        var story = Intake.Begin(state)
            .Then(new OffersMade(
                command.Round,
                state.HandlingTier,
                command.Lender,
                offers,
                command.LapsesAt < begins ? command.LapsesAt : begins,
                command.Ended,
                held is null ? noneLeft : [],
                command.At))
            .WithdrawLateOffers(command.At);
        if (held is { } until)
            story.Then(new SearchHeld(until, command.At));
        return story.SeekCandidates(command.At).End();
    }

    public static Decision<RequestEvent> Decide(ServiceRequest state, Accept command)
    {
        if (CannotAccept(state, command.Member, command.At) is { } rejection)
            return rejection;
        var offer = state.Offers.FindLast(o => o.Member == command.Member)!;
        if (offer.Status == OfferStatus.Accepted)
            return Decision<RequestEvent>.Nothing;
        return Intake.Begin(state)
            .Then(new Accepted(offer.Member, offer.Skill, offer.Tier, offer.Lender, command.At))
            .WithdrawLateOffers(command.At)
            .SeekCandidates(command.At)
            .End();
    }

    public static Decision<RequestEvent> Decide(ServiceRequest state, Decline command) =>
        state.Offers.FindLast(o => o.Member == command.Member) switch
        {
            null => NotAsked(state, command.Member),
            { Status: OfferStatus.Declined } => Decision<RequestEvent>.Nothing,
            { Status: OfferStatus.Open } => Intake.Begin(state)
                .Then(new OfferDeclined(command.Member, command.Reason, command.At))
                .SeekCandidates(command.At)
                .End(),
            var offer => new Rejection("request.offer-over").With("status", offer.Status),
        };

    public static Decision<RequestEvent> Decide(ServiceRequest state, Withdraw command) =>
        state.Offers.FindLast(o => o.Member == command.Member) switch
        {
            { Status: OfferStatus.Released } => Decision<RequestEvent>.Nothing,
            { Status: OfferStatus.Accepted } when state.IsStaffing || state.Phase == RequestPhase.Accepted => Intake.Begin(state)
                .Then(new MemberWithdrew(command.Member, command.Reason, command.At))
                .SeekCandidates(command.At)
                .End(),
            _ => Intake.NotAllowed(state, "withdraw"),
        };

    public static Decision<RequestEvent> Decide(ServiceRequest state, Escalate command) =>
        !state.IsStaffing || state.HandlingTier >= state.HighestTier
            ? Intake.NotAllowed(state, "escalate")
            : Intake.Begin(state).RaiseTier(EscalationReason.ByHand, command.At).SeekCandidates(command.At).End();

    public static Decision<RequestEvent> Decide(ServiceRequest state, Redispatch command) =>
        !state.Exhausted ? Intake.NotAllowed(state, "redispatch")
        : state.Terms!.Window.Start <= command.At ? new Rejection("request.window-past")
        : Intake.Begin(state).Then(new Redispatched(command.At)).SeekCandidates(command.At).End();

    public static Decision<RequestEvent> Decide(ServiceRequest state, Reschedule command) =>
        !state.IsStaffing && state.Phase != RequestPhase.Accepted ? Intake.NotAllowed(state, "reschedule")
        : Intake.CannotBe(command.Window, command.At) is { } rejection ? rejection
        : command.Window == state.Terms!.Window ? Decision<RequestEvent>.Nothing
        : Intake.Begin(state).WithdrawOffers(command.At).Then(new Rescheduled(command.Window, command.At)).SeekCandidates(command.At).End();

    /// <summary>
    /// What follows for the open places: asks the handling tier for more members, or hands the request up when a skill has
    /// nobody left and nobody is still thinking it over, or states that people must decide. Afterwards every open place has an
    /// open offer, a search under way or held until the quiet hours end, or the request is exhausted.
    /// </summary>
    internal static Story<ServiceRequest, RequestEvent> SeekCandidates(this Story<ServiceRequest, RequestEvent> story, DateTimeOffset at)
    {
        var state = story.State;
        if (!state.IsStaffing)
            return story;
        if (state.Terms!.Window.Start <= at)
            return story.EndSearch(at);
        if (state.Seeking)
            return story;
        var wanted = Wanted(state);
        if (wanted.Length > 0)
            return story.Seek(wanted, at);
        if (state.Exhausted || !state.Terms.Needs.Any(n => IsStuck(state, n.Skill)))
            return story;
        return state.HandlingTier >= state.HighestTier
            ? story.Then(new DispatchExhausted(at))
            : story.RaiseTier(EscalationReason.NobodyLeft, at).SeekCandidates(at);
    }

    /// <summary>When a search that quiet hours hold back goes on; null when none is held back.</summary>
    internal static DateTimeOffset? SearchGoesOn(ServiceRequest state) =>
        state.IsStaffing && !state.Seeking && Wanted(state).Length > 0 ? state.HeldUntil : null;

    internal static Story<ServiceRequest, RequestEvent> RaiseTier(
        this Story<ServiceRequest, RequestEvent> story, EscalationReason reason, DateTimeOffset at) =>
        story.Then(new Escalated(story.State.HandlingTier + 1, reason, at));

    internal static Story<ServiceRequest, RequestEvent> WithdrawOffers(this Story<ServiceRequest, RequestEvent> story, DateTimeOffset at)
    {
        foreach (var offer in story.State.OpenOffers.ToList())
            story.Then(new OfferWithdrawn(offer.Member, at));
        return story;
    }

    private static Rejection NotAsked(ServiceRequest state, MemberNumber member) =>
        state.Phase == RequestPhase.None ? new Rejection("request.unknown") : new Rejection("request.not-asked").With("member", member);

    /// <summary>Nobody can be asked to come to a time that has begun: a new one must be agreed.</summary>
    private static Story<ServiceRequest, RequestEvent> EndSearch(this Story<ServiceRequest, RequestEvent> story, DateTimeOffset at)
    {
        story.WithdrawOffers(at);
        return story.State is { Exhausted: true, Seeking: false, HeldUntil: null } ? story : story.Then(new DispatchExhausted(at));
    }

    /// <summary>Asks at once, or after the quiet hours unless the service begins within them.</summary>
    private static Story<ServiceRequest, RequestEvent> Seek(
        this Story<ServiceRequest, RequestEvent> story, ImmutableArray<Need> wanted, DateTimeOffset at)
    {
        var state = story.State;
        if (IsHeld(state, at))
            return story;
        var morning = state.Terms!.Quiet is { } quiet ? Quiet.EndIfQuiet(quiet, at) : at;
        var mayAsk = morning == at || morning >= state.Terms.Window.Start;
        return mayAsk ? story.Then(new CandidatesSought(state.Round + 1, state.HandlingTier, wanted, at))
            : state.HeldUntil == morning ? story
            : story.Then(new SearchHeld(morning, at));
    }

    /// <summary>The search waits for an instant that was found on this tier; a new tier is asked at once.</summary>
    private static bool IsHeld(ServiceRequest state, DateTimeOffset at) => state.HeldUntil > at && state.TierSinceRound <= state.Round;

    /// <summary>
    /// When the search goes on because the members' own quiet hours end, at home; null when it need not wait: while somebody else is
    /// asked, and where nobody will be there later either.
    /// </summary>
    private static DateTimeOffset? HeldUntil(
        ServiceRequest state, RecordOffers command, ImmutableArray<OfferTo> offers, ImmutableArray<Skill> noneLeft) =>
        command.Ended && state.HandlingTier == Tier.Community && offers.IsEmpty && !state.OpenOffers.Any()
        && noneLeft.Any() && noneLeft.All(s => command.Quiet.Any(q => q.Skill == s))
            ? command.Quiet.Min(q => q.Until)
            : null;

    private static Story<ServiceRequest, RequestEvent> WithdrawLateOffers(this Story<ServiceRequest, RequestEvent> story, DateTimeOffset at)
    {
        foreach (var late in story.State.OpenOffers.Where(o => story.State.OpenPlaces(o.Skill) <= 0).ToList())
            story.Then(new OfferWithdrawn(late.Member, at));
        return story;
    }

    /// <summary>
    /// The skills that the tier has nobody left for. A round that ends without a single alert and names none of what it was to
    /// find would be sought again for ever: then nobody is left for anything that is wanted.
    /// </summary>
    private static ImmutableArray<Skill> NoneLeft(ServiceRequest state, RecordOffers command, ImmutableArray<OfferTo> offers)
    {
        var wanted = Wanted(state);
        var fruitless = command.Ended && offers.IsEmpty && !state.Offers.Any(o => o.Round == command.Round)
            && !wanted.Any(n => command.NoneLeft.Contains(n.Skill));
        return fruitless ? [.. wanted.Select(n => n.Skill)] : command.NoneLeft;
    }

    private static ImmutableArray<Need> Wanted(ServiceRequest state) =>
    [
        .. from need in state.Terms!.Needs
           where !state.NoneLeft.Contains(need.Skill)
           let open = state.OpenPlaces(need.Skill)
           where open > 0
           let waiting = state.OpenOffers.Count(o => o.Skill == need.Skill)
           let asksLeft = (state.Terms.AsksPerTier * need.Count) - AskedOnThisTier(state, need.Skill)
           let more = Math.Min((open * state.Terms.AlertsPerPlace) - waiting, asksLeft)
           where more > 0
           select new Need(need.Skill, more),
    ];

    private static bool IsStuck(ServiceRequest state, Skill skill) =>
        state.OpenPlaces(skill) > 0 && !state.OpenOffers.Any(o => o.Skill == skill);

    private static int AskedOnThisTier(ServiceRequest state, Skill skill) =>
        state.Offers.Count(o => o.Skill == skill && o.Round >= state.TierSinceRound);
}
