using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Edge;

/// <summary>
/// Keeps an address from trying codes until one fits: after so many wrong ones it is refused, right or wrong, for a while. Only wrong
/// ones count, so a whole neighbourhood behind one address may follow its orders.
/// </summary>
internal sealed class WrongCodes(EdgeOptions options) : IEndpointFilter, IDisposable
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> tries = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.WrongCodesPerQuarter,
            Window = Quarter,
            SegmentsPerWindow = 15,
            QueueLimit = 0,
        }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var address = RateLimits.AddressOf(http);
        using (var left = tries.AttemptAcquire(address, permitCount: 0))
        {
            if (!left.IsAcquired)
                return RateLimits.Refusal(http, left.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Quarter);
        }

        var result = await next(context);
        if (result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status404NotFound })
            tries.AttemptAcquire(address).Dispose();
        return result;
    }

    public void Dispose() => tries.Dispose();
}
