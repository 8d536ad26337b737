using System.Data.Common;
using CoGovernance.Storage.Commit;
using CoGovernance.Storage.Dialect;

namespace CoGovernance.Storage.Vault;

/// <summary>The keys in the database, read and made on the caller's thread. A vanished database is waited for. Thread-safe.</summary>
internal sealed class KeyTable(RecordDatabase database, TimeSpan limit, TimeProvider time, CancellationToken closing)
{
    private const string FindSql = "SELECT key FROM person_keys WHERE person = @person";

    private const string InsertSql =
        "INSERT INTO person_keys (person, key, made_at) VALUES (@person, @key, @at) ON CONFLICT (person) DO NOTHING";

    /// <summary>Null when the person was never heard of.</summary>
    public StoredKey? Find(string person) => Patiently(FindSql, command => command.With("@person", person).ExecuteScalar()) switch
    {
        null => null,
        byte[] key => new StoredKey(key),
        _ => new StoredKey(Key: null),
    };

    /// <summary>Stores a key unless the person has one or is erased; returns what stands.</summary>
    public StoredKey Insert(string person, byte[] key)
    {
        var madeAt = Instants.ToMicroseconds(time.GetUtcNow());
        Patiently(InsertSql, command => command.With("@person", person).With("@key", key).With("@at", madeAt).ExecuteNonQuery());
        return Find(person) ?? throw new InvalidOperationException($"The key of {person} vanished.");
    }

    private object? Patiently(string sql, Func<DbCommand, object?> run)
    {
        var patience = new Patience(limit, time, time.GetTimestamp(), closing);
        while (true)
        {
            ReadSession? session = null;
            var broken = true;
            try
            {
                session = database.Rent();
                var result = run(session.Command(sql));
                broken = false;
                return result;
            }
            catch (Exception exception) when (database.Classify(exception) is var fault && fault != StorageFault.Other)
            {
                if (!fault.MayPass() || !patience.Wait())
                    throw fault.ToException(database.Place, exception);
            }
            finally
            {
                if (session is not null)
                    database.Return(session, broken);
            }
        }
    }
}
