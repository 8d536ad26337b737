namespace CoGovernance.Storage.Vault;

/// <summary>Finds keys and makes none: for rebuilding lists, which only open what was sealed.</summary>
internal sealed class KnownKeys(KeyTable keys) : IKeyStore
{
    public StoredKey? Find(string person) => keys.Find(person);

    public void Queue(string person, byte[] key, Action settled) => throw NotHere();

    public StoredKey Store(string person, byte[] key) => throw NotHere();

    public Task EraseAsync(string person) => throw NotHere();

    private static InvalidOperationException NotHere() => new("Nothing is sealed or erased while lists are rebuilt.");
}
