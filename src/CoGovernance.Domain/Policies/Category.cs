using System.Collections.Immutable;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Policies;

public enum Urgency
{
    Routine,

    /// <summary>Its clocks run through nights and holidays, and quiet hours do not hold its alerts back.</summary>
    Urgent,
}

/// <summary>Places that a request has for one skill; 1 to 50 people.</summary>
public sealed record Need(Skill Skill, int Count);

/// <summary>
/// How long a request may wait, on the business calendar (on the wall clock for urgent work): to be looked at, to have its
/// people, to be done. Each is at least as long as the one before; at most 90 days.
/// </summary>
public sealed record ClockTerms(TimeSpan Respond, TimeSpan Staff, TimeSpan Resolve);

/// <summary>A kind of service that residents order.</summary>
/// <param name="Code">At most 40 lower case letters, digits and hyphens; stable.</param>
/// <param name="Minutes">How long one service takes as a rule; 10 to 480.</param>
/// <param name="NeedsTriage">The secretary looks first; otherwise it is triaged by this policy on arrival.</param>
public sealed record Category(
    string Code,
    string Name,
    string EnglishName,
    ImmutableArray<Need> Needs,
    int Minutes,
    Urgency Urgency,
    ClockTerms Clocks,
    bool NeedsTriage = false)
{
    public bool Equals(Category? other) =>
        other is not null && Code == other.Code && Name == other.Name && EnglishName == other.EnglishName && Needs.SequenceEqual(other.Needs)
        && Minutes == other.Minutes && Urgency == other.Urgency && Clocks == other.Clocks && NeedsTriage == other.NeedsTriage;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}
