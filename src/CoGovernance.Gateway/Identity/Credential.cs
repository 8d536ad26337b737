using System.Buffers.Text;
using System.Text;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Access;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// What a session's cookie and a personal access token look like: <c>cog.&lt;account, base64url&gt;.&lt;id&gt;.&lt;secret&gt;</c>. The account
/// stands in it, so that its grain is asked and no list of secrets is kept.
/// </summary>
internal sealed record Credential(AccountName Account, string Id, string Secret)
{
    private const string Prefix = "cog";
    private const int MostLength = 300;

    public static bool TryParse(string? text, out Credential credential)
    {
        credential = default!;
        if (text is null or { Length: > MostLength } || text.Split('.') is not [Prefix, var account, { Length: > 0 } id, { Length: > 0 } secret])
            return false;
        if (!Base64Url.IsValid(account) || !AccountName.TryParse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(account)), out var name))
            return false;
        credential = new Credential(name, id, secret);
        return true;
    }

    /// <summary>Finds the session or token that this credential is for; null when there is none, or it has expired.</summary>
    public Subject? Prove(Account account, Proof proof, DateTimeOffset at)
    {
        if (account.Profile is null || account.Disabled)
            return null;
        var (hash, expiresAt) = proof == Proof.Session
            ? account.Sessions.FirstOrDefault(s => s.Id == Id) is { } session ? (session.SecretHash, session.ExpiresAt) : default
            : account.Tokens.FirstOrDefault(t => t.Id == Id) is { } token ? (token.SecretHash, token.ExpiresAt) : default;
        return hash is not null && expiresAt > at && Secrets.Matches(Secret, hash) ? new Subject(account, proof, Id) : null;
    }

    public override string ToString() =>
        $"{Prefix}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Account.Value))}.{Id}.{Secret}";
}
