using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Domain.Requests;

/// <summary>What the policy says of an order: its terms, its clocks, and whether it is an emergency.</summary>
public static class Triage
{
    /// <summary>More for one place than any community can alert.</summary>
    private const int Everyone = 10_000;

    public static RequestTerms Terms(Policy policy, Category category, DateTimeOffset beginsAt)
    {
        var dispatch = policy.Dispatch ?? DispatchPolicy.Standard;
        var everyone = dispatch.Mode == DispatchMode.AskEveryone;
        return new RequestTerms(
            category.Code,
            category.Urgency,
            category.Needs,
            TimeWindow.Of(beginsAt, category.Minutes),
            everyone ? Everyone : policy.Waves.AlertsPerPlace,
            everyone ? Everyone : policy.AsksPerTier(places: 1),
            policy.EvaluateWithin,
            policy.ReopenWithin,
            policy.Version)
        {
            Quiet = category.Urgency == Urgency.Urgent ? null : policy.Quiet,
            Caps = policy.Caps,
            HighestTier = dispatch.UpTo == Tier.County ? null : dispatch.UpTo,
        };
    }

    /// <summary>
    /// The wished time, but not sooner than people can be found and come: one hour for urgent work, three otherwise, counted from the
    /// end of the quiet hours if it is ordered in them.
    /// </summary>
    public static DateTimeOffset BeginsAt(Category category, DateTimeOffset wishedAt, DateTimeOffset now, QuietHours? quiet = null)
    {
        var soonest = category.Urgency == Urgency.Urgent ? now.AddHours(1)
            : (quiet is null ? now : Quiet.EndIfQuiet(quiet, now)).AddHours(3);
        return wishedAt > soonest ? wishedAt : soonest;
    }

    /// <summary>The three clocks from an instant on: in working time, or on the wall clock for urgent work.</summary>
    public static ImmutableArray<Clock> Clocks(Policy policy, Category category, BusinessCalendar calendar, DateTimeOffset from)
    {
        return
        [
            Start(ClockKind.Respond, category.Clocks.Respond),
            Start(ClockKind.Staff, category.Clocks.Staff),
            Start(ClockKind.Resolve, category.Clocks.Resolve),
        ];

        Clock Start(ClockKind kind, TimeSpan term) => new(kind, After(term * policy.WarnAt), After(term));

        DateTimeOffset After(TimeSpan term) =>
            category.Urgency == Urgency.Urgent ? from + term : calendar.AddWorkingTime(from, term);
    }

    /// <summary>The number to call when the words tell of an emergency; null otherwise.</summary>
    public static string? EmergencyCall(Policy policy, string? words) =>
        words is null
            ? null
            : policy.Emergencies.FirstOrDefault(e => e.Words.Any(w => words.Contains(w, StringComparison.Ordinal)))?.Call;

    /// <summary>When an alert made now lapses: the time to answer does not run through quiet hours, save for urgent work.</summary>
    public static DateTimeOffset LapsesAt(Policy policy, Urgency urgency, DateTimeOffset now)
    {
        if (urgency == Urgency.Urgent)
            return now + policy.Waves.UrgentAnswerWithin;
        var from = Quiet.EndIfQuiet(policy.Quiet, now);
        var left = policy.Waves.AnswerWithin;
        while (Quiet.NextStart(policy.Quiet, from) is { } pause && pause - from < left)
        {
            left -= pause - from;
            from = Quiet.EndIfQuiet(policy.Quiet, pause);
        }

        return from + left;
    }
}
