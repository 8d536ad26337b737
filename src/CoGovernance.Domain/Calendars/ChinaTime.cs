namespace CoGovernance.Domain.Calendars;

/// <summary>
/// The one clock of the country, as a fixed offset of eight hours: Asia/Shanghai has had no summer time since 1991, so no time zone
/// database is needed. Times before 1992 are not the business of this system.
/// </summary>
public static class ChinaTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The same instant, written with offset +08:00.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The instant at which local clocks show this date and time.</summary>
    public static DateTimeOffset FromLocal(DateOnly date, TimeOnly time) => new(date, time, Offset);

    /// <summary>The instant at which local clocks show this; the kind of the value is of no account.</summary>
    public static DateTimeOffset FromLocal(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset);

    /// <summary>The local date at an instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>The local time of day at an instant.</summary>
    public static TimeOnly TimeAt(DateTimeOffset instant) => TimeOnly.FromDateTime(ToLocal(instant).DateTime);
}
