using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Accounts;

/// <summary>Who a person is at an OpenID provider, and since when this account stands for that person.</summary>
/// <param name="Id">The name of the pair of issuer and subject; 40 hex digits, not secret.</param>
/// <param name="Issuer">The provider, as its tokens name it.</param>
/// <param name="Subject">The person's name at the provider: up to 255 characters; personal, so sealed in the journal.</param>
public sealed record ExternalIdentity(string Id, string Issuer, Personal Subject, DateTimeOffset LinkedAt);

/// <summary>What can happen to an external identity. Names and fields are storage contracts.</summary>
public abstract record IdentityEvent;

public sealed record IdentityClaimed(AccountName Account, DateTimeOffset At) : IdentityEvent;

public sealed record IdentityReleased(AccountName Account, DateTimeOffset At) : IdentityEvent;

public sealed record ClaimIdentity(AccountName Account, DateTimeOffset At);

public sealed record ReleaseIdentity(AccountName Account, DateTimeOffset At);

/// <summary>
/// Which account an external identity belongs to: one at most. The claim holds only while the account has the identity too; one that
/// its account knows nothing of is what a crash left, and gives way to the next.
/// </summary>
public sealed record IdentityClaim
{
    public static IdentityClaim Initial { get; } = new();

    public AccountName? Account { get; init; }

    /// <summary>Folds one event in. Never throws.</summary>
    public static IdentityClaim Evolve(IdentityClaim state, IdentityEvent happened) => happened switch
    {
        IdentityClaimed e => state with { Account = e.Account },
        IdentityReleased => state with { Account = null },
        _ => state,
    };

    public static Decision<IdentityEvent> Decide(IdentityClaim state, ClaimIdentity command) =>
        state.Account == command.Account ? Decision<IdentityEvent>.Nothing : new IdentityClaimed(command.Account, command.At);

    public static Decision<IdentityEvent> Decide(IdentityClaim state, ReleaseIdentity command) =>
        state.Account == command.Account ? new IdentityReleased(command.Account, command.At) : Decision<IdentityEvent>.Nothing;
}
