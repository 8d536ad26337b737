using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Contracts.Grains;

/// <summary>An account, by its name. Passwords and secrets come as hashes: see <see cref="AccountDecisions"/> for what is refused.</summary>
public interface IAccountGrain : IRecordedGrain
{
    Task<Reply> Open(Caller caller, AccountProfile profile, Personal passwordHash, bool mustChange);

    Task<Reply> Change(Caller caller, AccountProfile profile);

    /// <summary>Ends all sessions.</summary>
    Task<Reply> SetPassword(Caller caller, Personal hash, bool mustChange);

    Task<Reply> FailSignIn(Caller caller);

    /// <summary>A sign-in that succeeded.</summary>
    /// <param name="despiteLock">It came from a browser in which the account had signed in before.</param>
    Task<Reply> StartSession(Caller caller, Session session, bool despiteLock);

    Task<Reply> EndSession(Caller caller, string id);

    Task<Reply> IssueToken(Caller caller, AccessToken token);

    Task<Reply> RevokeToken(Caller caller, string id);

    /// <summary>Called by <see cref="IIdentityGrain"/> only, which sees to it that no other account has the identity.</summary>
    Task<Reply> LinkIdentity(Caller caller, ExternalIdentity identity);

    Task<Reply> UnlinkIdentity(Caller caller, string id);

    /// <summary>Ends all sessions and tokens.</summary>
    Task<Reply> Disable(Caller caller, string reason);

    Task<Reply> Enable(Caller caller);

    /// <summary>Disables the account for good and forgets whose it was.</summary>
    Task<Reply> Erase(Caller caller, ErasureGround ground);

    /// <summary>To be answered before the data is shown.</summary>
    Task<Reply> RecordReading(Caller caller, string thing, string fields, string reason);

    [AlwaysInterleave]
    [ReadOnly]
    Task<Account> View();
}

/// <summary>A key under which a write is sent, by the hash of the key and of who sends it.</summary>
public interface IWriteKeyGrain : IRecordedGrain
{
    /// <summary>Refused as <c>command.reused</c> when the key was claimed for something else.</summary>
    Task<WriteKeyReply> Claim(Caller caller, string fingerprint, string seed);
}

/// <param name="Seed">The one that was given when the key was first claimed.</param>
public sealed record WriteKeyReply(Reply Reply, string Seed);

/// <summary>An external identity, by its id: the one place that knows whose it is.</summary>
public interface IIdentityGrain : IRecordedGrain
{
    /// <summary>Refused as <c>identity.linked-elsewhere</c> when another account has it.</summary>
    Task<Reply> Link(Caller caller, AccountName account, ExternalIdentity identity);

    Task<Reply> Unlink(Caller caller, AccountName account, string id);

    [AlwaysInterleave]
    [ReadOnly]
    Task<IdentityClaim> View();
}

/// <summary>A secret of the server, by its name.</summary>
public interface ISecretGrain : IRecordedGrain
{
    /// <summary>Keeps the proposed secret when there is none yet; answers with the one that is kept.</summary>
    Task<SecretReply> Obtain(Caller caller, Personal proposed);
}

public sealed record SecretReply(Reply Reply, Personal Secret);
