using System.Collections.Immutable;
using CoGovernance.Domain.Accounts;

namespace CoGovernance.Gateway.ExternalSignIn;

/// <summary>How somebody may sign in.</summary>
/// <param name="External">Null when no provider is configured.</param>
public sealed record SignInWays(bool Password, ExternalWay? External);

/// <param name="Name">What the button says.</param>
/// <param name="Start">Where the browser goes; <c>?returnTo=</c> with a path on this server may follow.</param>
public sealed record ExternalWay(string Name, string Start);

/// <param name="Subject">The person's name at the configured provider (its tokens' <c>sub</c>); 1 to 255 ASCII characters.</param>
public sealed record IdentityBody(string Subject);

public sealed record IdentityView(string Id, string Issuer, string? Subject, DateTimeOffset LinkedAt)
{
    internal static IdentityView Of(ExternalIdentity identity) => new(identity.Id, identity.Issuer, identity.Subject.Text, identity.LinkedAt);
}

public sealed record IdentityList(ImmutableArray<IdentityView> Items);
