namespace CoGovernance.Gateway.Edge;

/// <summary>The limits at the edge; configuration section <c>Edge</c>.</summary>
public sealed record EdgeOptions
{
    /// <summary>Requests a minute of one account.</summary>
    public int AccountPerMinute { get; init; } = 600;

    /// <summary>Requests a minute of one address without an account.</summary>
    public int AddressPerMinute { get; init; } = 240;

    /// <summary>Attempts to sign in a minute from one address.</summary>
    public int SignInPerMinute { get; init; } = 20;

    /// <summary>Orders an hour from one address.</summary>
    public int OrdersPerHour { get; init; } = 60;

    /// <summary>Orders for one phone number in 24 hours.</summary>
    public int OrdersPerPhoneAndDay { get; init; } = 10;

    /// <summary>Readings of calendar feeds a minute from one address, known secrets or not.</summary>
    public int CalendarPerMinute { get; init; } = 60;

    /// <summary>Bytes of a body, save for uploads.</summary>
    public long MostBody { get; init; } = 64 * 1024;

    /// <summary>Time that one request may take.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first setting that is out of bounds; null when all are sound.</summary>
    public string? Violation =>
        AccountPerMinute < 1 ? nameof(AccountPerMinute)
        : AddressPerMinute < 1 ? nameof(AddressPerMinute)
        : SignInPerMinute < 1 ? nameof(SignInPerMinute)
        : OrdersPerHour < 1 ? nameof(OrdersPerHour)
        : OrdersPerPhoneAndDay is < 1 or > 1_000 ? nameof(OrdersPerPhoneAndDay)
        : CalendarPerMinute < 1 ? nameof(CalendarPerMinute)
        : MostBody is < 1_024 or > 1024 * 1024 ? nameof(MostBody)
        : MostTime < TimeSpan.FromSeconds(1) || MostTime > TimeSpan.FromMinutes(10) ? nameof(MostTime)
        : null;
}
