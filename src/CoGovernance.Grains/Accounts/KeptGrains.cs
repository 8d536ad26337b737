using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Accounts;

public sealed class WriteKeyAggregate : Aggregate<WriteKey, WriteKeyEvent>
{
    public override string Kind => Streams.WriteKey;

    public override WriteKey Initial => WriteKey.Initial;

    public override WriteKey Evolve(WriteKey state, WriteKeyEvent happened) => WriteKey.Evolve(state, happened);
}

public sealed class WriteKeyGrain(Recorder<WriteKey, WriteKeyEvent> recorder) : RecordedGrain<WriteKey, WriteKeyEvent>(recorder), IWriteKeyGrain
{
    public async Task<WriteKeyReply> Claim(Caller caller, string fingerprint, string seed)
    {
        var reply = await Record(caller, s => WriteKey.Decide(s, new ClaimWriteKey(fingerprint, seed, caller.At)));
        return new WriteKeyReply(reply, State.Seed ?? "");
    }
}

public sealed class SecretAggregate : Aggregate<Secret, SecretEvent>
{
    public override string Kind => Streams.Secret;

    public override Secret Initial => Secret.Initial;

    public override Secret Evolve(Secret state, SecretEvent happened) => Secret.Evolve(state, happened);
}

public sealed class SecretGrain(Recorder<Secret, SecretEvent> recorder) : RecordedGrain<Secret, SecretEvent>(recorder), ISecretGrain
{
    public async Task<SecretReply> Obtain(Caller caller, Personal proposed)
    {
        var reply = await Record(caller, s => Secret.Decide(s, new KeepSecret(proposed, caller.At)));
        return new SecretReply(reply, State.Text);
    }
}
