using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace CoGovernance.Gateway.Edge;

/// <summary>How often one account, one token or one address may ask. A refusal says when to come again.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Order = "order";
    public const string Calendar = "calendar";

    public static void Configure(RateLimiterOptions limits, EdgeOptions options)
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => http.Subject() switch
        {
            { Proof: Proof.Session } subject => Window($"account {subject.Name}", options.AccountPerMinute, TimeSpan.FromMinutes(1)),
            { } program => Window($"token {program.Name} {program.ProofId}", options.TokenPerMinute, TimeSpan.FromMinutes(1)),
            null when http.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is null => RateLimitPartition.GetNoLimiter(""),
            null => Window($"address {AddressOf(http)}", options.AddressPerMinute, TimeSpan.FromMinutes(1)),
        });
        limits.AddPolicy(SignIn, http => Window($"sign-in {AddressOf(http)}", options.SignInPerMinute, TimeSpan.FromMinutes(1)));
        limits.AddPolicy(Order, http => Window($"order {AddressOf(http)}", options.OrdersPerHour, TimeSpan.FromHours(1)));
        limits.AddPolicy(Calendar, http => Window($"calendar {AddressOf(http)}", options.CalendarPerMinute, TimeSpan.FromMinutes(1)));
        limits.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            await Refusal(context.HttpContext, wait).ExecuteAsync(context.HttpContext);
        };
    }

    /// <summary>Says that it is too much, and when to come again.</summary>
    public static IResult Refusal(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problem.Of(http, "rate.limited");
    }

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = window, SegmentsPerWindow = 6, QueueLimit = 0 });

    /// <summary>A home has a whole /64 of IPv6 addresses: it counts as one.</summary>
    public static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "none";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]).ToString()
            : address.ToString();
    }
}
