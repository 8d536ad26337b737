using System.Security.Claims;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// Signed tokens of ten minutes for programs, got for a personal access token, so that the lasting secret is rarely on the way. They
/// end early with the token or account that they were got for.
/// </summary>
internal sealed class SignedTokens(GatewayKeys keys, IGrainFactory grains, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Issuer = "cogovernance";
    private const string TokenClaim = "tid";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public async Task<(string Token, DateTimeOffset ExpiresAt)> IssueAsync(Subject subject)
    {
        var now = time.GetUtcNow();
        var expiresAt = now + Lifetime;
        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            Subject = new ClaimsIdentity([new Claim(JwtRegisteredClaimNames.Sub, subject.Name.Value), new Claim(TokenClaim, subject.ProofId)]),
            SigningCredentials = new SigningCredentials(await KeyAsync(), SecurityAlgorithms.HmacSha256),
        });
        return (token, expiresAt);
    }

    /// <summary>The account that the token speaks for; null when it is not ours, has run out or its owner or origin is gone.</summary>
    public async Task<Subject?> ProveAsync(string text)
    {
        var now = time.GetUtcNow();
        var result = await handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            IssuerSigningKey = await KeyAsync(),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            LifetimeValidator = (from, until, _, _) => from <= now.UtcDateTime && now.UtcDateTime < until,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token || !AccountName.TryParse(token.Subject, out var name)
            || !token.TryGetPayloadValue<string>(TokenClaim, out var id))
        {
            return null;
        }

        var account = await grains.GetGrain<IAccountGrain>(name.Value).View();
        return account is { Profile: not null, Disabled: false } && account.Tokens.Any(t => t.Id == id && t.ExpiresAt > now)
            ? new Subject(account, Proof.SignedToken, id)
            : null;
    }

    private async ValueTask<SymmetricSecurityKey> KeyAsync() => new(await keys.ForAsync("signed-token"));
}
