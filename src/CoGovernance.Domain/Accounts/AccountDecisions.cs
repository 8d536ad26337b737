using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Accounts;

/// <param name="PasswordHash">None for an account that signs in by token or by another provider only.</param>
public sealed record OpenAccount(AccountProfile Profile, Personal PasswordHash, bool MustChange, DateTimeOffset At);

public sealed record ChangeAccount(AccountProfile Profile, DateTimeOffset At);

public sealed record SetPassword(Personal Hash, bool MustChange, DateTimeOffset At);

public sealed record FailSignIn(DateTimeOffset At);

/// <param name="DespiteLock">The lock is for strangers, and this is a browser that is known.</param>
public sealed record StartSession(Session Session, DateTimeOffset At, bool DespiteLock = false);

public sealed record EndSession(string Id, DateTimeOffset At);

public sealed record IssueToken(AccessToken Token, DateTimeOffset At);

public sealed record RevokeToken(string Id, DateTimeOffset At);

public sealed record LinkIdentity(ExternalIdentity Identity, DateTimeOffset At);

public sealed record UnlinkIdentity(string Id, DateTimeOffset At);

public sealed record DisableAccount(string Reason, DateTimeOffset At);

public sealed record EraseAccount(ErasureGround Ground, DateTimeOffset At);

public sealed record EnableAccount(DateTimeOffset At);

public sealed record RecordReading(string Thing, string Fields, string Reason, DateTimeOffset At);

/// <summary>Who may sign in, and what an account may have open. Passwords and secrets come as hashes.</summary>
public static class AccountDecisions
{
    public const int MostSessions = 10;
    public const int MostTokens = 20;
    public const int MostIdentities = 5;
    public const int FailuresToLock = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);
    public static readonly TimeSpan LongestToken = TimeSpan.FromDays(366);

    private static readonly Rejection Unknown = new("account.unknown");

    public static Decision<AccountEvent> Decide(Account state, OpenAccount command)
    {
        if (state.Profile is not null)
            return new Rejection("account.name-taken").With("name", command.Profile.Name);
        if (command.Profile.Violation is { } wrong)
            return wrong;
        var opened = new AccountOpened(command.Profile, command.At);
        return command.PasswordHash.Text is null
            ? opened
            : Decision<AccountEvent>.Of(opened, new PasswordSet(command.PasswordHash, command.MustChange, command.At));
    }

    /// <summary>Everything but the name may change.</summary>
    public static Decision<AccountEvent> Decide(Account state, ChangeAccount command) =>
        state.Profile is not { } profile ? Unknown
        : command.Profile.Name != profile.Name ? new Rejection("account.name-is-fixed")
        : command.Profile.Violation is { } wrong ? wrong
        : command.Profile == profile ? Decision<AccountEvent>.Nothing
        : new AccountChanged(command.Profile, command.At);

    public static Decision<AccountEvent> Decide(Account state, SetPassword command) =>
        state.Profile is null ? Unknown : new PasswordSet(command.Hash, command.MustChange, command.At);

    /// <summary>From the fifth failure in a row on, each locks the account for a quarter of an hour; a locked one counts no more.</summary>
    public static Decision<AccountEvent> Decide(Account state, FailSignIn command)
    {
        if (state.Profile is null)
            return Unknown;
        if (state.IsLocked(command.At))
            return Decision<AccountEvent>.Nothing;
        var failures = state.Failures + 1;
        return new SignInFailed(failures, failures >= FailuresToLock ? command.At + LockedFor : null, command.At);
    }

    public static Decision<AccountEvent> Decide(Account state, StartSession command) =>
        state.Profile is null ? Unknown
        : state.Disabled ? new Rejection("account.disabled")
        : state.IsLocked(command.At) && !command.DespiteLock ? new Rejection("account.locked").With("until", state.LockedUntil!.Value.ToString("O"))
        : command.Session.ExpiresAt > command.At + LongestSession ? new Rejection("account.session-too-long")
        : command.Session.Identity is { } identity && state.Identities.All(i => i.Id != identity) ? new Rejection("external.not-linked")
        : state.Sessions.Any(s => s.Id == command.Session.Id) ? Decision<AccountEvent>.Nothing
        : new SessionStarted(command.Session, command.At);

    public static Decision<AccountEvent> Decide(Account state, EndSession command) =>
        state.Sessions.Any(s => s.Id == command.Id) ? new SessionEnded(command.Id, command.At) : Decision<AccountEvent>.Nothing;

    public static Decision<AccountEvent> Decide(Account state, IssueToken command) =>
        state.Profile is null ? Unknown
        : state.Disabled ? new Rejection("account.disabled")
        : command.Token.Label.Length is < 1 or > 60 ? new Rejection("account.token-label").With("most", 60)
        : command.Token.ExpiresAt <= command.At || command.Token.ExpiresAt > command.At + LongestToken
            ? new Rejection("account.token-term").With("days", LongestToken.Days)
        : state.Tokens.Any(t => t.Id == command.Token.Id) ? Decision<AccountEvent>.Nothing
        : state.Tokens.Count(t => t.ExpiresAt > command.At) >= MostTokens ? new Rejection("account.too-many-tokens").With("most", MostTokens)
        : new TokenIssued(command.Token, command.At);

    public static Decision<AccountEvent> Decide(Account state, RevokeToken command) =>
        state.Tokens.Any(t => t.Id == command.Id) ? new TokenRevoked(command.Id, command.At) : new Rejection("account.token-unknown");

    public static Decision<AccountEvent> Decide(Account state, LinkIdentity command) =>
        state.Profile is null ? Unknown
        : state.Identities.Any(i => i.Id == command.Identity.Id) ? Decision<AccountEvent>.Nothing
        : state.Identities.Length >= MostIdentities ? new Rejection("account.too-many-identities").With("most", MostIdentities)
        : new IdentityLinked(command.Identity, command.At);

    public static Decision<AccountEvent> Decide(Account state, UnlinkIdentity command) =>
        state.Identities.Any(i => i.Id == command.Id) ? new IdentityUnlinked(command.Id, command.At) : new Rejection("identity.unknown");

    public static Decision<AccountEvent> Decide(Account state, DisableAccount command) =>
        state.Profile is null ? Unknown : state.Disabled ? Decision<AccountEvent>.Nothing : new AccountDisabled(command.Reason, command.At);

    public static Decision<AccountEvent> Decide(Account state, EraseAccount command) =>
        state.Profile is null ? Unknown
        : state.IsErased ? Decision<AccountEvent>.Nothing
        : new AccountErased(command.Ground, command.At);

    public static Decision<AccountEvent> Decide(Account state, EnableAccount command) =>
        state.Profile is null ? Unknown
        : state.IsErased ? new Rejection("person.erased")
        : state.Disabled || state.LockedUntil is not null ? new AccountEnabled(command.At)
        : Decision<AccountEvent>.Nothing;

    public static Decision<AccountEvent> Decide(Account state, RecordReading command) =>
        state.Profile is null ? Unknown
        : command.Reason.Trim().Length is < 2 or > 200 ? new Rejection("reading.reason").With("least", 2).With("most", 200)
        : new PersonalDataRead(command.Thing, command.Fields, command.Reason.Trim(), command.At);
}
