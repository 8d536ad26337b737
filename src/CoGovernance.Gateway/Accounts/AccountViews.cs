using System.Collections.Immutable;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Access;

namespace CoGovernance.Gateway.Accounts;

/// <summary>Who is signed in, and for which part of the county.</summary>
public sealed record Me(
    string Account, Role Role, string? Area, string? Unit, string? Member, string? DisplayName, bool MustChangePassword)
{
    internal static Me Of(Account account) => Of(account, account.MustChange);

    internal static Me Of(Subject subject) => Of(subject.Account, subject.MustChangePassword);

    private static Me Of(Account account, bool mustChangePassword)
    {
        var p = account.Profile!;
        return new Me(p.Name.Value, p.Role, p.Area?.Value, p.Unit?.Value, p.Member?.Value, p.DisplayName.Text, mustChangePassword);
    }
}

/// <summary>A session just begun or still open. Writes need <paramref name="CsrfToken"/> in the header <c>X-CSRF-Token</c>.</summary>
public sealed record SessionView(Me Me, string CsrfToken, DateTimeOffset ExpiresAt);

public sealed record SignInBody(string Account, string Password);

public sealed record PasswordBody(string Current, string New);

/// <param name="Days">How long the token lasts; 1 to 366.</param>
public sealed record TokenBody(string Label, int Days);

/// <summary>A token as it is listed; the secret was shown once, when it was made.</summary>
public sealed record TokenView(string Id, string Label, DateTimeOffset ExpiresAt);

public sealed record TokenIssuedView(string Id, string Label, DateTimeOffset ExpiresAt, string Token);

public sealed record TokenList(ImmutableArray<TokenView> Items);

public sealed record SignedTokenView(string Token, DateTimeOffset ExpiresAt);

/// <summary>A new account. Without a password one is invented and shown once; either is changed at the first sign-in.</summary>
public sealed record AccountBody(
    string Account, Role Role, string? Area = null, string? Unit = null, string? Member = null, string? DisplayName = null, string? Password = null);

public sealed record AccountChangeBody(Role Role, string? Area = null, string? Unit = null, string? Member = null, string? DisplayName = null);

public sealed record ReasonBody(string Reason);

/// <param name="FirstPassword">Shown once, and only when it was invented here.</param>
public sealed record AccountOpenedView(AccountView Account, string? FirstPassword);

/// <summary>A line of the list of accounts.</summary>
public sealed record AccountLine(
    string Account, Role Role, string? Area, string? Unit, string? Member, string? DisplayName, bool Disabled, DateTimeOffset UpdatedAt);

/// <param name="Area">Accounts for this area or one within it.</param>
public sealed record AccountFilter(Role? Role = null, string? Area = null, string? Unit = null, string? Member = null, bool? Disabled = null);

public sealed record AccountView(
    string Account, Role Role, string? Area, string? Unit, string? Member, string? DisplayName, bool Disabled, bool MustChangePassword,
    DateTimeOffset? LockedUntil, DateTimeOffset? OpenedAt, DateTimeOffset? LastSignInAt)
{
    internal static AccountView Of(Account a)
    {
        var p = a.Profile!;
        return new AccountView(
            p.Name.Value, p.Role, p.Area?.Value, p.Unit?.Value, p.Member?.Value, p.DisplayName.Text, a.Disabled, a.MustChange, a.LockedUntil,
            a.OpenedAt, a.LastSignInAt);
    }
}
