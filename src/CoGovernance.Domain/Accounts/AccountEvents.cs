using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Accounts;

/// <summary>What can happen to an account. Names and fields are storage contracts.</summary>
public abstract record AccountEvent;

public sealed record AccountOpened(AccountProfile Profile, DateTimeOffset At) : AccountEvent;

public sealed record AccountChanged(AccountProfile Profile, DateTimeOffset At) : AccountEvent;

/// <param name="Hash">Of the password, by the gateway's hasher; sealed in the journal.</param>
/// <param name="MustChange">Somebody else chose it: the owner changes it at the next sign-in.</param>
public sealed record PasswordSet(Personal Hash, bool MustChange, DateTimeOffset At) : AccountEvent;

/// <param name="Failures">In a row, with this one.</param>
/// <param name="LockedUntil">Null while there are few.</param>
public sealed record SignInFailed(int Failures, DateTimeOffset? LockedUntil, DateTimeOffset At) : AccountEvent;

public sealed record SessionStarted(Session Session, DateTimeOffset At) : AccountEvent;

public sealed record SessionEnded(string Id, DateTimeOffset At) : AccountEvent;

public sealed record TokenIssued(AccessToken Token, DateTimeOffset At) : AccountEvent;

public sealed record TokenRevoked(string Id, DateTimeOffset At) : AccountEvent;

/// <summary>The account of a person who is forgotten: disabled for good, without the name shown and the password.</summary>
public sealed record AccountErased(ErasureGround Ground, DateTimeOffset At) : AccountEvent;

public sealed record IdentityLinked(ExternalIdentity Identity, DateTimeOffset At) : AccountEvent;

/// <summary>Ends the sessions that began with it.</summary>
public sealed record IdentityUnlinked(string Id, DateTimeOffset At) : AccountEvent;

public sealed record AccountDisabled(string Reason, DateTimeOffset At) : AccountEvent;

public sealed record AccountEnabled(DateTimeOffset At) : AccountEvent;

/// <summary>
/// Personal data was shown to the owner of this account: of whom, which, and why. Source: PIPL art. 51 and 55, records of handling.
/// </summary>
/// <param name="Thing">As in <c>request/R20260105-7K3M2Q</c>.</param>
/// <param name="Fields">Names of fields, separated by commas.</param>
public sealed record PersonalDataRead(string Thing, string Fields, string Reason, DateTimeOffset At) : AccountEvent;
