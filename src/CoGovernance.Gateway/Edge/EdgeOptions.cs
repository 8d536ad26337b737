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

    /// <summary>Bytes of one uploaded file.</summary>
    public long MostUploadFile { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of one upload.</summary>
    public long MostUpload { get; init; } = 32 * 1024 * 1024;

    /// <summary>Imports whose files are held at once.</summary>
    public int MostImports { get; init; } = 20;

    /// <summary>Bytes of all uploads that are held at once, with their marked copies.</summary>
    public long MostHeldUpload { get; init; } = 128 * 1024 * 1024;

    /// <summary>How long an upload is held for somebody to look at and apply it.</summary>
    public TimeSpan ImportsKept { get; init; } = TimeSpan.FromMinutes(30);

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
        : MostUploadFile is < 1_024 or > 64 * 1024 * 1024 ? nameof(MostUploadFile)
        : MostUpload < MostUploadFile || MostUpload > 256 * 1024 * 1024 ? nameof(MostUpload)
        : MostImports is < 1 or > 100 ? nameof(MostImports)
        : MostHeldUpload < MostUpload || MostHeldUpload > 1024 * 1024 * 1024 ? nameof(MostHeldUpload)
        : ImportsKept < TimeSpan.FromMinutes(1) || ImportsKept > TimeSpan.FromDays(1) ? nameof(ImportsKept)
        : MostTime < TimeSpan.FromSeconds(1) || MostTime > TimeSpan.FromMinutes(10) ? nameof(MostTime)
        : null;
}
