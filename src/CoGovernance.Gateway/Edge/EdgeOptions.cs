using System.Net;

namespace CoGovernance.Gateway.Edge;

/// <summary>The limits at the edge; configuration section <c>Edge</c>.</summary>
public sealed record EdgeOptions
{
    /// <summary>Requests a minute of one account at the console.</summary>
    public int AccountPerMinute { get; init; } = 600;

    /// <summary>Requests a minute with one personal access token and the signed tokens got for it, apart from its owner's own.</summary>
    public int TokenPerMinute { get; init; } = 600;

    /// <summary>Requests a minute of one address without an account, or with credentials that are wrong.</summary>
    public int AddressPerMinute { get; init; } = 240;

    /// <summary>Attempts to sign in a minute from one address.</summary>
    public int SignInPerMinute { get; init; } = 20;

    /// <summary>Orders an hour from one address.</summary>
    public int OrdersPerHour { get; init; } = 60;

    /// <summary>Orders for one phone number in 24 hours.</summary>
    public int OrdersPerPhoneAndDay { get; init; } = 10;

    /// <summary>Readings of calendar feeds a minute from one address, known secrets or not.</summary>
    public int CalendarPerMinute { get; init; } = 60;

    /// <summary>Wrong order codes in a quarter of an hour from one address; the right ones do not count.</summary>
    public int WrongCodesPerQuarter { get; init; } = 30;

    /// <summary>How long a refused sign-in takes at least, so that its time tells nothing of the account.</summary>
    public TimeSpan SignInRefusal { get; init; } = TimeSpan.FromMilliseconds(250);

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

    /// <summary>Time that one request may take, with the reading of its body.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for the head of a request to arrive.</summary>
    public TimeSpan MostHeadTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes a second with which a body must arrive, once <see cref="BodyGrace"/> has passed.</summary>
    public int LeastBodyRate { get; init; } = 240;

    public TimeSpan BodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections open at once; one more is closed as it comes.</summary>
    public int MostConnections { get; init; } = 2_000;

    /// <summary>Streams of live updates open at once, of all accounts; never more than three quarters of the connections.</summary>
    public int LiveViewers { get; init; } = 1_000;

    /// <summary>Streams of live updates that one account has open at once.</summary>
    public int LivePerAccount { get; init; } = 10;

    /// <summary>How often a stream without news gives a sign of life, and its rights are proved again.</summary>
    public TimeSpan LiveHeartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Changes held for viewers that come back or lag; who needs older ones reads anew.</summary>
    public int LiveChangesKept { get; init; } = 16_384;

    /// <summary>
    /// The proxies in front of the server, as addresses (<c>10.0.0.5</c>) or networks (<c>10.0.0.0/24</c>): only their
    /// <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. None: nobody's are.
    /// </summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>How many proxies stand one behind the other.</summary>
    public int ProxyHops { get; init; } = 1;

    /// <summary>The first setting that is out of bounds; null when all are sound.</summary>
    public string? Violation =>
        AccountPerMinute < 1 ? nameof(AccountPerMinute)
        : TokenPerMinute < 1 ? nameof(TokenPerMinute)
        : AddressPerMinute < 1 ? nameof(AddressPerMinute)
        : SignInPerMinute < 1 ? nameof(SignInPerMinute)
        : OrdersPerHour < 1 ? nameof(OrdersPerHour)
        : OrdersPerPhoneAndDay is < 1 or > 1_000 ? nameof(OrdersPerPhoneAndDay)
        : CalendarPerMinute < 1 ? nameof(CalendarPerMinute)
        : WrongCodesPerQuarter < 1 ? nameof(WrongCodesPerQuarter)
        : SignInRefusal < TimeSpan.Zero || SignInRefusal > TimeSpan.FromSeconds(5) ? nameof(SignInRefusal)
        : MostBody is < 1_024 or > 1024 * 1024 ? nameof(MostBody)
        : MostUploadFile is < 1_024 or > 64 * 1024 * 1024 ? nameof(MostUploadFile)
        : MostUpload < MostUploadFile || MostUpload > 256 * 1024 * 1024 ? nameof(MostUpload)
        : MostImports is < 1 or > 100 ? nameof(MostImports)
        : MostHeldUpload < MostUpload || MostHeldUpload > 1024 * 1024 * 1024 ? nameof(MostHeldUpload)
        : ImportsKept < TimeSpan.FromMinutes(1) || ImportsKept > TimeSpan.FromDays(1) ? nameof(ImportsKept)
        : MostTime < TimeSpan.FromSeconds(1) || MostTime > TimeSpan.FromMinutes(10) ? nameof(MostTime)
        : MostHeadTime < TimeSpan.FromSeconds(1) || MostHeadTime > TimeSpan.FromMinutes(2) ? nameof(MostHeadTime)
        : LeastBodyRate is < 1 or > 1024 * 1024 ? nameof(LeastBodyRate)
        : BodyGrace < TimeSpan.FromSeconds(2) || BodyGrace > TimeSpan.FromMinutes(2) ? nameof(BodyGrace)
        : MostConnections is < 1 or > 100_000 ? nameof(MostConnections)
        : LiveViewers is < 1 or > 100_000 ? nameof(LiveViewers)
        : LivePerAccount is < 1 or > 10_000 ? nameof(LivePerAccount)
        : LiveHeartbeat < TimeSpan.FromMilliseconds(100) || LiveHeartbeat > TimeSpan.FromMinutes(1) ? nameof(LiveHeartbeat)
        : LiveChangesKept is < 16 or > 1_000_000 ? nameof(LiveChangesKept)
        : Proxies.Count > 100 || Proxies.Any(p => !IPAddress.TryParse(p, out _) && !IPNetwork.TryParse(p, out _)) ? nameof(Proxies)
        : ProxyHops is < 1 or > 10 ? nameof(ProxyHops)
        : null;
}
