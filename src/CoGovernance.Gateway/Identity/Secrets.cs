using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CoGovernance.Gateway.Identity;

/// <summary>Secrets that the gateway hands out. Only their hashes are kept: they have 256 bits of chance, so a plain hash will do.</summary>
internal static class Secrets
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A name for a session or a token; not secret.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(12, lowercase: true);

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool Matches(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
