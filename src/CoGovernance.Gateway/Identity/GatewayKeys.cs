using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// The gateway's keys, each for one use, all made from one secret that lies sealed in the record, so that every process of the county
/// has the same ones and a restart changes none.
/// </summary>
internal sealed class GatewayKeys(IGrainFactory grains, TimeProvider time)
{
    private const string SecretName = "gateway";

    private readonly ConcurrentDictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    private volatile byte[]? secret;

    /// <param name="use">Another use, another key.</param>
    public ValueTask<byte[]> ForAsync(string use) =>
        keys.TryGetValue(use, out var key) ? new ValueTask<byte[]>(key) : new ValueTask<byte[]>(DeriveAsync(use));

    /// <summary>A code of 8 characters for a thing, which only this county can make and nobody can guess.</summary>
    public async ValueTask<string> CodeAsync(string use, string thing)
    {
        const string alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ23";
        var key = await ForAsync(use);
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(thing));
        return string.Create(8, hash, (span, bytes) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = alphabet[bytes[i] & 31];
        });
    }

    private async Task<byte[]> DeriveAsync(string use) => keys[use] =
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret ??= await ObtainAsync(), 32, info: Encoding.UTF8.GetBytes(use));

    private async Task<byte[]> ObtainAsync()
    {
        var proposed = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var reply = await grains.GetGrain<ISecretGrain>(SecretName).Obtain(
            new Caller($"secret-{Secrets.NewId()}", "system", time.GetUtcNow()), new Personal($"secret/{SecretName}", proposed));
        if (reply.Reply.Rejection is { } refused)
            throw new Contracts.Journal.JournalUnavailableException(refused.Code, "The gateway's secret cannot be kept.");
        return Base64Url.DecodeFromChars(reply.Secret.Text);
    }
}
