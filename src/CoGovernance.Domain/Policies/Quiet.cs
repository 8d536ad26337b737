using CoGovernance.Domain.Calendars;

namespace CoGovernance.Domain.Policies;

/// <summary>Reckoning with quiet hours, in local time.</summary>
public static class Quiet
{
    public static bool IsQuiet(QuietHours quiet, DateTimeOffset at) =>
        quiet.From != quiet.To && TimeOnly.FromDateTime(ChinaTime.ToLocal(at).DateTime).IsBetween(quiet.From, quiet.To);

    /// <summary>The end of the quiet hours that the instant lies in; the instant itself when it lies in none.</summary>
    public static DateTimeOffset EndIfQuiet(QuietHours quiet, DateTimeOffset at)
    {
        if (!IsQuiet(quiet, at))
            return at;
        var local = ChinaTime.ToLocal(at);
        var end = local.Date + quiet.To.ToTimeSpan();
        return ChinaTime.FromLocal(end > local.DateTime ? end : end.AddDays(1));
    }

    /// <summary>The next instant after this one at which quiet hours begin; null when there are none.</summary>
    public static DateTimeOffset? NextStart(QuietHours quiet, DateTimeOffset at)
    {
        if (quiet.From == quiet.To)
            return null;
        var local = ChinaTime.ToLocal(at);
        var start = local.Date + quiet.From.ToTimeSpan();
        return ChinaTime.FromLocal(start > local.DateTime ? start : start.AddDays(1));
    }
}
