using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Simulation;

public enum Answer
{
    Accepts,
    Declines,

    /// <summary>Says nothing, and the alert lapses.</summary>
    LetsLapse,
}

/// <summary>
/// How invented people behave, each answer depending only on who is asked what. Rates are assumptions of the play, not findings.
/// </summary>
public sealed class People(Chance chance)
{
    private const double MeanWillingness = 0.45;

    /// <summary>A member's answer to an alert, and how many minutes later it comes.</summary>
    /// <param name="zeal">What weariness leaves of the member's willingness; 1 all of it.</param>
    public (Answer Answer, int Minutes) Answers(MemberNumber member, RequestNumber request, int round, Urgency urgency, double zeal = 1)
    {
        var key = $"{member}/{request}";
        var willing = Willing(member) * zeal;
        var u = chance.Of("answer", key, round);
        var answer = u < willing ? Answer.Accepts : u < willing + ((1 - willing) * 0.55) ? Answer.Declines : Answer.LetsLapse;
        var slow = chance.Of("answer-time", key, round);
        return (answer, urgency == Urgency.Urgent ? 1 + (int)(14 * slow) : 3 + (int)(110 * slow * slow));
    }

    /// <summary>
    /// When a member looks at the community's open orders on a day, in minutes after midnight, the more willing the more often; null when
    /// not at all.
    /// </summary>
    public int? LooksIn(MemberNumber member, DateOnly day, double share)
    {
        var on = day.ToString("O");
        return chance.Happens(share * Willing(member) / MeanWillingness, "looks", member.Value, day.DayNumber)
            ? chance.Between(8 * 60, (21 * 60) + 29, "look-time", $"{member}/{on}")
            : null;
    }

    /// <summary>Whether a member who sees an open order takes it.</summary>
    public bool Volunteers(MemberNumber member, RequestNumber request, int round) =>
        chance.Happens(Willing(member), "volunteers", $"{member}/{request}", round);

    private double Willing(MemberNumber member) => 0.2 + (0.5 * chance.Of("willing", member.Value));

    /// <summary>Whether a member who accepted falls ill before the service.</summary>
    public bool FallsIll(MemberNumber member, RequestNumber request) => chance.Happens(0.03, "ill", $"{member}/{request}");

    /// <summary>Whether the resident cancels, and how many hours after the order.</summary>
    public (bool Cancels, int Hours) Cancels(RequestNumber request) =>
        (chance.Happens(0.04, "cancels", request.Value), chance.Between(1, 30, "cancel-time", request.Value));

    /// <summary>What the resident says of the service, and how many hours later; null when nothing.</summary>
    public (int Score, bool Resolved, int Hours)? Evaluates(RequestNumber request, int reopenings)
    {
        if (chance.Happens(0.2, "silent", request.Value, reopenings))
            return null;
        var resolved = !chance.Happens(0.06, "denies", request.Value, reopenings);
        var score = resolved ? 5 - (int)(2.2 * chance.Of("score", request.Value, reopenings)) : chance.Between(1, 2, "score", request.Value, reopenings);
        return (score, resolved, chance.Between(1, 48, "evaluation-time", request.Value, reopenings));
    }

    /// <summary>What the secretary does when a resident denies that it helped: take it up again, or close it as it is.</summary>
    public bool Reopens(RequestNumber request, int reopenings) => reopenings < 2 && chance.Happens(0.65, "reopens", request.Value, reopenings);

    /// <summary>What the coordinator does when nobody is left to ask: another time, or close.</summary>
    public bool Reschedules(RequestNumber request, int round, int reopenings) =>
        round < 30 && chance.Happens(0.6, "reschedules", request.Value, round + (100 * reopenings));

    /// <summary>How many working-hour minutes a secretary takes to look at something.</summary>
    public int SecretaryMinutes(RequestNumber request, string what) => chance.Between(10, 100, what, request.Value);

    /// <summary>How many working-hour minutes a tier takes to agree to a balance plan, or the county to put it in force.</summary>
    public int OfficialMinutes(DivisionCode area, PlanNumber plan) => chance.Between(20, 480, "agrees", $"{area}/{plan}");

    /// <summary>Whether a member who is told to help elsewhere objects, and how many hours later.</summary>
    public bool ObjectsTo(MemberNumber member, PlanNumber plan) => chance.Happens(0.1, "objects", $"{member}/{plan}");

    public int HoursToObject(MemberNumber member, PlanNumber plan) => chance.Between(1, 48, "objection-time", $"{member}/{plan}");

    /// <summary>Of the orders that need triage, the category that the secretary finds; null when it is not the community's matter.</summary>
    public string? Triages(RequestNumber request) =>
        chance.Happens(0.15, "not-ours", request.Value) ? null : chance.Pick(["errand", "policy-guide", "mediation"], "triage", request.Value);

    /// <summary>A new time that is likely to suit: an evening or a weekend forenoon one to three days on.</summary>
    public DateTimeOffset AnotherTime(RequestNumber request, int round, DateTimeOffset now)
    {
        var day = ChinaTime.DateAt(now).AddDays(chance.Between(1, 3, "another-day", request.Value, round));
        var hour = BusinessCalendar.Standard.IsWorkingDay(day) ? 18 : chance.Between(9, 14, "another-hour", request.Value, round);
        return ChinaTime.FromLocal(day, new TimeOnly(hour, 0));
    }
}
