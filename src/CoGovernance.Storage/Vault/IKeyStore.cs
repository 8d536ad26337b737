namespace CoGovernance.Storage.Vault;

/// <summary>A person as the database knows it: with a key, or erased.</summary>
internal readonly record struct StoredKey(byte[]? Key)
{
    public bool IsErased => Key is null;
}

/// <summary>Where the vault finds and leaves keys.</summary>
internal interface IKeyStore
{
    /// <summary>Null when the person was never heard of.</summary>
    StoredKey? Find(string person);

    /// <summary>Queues a new key before any append that comes later.</summary>
    void Queue(string person, byte[] key, Action settled);

    /// <summary>Stores a new key at once, unless there is one already; returns the one that stands.</summary>
    StoredKey Store(string person, byte[] key);

    Task EraseAsync(string person);
}
