using System.Globalization;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Accounts;

public sealed class AccountAggregate : Aggregate<Account, AccountEvent>
{
    public override string Kind => Streams.Account;

    public override Account Initial => Account.Initial;

    public override Account Evolve(Account state, AccountEvent happened) => Account.Evolve(state, happened);

    public override IEnumerable<ProjectionRow> Rows(Account state)
    {
        if (state.Profile is { } p)
        {
            yield return Tables.Accounts.Row(
                p.Name.Value, p.Role.ToString(), p.Area?.Value, p.Unit?.Value, p.Member?.Value, p.DisplayName.Text, Tables.Flag(state.Disabled),
                Tables.Flag(state.MustChange), state.LockedUntil, state.OpenedAt, state.LastSignInAt);
        }
    }

    public override IEnumerable<ProjectionRow> Rows(Account before, AccountEvent happened, Account after)
    {
        if (happened is PersonalDataRead e)
        {
            yield return Tables.Readings.Row(
                after.Profile!.Name.Value, after.Readings.ToString("D9", CultureInfo.InvariantCulture), e.Thing, e.Fields, e.Reason, e.At);
        }
    }
}

public sealed class AccountGrain(Recorder<Account, AccountEvent> recorder) : RecordedGrain<Account, AccountEvent>(recorder), IAccountGrain
{
    public Task<Reply> Open(Caller caller, AccountProfile profile, Personal passwordHash, bool mustChange) =>
        Record(caller, s => AccountDecisions.Decide(s, new OpenAccount(profile, passwordHash, mustChange, caller.At)));

    public Task<Reply> Change(Caller caller, AccountProfile profile) =>
        Record(caller, s => AccountDecisions.Decide(s, new ChangeAccount(profile, caller.At)));

    public Task<Reply> SetPassword(Caller caller, Personal hash, bool mustChange) =>
        Record(caller, s => AccountDecisions.Decide(s, new SetPassword(hash, mustChange, caller.At)));

    public Task<Reply> FailSignIn(Caller caller) => Record(caller, s => AccountDecisions.Decide(s, new FailSignIn(caller.At)));

    public Task<Reply> StartSession(Caller caller, Session session, bool despiteLock) =>
        Record(caller, s => AccountDecisions.Decide(s, new StartSession(session, caller.At, despiteLock)));

    public Task<Reply> EndSession(Caller caller, string id) => Record(caller, s => AccountDecisions.Decide(s, new EndSession(id, caller.At)));

    public Task<Reply> IssueToken(Caller caller, AccessToken token) =>
        Record(caller, s => AccountDecisions.Decide(s, new IssueToken(token, caller.At)));

    public Task<Reply> RevokeToken(Caller caller, string id) => Record(caller, s => AccountDecisions.Decide(s, new RevokeToken(id, caller.At)));

    public Task<Reply> LinkIdentity(Caller caller, ExternalIdentity identity) =>
        Record(caller, s => AccountDecisions.Decide(s, new LinkIdentity(identity, caller.At)));

    public Task<Reply> UnlinkIdentity(Caller caller, string id) =>
        Record(caller, s => AccountDecisions.Decide(s, new UnlinkIdentity(id, caller.At)));

    public Task<Reply> Disable(Caller caller, string reason) =>
        Record(caller, s => AccountDecisions.Decide(s, new DisableAccount(reason, caller.At)));

    public Task<Reply> Enable(Caller caller) => Record(caller, s => AccountDecisions.Decide(s, new EnableAccount(caller.At)));

    public Task<Reply> Erase(Caller caller, ErasureGround ground) =>
        Record(caller, s => AccountDecisions.Decide(s, new EraseAccount(ground, caller.At)));

    public Task<Reply> RecordReading(Caller caller, string thing, string fields, string reason) =>
        Record(caller, s => AccountDecisions.Decide(s, new RecordReading(thing, fields, reason, caller.At)));

    public Task<Account> View() => Task.FromResult(State);
}
