using System.Collections.Frozen;
using System.Security.Cryptography;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;
using Microsoft.AspNetCore.Identity;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// How passwords are kept and what they must be: long enough, not the account's name, not one that everybody tries first. Kept as
/// PBKDF2 hashes of the framework's own hasher.
/// </summary>
public static class Passwords
{
    public const int Least = 10;
    public const int Most = 128;

    private static readonly PasswordHasher<string> Hasher = new();

    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        [
            "1234567890", "0123456789", "0987654321", "12345678910", "123456789a", "a123456789", "aa123456789", "qwertyuiop", "1qaz2wsx3edc",
            "password123", "password1234", "passw0rd123", "admin123456", "administrator", "abc1234567", "abcdefghij", "qwer123456", "woaini1314",
            "woaini5201314", "5201314520", "iloveyou123", "welcome123", "shiquan123", "qwerty12345", "1q2w3e4r5t",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string Decoy = Hasher.HashPassword("", "nobody's password");

    public static bool IsWeak(AccountName account, string password) =>
        password.Length is < Least or > Most || password.Distinct().Count() < 4 || Common.Contains(password)
        || password.Contains(account.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The hash as it is recorded: sealed under the account, like what is personal.</summary>
    public static Personal Hash(AccountName account, string password) =>
        new($"account/{account}", Hasher.HashPassword(account.Value, password));

    /// <summary>Takes the same time whether or not there is a hash to compare with.</summary>
    public static bool Matches(AccountName account, string? hash, string password) =>
        Hasher.VerifyHashedPassword(account.Value, hash ?? Decoy, password) != PasswordVerificationResult.Failed && hash is not null;

    /// <summary>A first password that a person can type, to be changed at the first sign-in.</summary>
    public static string Invent() =>
        string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));
}
