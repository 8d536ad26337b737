using System.Security.Cryptography;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Commit;

namespace CoGovernance.Storage.Vault;

/// <summary>
/// Seals under keys that lie in the record's own database. With <paramref name="remembers"/> (one writing process) keys are kept
/// in memory, at most twice 10,000, and new ones travel with the next commit; without, the database is asked each time. Thread-safe.
/// </summary>
internal sealed class PersonVault(IKeyStore keys, Action<byte[]> fillRandom, bool remembers) : IPersonVault
{
    private const int RememberedKeys = 10_000;

    private readonly Lock gate = new();
    private readonly BoundedCache<string, StoredKey> remembered = new(RememberedKeys);

    /// <summary>Keys that are not on disk yet, and persons whose erasure is under way: the database does not know better.</summary>
    private readonly Dictionary<string, StoredKey> ahead = new(StringComparer.Ordinal);

    /// <exception cref="PersonErasedException">The person was erased.</exception>
    public string Seal(string person, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(person);
        var found = Find(person) ?? Make(person);
        return found.Key is { } key
            ? SealedText.Seal(key, SealedText.NewNonce(fillRandom), person, text)
            : throw new PersonErasedException(person);
    }

    /// <exception cref="CryptographicException">The text was not sealed for this person.</exception>
    public string? Open(string person, string sealedText)
    {
        ArgumentException.ThrowIfNullOrEmpty(person);
        var found = Find(person) ?? throw new CryptographicException($"Nothing was ever sealed for {person}.");
        return found.Key is { } key ? SealedText.Open(key, person, sealedText) : null;
    }

    public bool IsErased(string person)
    {
        ArgumentException.ThrowIfNullOrEmpty(person);
        return Find(person) is { IsErased: true };
    }

    public async Task EraseAsync(string person, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(person);
        cancellationToken.ThrowIfCancellationRequested();
        StoredKey? before;
        lock (gate)
        {
            before = ahead.TryGetValue(person, out var key) ? key : null;
            ahead[person] = new StoredKey(Key: null);
            remembered.Remove(person);
        }

        try
        {
            await keys.EraseAsync(person);
        }
        catch
        {
            lock (gate)
            {
                if (before is { } key)
                    ahead[person] = key;
                else
                    ahead.Remove(person);
            }

            throw;
        }

        lock (gate)
        {
            ahead.Remove(person);
            Remember(person, new StoredKey(Key: null));
        }
    }

    private StoredKey? Find(string person)
    {
        lock (gate)
        {
            if (ahead.TryGetValue(person, out var known) || remembered.TryGet(person, out known))
                return known;
        }

        var found = keys.Find(person);
        if (found is { } key)
        {
            lock (gate)
            {
                if (ahead.TryGetValue(person, out var newer) || remembered.TryGet(person, out newer))
                    return newer;
                Remember(person, key);
            }
        }

        return found;
    }

    private StoredKey Make(string person)
    {
        var made = SealedText.NewKey(fillRandom);
        if (!remembers)
            return keys.Store(person, made);
        lock (gate)
        {
            if (ahead.TryGetValue(person, out var other) || remembered.TryGet(person, out other))
                return other;
            var key = new StoredKey(made);
            keys.Queue(person, made, () => Settle(person, made));
            ahead[person] = key;
            return key;
        }
    }

    private void Settle(string person, byte[] key)
    {
        lock (gate)
        {
            // What stands in the database is read when it is needed next.
            if (ahead.TryGetValue(person, out var waiting) && waiting.Key == key)
                ahead.Remove(person);
        }
    }

    private void Remember(string person, StoredKey key)
    {
        if (remembers)
            remembered.Set(person, key);
    }
}
