using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Calendars;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CoGovernance.Gateway.Commands;

/// <summary>
/// Gives every write its command. A write with an <c>Idempotency-Key</c> is claimed in the record first, with a fingerprint of what
/// it asks for: sent again it is the same command, and the same key with another body is refused.
/// </summary>
internal sealed class CommandMiddleware(RequestDelegate next, IGrainFactory grains, GatewayKeys keys, TimeProvider time)
{
    public const string Header = "Idempotency-Key";

    private const int MostInMemory = 64 * 1024;
    /// <summary>Their bodies leave no mark in the record at all; sending them again does no harm.</summary>
    private static readonly FrozenSet<Operation> WithPasswords = FrozenSet.Create(Operation.SignIn, Operation.ChangePassword);

    private const int LeastKey = 8;
    private const int MostKey = 100;

    public async Task InvokeAsync(HttpContext http)
    {
        var access = http.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>();
        if (access is null || HttpMethods.IsGet(http.Request.Method))
        {
            await next(http);
            return;
        }

        var actor = http.Subject()?.Name.Value ?? "resident";
        var now = time.GetUtcNow();
        var seed = $"{ChinaTime.DateAt(now):yyyyMMdd}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        if (!http.Request.Headers.TryGetValue(Header, out var given) || WithPasswords.Contains(access.Operation))
        {
            http.Features.Set(Made($"c-{RandomNumberGenerator.GetHexString(24, lowercase: true)}", actor, now, seed));
            await next(http);
            return;
        }

        var key = given.ToString();
        if (key.Length is < LeastKey or > MostKey || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            await Problem.Of(http, "key.invalid").ExecuteAsync(http);
            return;
        }

        var id = Hash($"{actor}\n{key}");
        var claimed = await grains.GetGrain<IWriteKeyGrain>(id).Claim(new Caller(seed, actor, now), await FingerprintAsync(http), seed);
        if (claimed.Reply.Rejection is { } refused)
        {
            await Problem.Of(http, refused).ExecuteAsync(http);
            return;
        }

        http.Features.Set(Made($"k-{id}", actor, now, claimed.Seed));
        await next(http);
    }

    private static Command Made(string id, string actor, DateTimeOffset now, string seed) => new(
        new Caller(id, actor, now),
        DateOnly.ParseExact(seed.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture),
        ulong.Parse(seed.AsSpan(9), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <summary>
    /// Of the method, the address and the whole body, which is read and then given back. Made with a key: phones and names in a body
    /// must not be found again by trying.
    /// </summary>
    private async Task<string> FingerprintAsync(HttpContext http)
    {
        var request = http.Request;

        // In memory, however large it may be here: bodies hold personal data, which is not to lie in a temporary file.
        request.EnableBuffering((int)(http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? MostInMemory));
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, await keys.ForAsync("fingerprint"));
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            for (int read; (read = await request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
                hash.AppendData(buffer, 0, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}
