using System.Security.Cryptography;
using System.Text;

namespace CoGovernance.Gateway.ExternalSignIn;

internal static class IdentityIds
{
    /// <summary>The name of an external identity, which does not tell who it is.</summary>
    public static string Of(string issuer, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")))[..40];
}
