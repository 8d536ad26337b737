using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Accounts;

public sealed class IdentityAggregate : Aggregate<IdentityClaim, IdentityEvent>
{
    public override string Kind => Streams.Identity;

    public override IdentityClaim Initial => IdentityClaim.Initial;

    public override IdentityClaim Evolve(IdentityClaim state, IdentityEvent happened) => IdentityClaim.Evolve(state, happened);
}

public sealed class IdentityGrain(Recorder<IdentityClaim, IdentityEvent> recorder) : RecordedGrain<IdentityClaim, IdentityEvent>(recorder), IIdentityGrain
{
    /// <summary>The claim comes first and goes last, so whenever an account has the identity, the claim names that account.</summary>
    public async Task<Reply> Link(Caller caller, AccountName account, ExternalIdentity identity)
    {
        if (State.Account is { } other && other != account
            && (await GrainFactory.GetGrain<IAccountGrain>(other.Value).View()).Identities.Any(i => i.Id == identity.Id))
        {
            return Reply.Refused(Version, new Rejection("identity.linked-elsewhere"));
        }

        var claimed = await Record(caller, s => IdentityClaim.Decide(s, new ClaimIdentity(account, caller.At)));
        return claimed.IsDone ? await GrainFactory.GetGrain<IAccountGrain>(account.Value).LinkIdentity(caller, identity) : claimed;
    }

    public async Task<Reply> Unlink(Caller caller, AccountName account, string id)
    {
        var unlinked = await GrainFactory.GetGrain<IAccountGrain>(account.Value).UnlinkIdentity(caller, id);
        if (!unlinked.IsDone)
            return unlinked;
        var released = await Record(caller, s => IdentityClaim.Decide(s, new ReleaseIdentity(account, caller.At)));
        return released.IsDone ? unlinked : released;
    }

    public Task<IdentityClaim> View() => Task.FromResult(State);
}
