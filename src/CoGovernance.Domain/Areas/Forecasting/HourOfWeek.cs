using CoGovernance.Domain.Calendars;

namespace CoGovernance.Domain.Areas.Forecasting;

/// <summary>The hours of a week in local time: 0 is Monday from midnight, 167 the last of Sunday.</summary>
public static class HourOfWeek
{
    public const int Count = 7 * 24;

    public static int Of(DateTimeOffset at)
    {
        var local = ChinaTime.ToLocal(at);
        return ((((int)local.DayOfWeek + 6) % 7) * 24) + local.Hour;
    }
}
