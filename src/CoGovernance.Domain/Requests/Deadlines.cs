using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Requests;

/// <summary>Time has come to something: alerts lapse, clocks warn and are breached, a silent request closes.</summary>
public sealed record Wake(DateTimeOffset At);

public static class Deadlines
{
    /// <summary>Everything that is due at the instant, at once; nothing when nothing is.</summary>
    public static Decision<RequestEvent> Decide(ServiceRequest state, Wake command)
    {
        var story = Intake.Begin(state);
        if (state.Phase == RequestPhase.None || state.IsOver)
            return story.End();
        foreach (var offer in state.OpenOffers.Where(o => o.LapsesAt <= command.At).ToList())
            story.Then(new OfferLapsed(offer.Member, command.At));
        foreach (var clock in state.Clocks)
            story.Strike(clock, command.At);
        story.SeekCandidates(command.At);
        if (SilenceEnds(story.State) <= command.At)
            story.Then(EndOfSilence(story.State, command.At));
        return story.End();
    }

    /// <summary>When the request must be woken next; null when it waits for nothing.</summary>
    public static DateTimeOffset? NextDue(ServiceRequest state)
    {
        if (state.Phase == RequestPhase.None || state.IsOver)
            return null;
        var next = Earlier(SilenceEnds(state), Earlier(SearchEnds(state), Staffing.SearchGoesOn(state)));
        foreach (var offer in state.OpenOffers)
            next = Earlier(next, offer.LapsesAt);
        foreach (var clock in state.Clocks)
            next = Earlier(next, NextStroke(clock));
        return next;
    }

    private static void Strike(this Story<ServiceRequest, RequestEvent> story, Clock clock, DateTimeOffset at)
    {
        if (clock.MetAt is not null || clock.Breached)
            return;
        if (clock.DueAt <= at)
        {
            story.Then(new DeadlineBreached(clock.Kind, at));
            if (story.State.HandlingTier < story.State.HighestTier)
                story.RaiseTier(EscalationReason.DeadlineBreached, at);
        }
        else if (clock.WarnAt <= at && !clock.Warned)
        {
            story.Then(new DeadlineWarned(clock.Kind, at));
        }
    }

    private static DateTimeOffset? NextStroke(Clock clock) =>
        clock.MetAt is not null || clock.Breached ? null : clock.Warned ? clock.DueAt : clock.WarnAt;

    /// <summary>The search for members ends when the agreed time begins.</summary>
    private static DateTimeOffset? SearchEnds(ServiceRequest state) =>
        state.IsStaffing && (!state.Exhausted || state.Seeking || state.OpenOffers.Any()) ? state.Terms!.Window.Start : null;

    /// <summary>After the service the resident has this long to say whether it helped.</summary>
    private static DateTimeOffset? SilenceEnds(ServiceRequest state) => state.Phase switch
    {
        RequestPhase.Completed => state.CompletedAt + state.Terms!.EvaluateWithin,
        RequestPhase.Evaluated => state.Evaluation!.At + state.Terms!.EvaluateWithin,
        _ => null,
    };

    private static Closed EndOfSilence(ServiceRequest state, DateTimeOffset at) =>
        state.Phase == RequestPhase.Evaluated
            ? new Closed(Resolution.Unresolved, Confirmed: true, "denied", at)
            : new Closed(Resolution.Resolved, Confirmed: false, "not-denied", at);

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => b is null || a < b ? a : b;
}
