using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using CoGovernance.Domain.Accounts;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// Browsers in which an account has signed in before, by a cookie that only this county makes. A stranger who mistypes an account's
/// password on purpose locks strangers out, not its owner; tries from a known browser are counted apart, and as strictly.
/// Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
/// </summary>
internal sealed class KnownBrowsers(GatewayKeys keys) : IDisposable
{
    private const string Cookie = "cogovernance-known";
    private const int MostLength = 300;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(180);

    private readonly PartitionedRateLimiter<string> tries = PartitionedRateLimiter.Create<string, string>(id =>
        RateLimitPartition.GetSlidingWindowLimiter(id, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = AccountDecisions.FailuresToLock,
            Window = AccountDecisions.LockedFor,
            SegmentsPerWindow = 15,
            QueueLimit = 0,
        }));

    /// <summary>The browser's name, when the account has signed in there before and it has tries left; else null.</summary>
    public async ValueTask<string?> FindAsync(HttpContext http, AccountName account)
    {
        if (http.Request.Cookies[Cookie] is not { Length: <= MostLength } text || text.Split('.') is not [{ Length: > 0 } id, var proof])
            return null;
        var expected = await ProofAsync(id, account);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(expected)))
            return null;
        using var left = tries.AttemptAcquire(id, permitCount: 0);
        return left.IsAcquired ? id : null;
    }

    public void CountWrong(string browser) => tries.AttemptAcquire(browser).Dispose();

    public async Task RememberAsync(HttpContext http, AccountName account)
    {
        var id = Secrets.NewId();
        http.Response.Cookies.Append(Cookie, $"{id}.{await ProofAsync(id, account)}", new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/api/v1/session",
            MaxAge = Remembered,
            IsEssential = true,
        });
    }

    public void Dispose() => tries.Dispose();

    private async ValueTask<string> ProofAsync(string id, AccountName account) => Base64Url.EncodeToString(
        HMACSHA256.HashData(await keys.ForAsync("known-browser"), Encoding.UTF8.GetBytes($"{account}\n{id}")));
}
