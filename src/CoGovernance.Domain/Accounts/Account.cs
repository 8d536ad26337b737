using System.Collections.Immutable;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Accounts;

/// <summary>A browser that is signed in. The secret itself is only in its cookie.</summary>
/// <param name="SecretHash">SHA-256, in hex.</param>
/// <param name="Identity">The id of the external identity with which it began; null when it was the password.</param>
public sealed record Session(string Id, string SecretHash, DateTimeOffset ExpiresAt, string? Identity = null);

/// <summary>A token with which a program speaks for the account.</summary>
/// <param name="Label">What the owner calls it; 1 to 60 characters.</param>
/// <param name="SecretHash">SHA-256, in hex.</param>
public sealed record AccessToken(string Id, string Label, string SecretHash, DateTimeOffset ExpiresAt);

/// <summary>An account: who may sign in, as what, and what is open in its name.</summary>
public sealed record Account
{
    public static Account Initial { get; } = new();

    public AccountProfile? Profile { get; init; }

    /// <summary>Without one nobody signs in by password.</summary>
    public Personal PasswordHash { get; init; } = Personal.None;

    public bool MustChange { get; init; }

    /// <summary>Failed sign-ins since the last that succeeded.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public bool Disabled { get; init; }

    public bool IsErased { get; init; }

    public ImmutableArray<Session> Sessions { get; init; } = [];

    public ImmutableArray<AccessToken> Tokens { get; init; } = [];

    /// <summary>With which external identities the owner signs in.</summary>
    public ImmutableArray<ExternalIdentity> Identities { get; init; } = [];

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Readings of personal data so far.</summary>
    public int Readings { get; init; }

    public bool IsLocked(DateTimeOffset at) => LockedUntil > at;

    /// <summary>Folds one event in. Never throws.</summary>
    public static Account Evolve(Account state, AccountEvent happened) => happened switch
    {
        AccountOpened e => state with { Profile = e.Profile, OpenedAt = e.At },
        AccountChanged e => state with { Profile = e.Profile },
        PasswordSet e => state with
        {
            PasswordHash = e.Hash,
            MustChange = e.MustChange,
            Failures = 0,
            LockedUntil = null,
            Sessions = [],
        },
        SignInFailed e => state with { Failures = e.Failures, LockedUntil = e.LockedUntil },
        SessionStarted e => state with
        {
            Failures = 0,
            LockedUntil = null,
            LastSignInAt = e.At,
            Sessions = [.. state.Sessions.Where(s => s.ExpiresAt > e.At).TakeLast(AccountDecisions.MostSessions - 1), e.Session],
        },
        SessionEnded e => state with { Sessions = state.Sessions.RemoveAll(s => s.Id == e.Id) },
        TokenIssued e => state with { Tokens = [.. state.Tokens.Where(t => t.ExpiresAt > e.At), e.Token] },
        TokenRevoked e => state with { Tokens = state.Tokens.RemoveAll(t => t.Id == e.Id) },
        IdentityLinked e => state with { Identities = state.Identities.Add(e.Identity) },
        IdentityUnlinked e => state with
        {
            Identities = state.Identities.RemoveAll(i => i.Id == e.Id),
            Sessions = state.Sessions.RemoveAll(s => s.Identity == e.Id),
        },
        AccountDisabled => state with { Disabled = true, Sessions = [], Tokens = [] },
        AccountEnabled => state with { Disabled = false, Failures = 0, LockedUntil = null },
        AccountErased => state with
        {
            IsErased = true,
            Disabled = true,
            Sessions = [],
            Tokens = [],
            Identities = [],
            PasswordHash = state.PasswordHash.Forgotten(),
            Profile = state.Profile is { } p ? p with { DisplayName = p.DisplayName.Forgotten() } : null,
        },
        PersonalDataRead => state with { Readings = state.Readings + 1 },
        _ => state,
    };
}
